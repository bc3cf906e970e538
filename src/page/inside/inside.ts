import { trainingAt } from '../../document/training-at'
import type { StepContext } from '../../explain/context'
import { keyOf } from '../../explain/key-of'
import type { Level } from '../../explain/operations/operation'
import { createOperations } from '../../explain/operations/operations'
import type { Quantity } from '../../explain/quantity'
import { nameOf } from '../../explain/sentences/names-of'
import { counted } from '../../words/counted'
import { networkAt } from '../run/network-at'
import type { Inside } from '../state/inside-state'
import { dismiss, type Pace, page, say } from '../state/page-state'
import { firstRun, latestFrame, requestTrace } from '../state/runs'
import { pause, step as trainStep } from '../state/transport'
import { reducedMotion } from '../workers/browser'
import './entry'
import { cover, exerciseKey, isOpen, leave, put } from './exercise'
import { focusNext } from './follow-focus'
import { operationAsked } from './operation-asked'
import { hasPass, passContext } from './pass'
import { exerciseOf } from './predicting'

let timer: ReturnType<typeof setTimeout> | undefined
let opens = 0
let alone = false // the shown image is walked through by itself, not the last step

firstRun.state.subscribe((state, before) => {
  const goesOn = state.run !== before.run && state.goesOn
  cover()
  if (page.getState().inside === null && page.getState().entering === null) return
  if (goesOn) waitAgain()
  else if (state.run !== before.run || state.status === 'failed') leaveInside()
  else if (state.position !== before.position || state.status !== before.status) follow()
})

firstRun.frames.subscribe(() => {
  const { inside, entering } = page.getState()
  if (alone && (inside !== null || entering !== null)) followPass()
})

/**
 * Opens the step that led to the present parameters; at step 0 the first step is made for it. Training pauses.
 * A drawing, which is in no step, is opened by itself.
 * @param from begin with its first operation, or with the one that makes the number of the selection
 */
export function enterInside(from: 'start' | 'selection' = 'start'): void {
  const { status, document } = firstRun.state.getState()
  if (page.getState().inside || status === 'loading' || status === 'failed') return
  enter(from, hasPass(firstRun.state.getState()) && (document.view.drawn ?? null) !== null)
}

/** Inside a step: goes over to the shown image by itself, or back to the last step. */
export function walkAlone(on: boolean): void {
  if (page.getState().inside) enter('start', on)
}

function enter(from: 'start' | 'selection', byItself: boolean): void {
  const { position, status } = firstRun.state.getState()
  const { message } = page.getState()
  alone = byItself
  // what is said may name a result of the step
  page.setState({ entering: from, message: message?.kind === 'info' ? null : message })
  if (status === 'playing' || status === 'seeking') pause()
  else if (position?.step === 0 && !alone) makeFirst()
  else follow()
}

/** Opens the step that the run stands behind, as soon as it does, at the place where it was left. */
export function openAgain(): void {
  page.setState({ entering: 'again' })
  follow()
}

export function leaveInside(): void {
  stopWalking()
  page.setState({ entering: null })
  opens += 1
  alone = false
  if (page.getState().inside === null) return
  page.setState({ inside: null })
  leave()
}

/** The worker died: the step stays open at its operation, one that was being opened is opened when the run stands again. */
function waitAgain(): void {
  stopWalking()
  opens += 1
}

const FIRST_MADE = 'Took one step so there is something to look inside.'

/** At step 0 there is nothing to look into yet. In a lecture the caption says which step is open. */
function makeFirst(): void {
  trainStep(1)
  if (!page.getState().lecture) say('info', FIRST_MADE)
}

/** Opens the step that the run stands behind, or the shown image alone, once it stands. */
function follow(): void {
  if (alone) {
    followPass()
    return
  }
  const { position, status } = firstRun.state.getState()
  const { inside } = page.getState()
  if (!position || (status !== 'paused' && status !== 'diverged')) return
  if (position.step === 0) {
    if (page.getState().entering) makeFirst()
    else if (inside) leaveInside()
    return
  }
  if (inside?.step === position.step - 1 || latestFrame()?.position.step !== position.step) return
  void open(position.step - 1)
}

async function open(step: number): Promise<void> {
  opens += 1
  const mine = opens
  stopWalking()
  const trace = await requestTrace(step)
  const state = firstRun.state.getState()
  const { document, dataset, split } = state
  const network = networkAt(state, step)
  if (mine !== opens) return
  if (!trace || !network || !dataset || !split) {
    say('error', `Step ${step} could not be opened.`)
    leaveInside()
    return
  }
  const { training } = trainingAt(document.scenario, document.changes, step)
  const context: StepContext = {
    network,
    trace,
    loss: training.loss,
    penalty: training.penalty,
    trainBiases: training.trainBiases,
    trainingRows: split.train.length,
    inputNames: dataset.inputNames,
    outputNames: dataset.outputNames,
  }
  show(context)
}

/** Opens the shown image by itself, as soon as its record is here. */
function followPass(): void {
  const { inside } = page.getState()
  const frame = latestFrame()
  const known = inside?.context.trace.ends !== undefined && inside.context.trace.before === frame?.parameters
  const context = known ? null : passContext()
  if (!context) return
  opens += 1
  stopWalking()
  show(context)
}

function show(context: StepContext): void {
  const { inside, predict, entering } = page.getState()
  const operations = createOperations(context)
  const key = exerciseKey(context)
  const same = inside !== null && inside.context.trace.ends === context.trace.ends
  // with results to predict, each step is taken up where it was left
  const place = predict.on || entering === 'again' ? exerciseOf({ key }).place : same ? inside.index : 0
  const index = entering === 'selection' ? operationAsked(context, operations, firstRun.state.getState().document.view) : place
  put({
    step: context.trace.step,
    key,
    context,
    operations,
    index: Math.min(index, operations.count('operation') - 1),
    level: inside?.level ?? 'operation',
    walking: false,
    asks: false,
    warned: false,
    why: [],
    bookmarks: same ? inside.bookmarks : [],
  })
  page.setState({ entering: null })
}

/** Goes to an operation, within the step. */
export function goToOperation(index: number): void {
  const { inside, message } = page.getState()
  if (!inside) return
  if (message?.text === FIRST_MADE) dismiss() // it is about the start
  const last = inside.operations.count('operation') - 1
  const at = Math.max(0, Math.min(last, index))
  if (at === inside.index && inside.why.length === 0) return
  const skipped = openBetween(inside, inside.index, at)
  put({ ...inside, index: at, warned: false, why: [] })
  if (skipped > 0)
    say('info', `${counted(skipped, 'question')} skipped: ${skipped === 1 ? 'its number is' : 'their numbers are'} shown now.`)
}

/** One group of the chosen level on: to its last operation. An open question is skipped at the second press. */
export function nextOperation(): void {
  const { inside } = page.getState()
  if (!inside) return
  if (inside.asks && !inside.warned) {
    page.setState({ inside: { ...inside, warned: true } })
    say('info', 'This question is still open. Next again skips it and shows its number.')
    return
  }
  goToOperation(indexAfter(inside))
}

/** The same by a key: a question that comes has the focus. */
export function nextByKey(): void {
  const { inside, predict } = page.getState()
  nextOperation()
  if (predict.on && inside?.index !== page.getState().inside?.index) focusNext()
}

/** One group of the chosen level back: to the last operation of the group before. */
export function previousOperation(): void {
  const { inside } = page.getState()
  if (inside) goToOperation(inside.operations.group(inside.level, inside.index).from - 1)
}

/** To the next number that is to be predicted, or else to the end. */
export function nextQuestion(): void {
  const { inside } = page.getState()
  if (inside) goToOperation(firstOpen(inside, inside.operations.count('operation') - 1))
}

/** The same operation of another sample of the batch, `by` positions on. */
export function goToSample(by: number): void {
  const { inside } = page.getState()
  if (!inside) return
  const { operations, index } = inside
  const { sample } = operations.at(index)
  const { number, from } = operations.group('sample', index)
  if (sample === null || number + by < 0 || number + by > operations.count('sample') - 2) return
  goToOperation(operations.startOf('sample', number + by) + index - from)
}

export function setLevel(level: Level): void {
  const { inside } = page.getState()
  if (inside) page.setState({ inside: { ...inside, level } })
}

/** Asks why a number is what it is; the questions before stay as a trail. */
export function askWhy(quantity: Quantity): void {
  const { inside } = page.getState()
  if (!inside) return
  const { result } = inside.operations.at(inside.index)
  const subject = inside.why.at(-1) ?? result
  // a part of the only sample, a gradient and the total one may be one number under one name
  if (subject && nameOf(inside.context, subject) === nameOf(inside.context, quantity)) return
  const key = keyOf(quantity)
  const known = inside.why.findIndex((asked) => keyOf(asked) === key)
  page.setState({ inside: { ...inside, why: known < 0 ? [...inside.why, quantity] : inside.why.slice(0, known + 1) } })
}

/** Back to the operation's own result. */
export function forgetWhy(): void {
  const { inside } = page.getState()
  if (inside) page.setState({ inside: { ...inside, why: [] } })
}

/** Marks the operation, or takes the mark away. */
export function toggleBookmark(): void {
  const { inside } = page.getState()
  if (!inside) return
  const { bookmarks, index } = inside
  const rest = bookmarks.filter((marked) => marked !== index)
  page.setState({ inside: { ...inside, bookmarks: rest.length < bookmarks.length ? rest : [...rest, index].sort((a, b) => a - b) } })
}

/** Moves on by itself, one group of the level at a time, and stops at the end of each phase. */
export function toggleWalking(): void {
  const { inside } = page.getState()
  if (!inside) return
  if (inside.asks) {
    say('info', 'Answer the question first, or go on without an answer.')
    return
  }
  if (reducedMotion()) {
    goToOperation(firstOpen(inside, inside.operations.group('phase', indexAfter(inside)).to - 1))
    return
  }
  if (inside.walking) {
    stopWalking()
    return
  }
  page.setState({ inside: { ...inside, walking: true } })
  walkOn(false)
}

/** How fast a walk goes, also the next one. */
export function setPace(pace: Pace): void {
  page.setState({ pace })
}

function walkOn(stopAtPhase: boolean): void {
  const { inside } = page.getState()
  if (!inside?.walking) return
  const next = indexAfter(inside)
  const phase = inside.operations.group('phase', inside.index).number
  const ended = next === inside.index || (stopAtPhase && (inside.asks || inside.operations.group('phase', next).number !== phase))
  if (ended) {
    stopWalking()
  } else {
    goToOperation(next)
    timer = setTimeout(() => walkOn(true), page.getState().pace)
  }
}

function stopWalking(): void {
  clearTimeout(timer)
  const { inside } = page.getState()
  if (inside?.walking) page.setState({ inside: { ...inside, walking: false } })
}

function indexAfter(inside: Inside): number {
  const { operations, level, index } = inside
  const { to } = operations.group(level, index)
  if (index < to - 1) return firstOpen(inside, to - 1)
  return to >= operations.count('operation') ? index : firstOpen(inside, operations.group(level, to).to - 1)
}

/** Open questions from one operation to before another. */
function openBetween(inside: Inside, from: number, to: number): number {
  let open = 0
  if (page.getState().predict.on) for (let at = from; at < to; at++) if (isOpen(inside, at)) open += 1
  return open
}

/** The first operation on the way to another that is to be predicted, else that other one. */
function firstOpen(inside: Inside, to: number): number {
  if (!page.getState().predict.on) return to
  for (let at = inside.index + 1; at < to; at++) if (isOpen(inside, at)) return at
  return to
}
