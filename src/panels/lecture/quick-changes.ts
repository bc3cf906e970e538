import { USUAL_DROPOUT } from '../../document/presets/defaults'
import { plainNumber } from '../../document/problem'
import { LIMITS } from '../../document/ranges'
import type { Training } from '../../document/types'
import { change, chosenRun, isCompared, page, type Run, say } from '../../page'
import { EMPTY_STATE } from '../../page/documents/editing'
import type { RunId } from '../../trainer/protocol'

/** The rate asked for last. Until it is logged and shown the next key starts from it, so that keys pressed faster than the worker answers all count. */
let asked: { readonly run: RunId; readonly rate: number; readonly atMs: number } | null = null

/** An answer of the worker takes at most this long. */
const ANSWER_MS = 700

/** Loaded on demand, like the settings of a schedule. */
const ratePlans = () => import('../../page/run/rate-plan')

interface Target {
  readonly run: Run
  readonly name: string
}

/** The run that the keys act on, and the start of a sentence about it. */
function target(): Target {
  const run = chosenRun()
  const names = [isCompared() ? `Run ${run.mark}` : '', page.getState().inside ? 'from the next step on' : '']
    .filter((name) => name !== '')
    .join(', ')
  return { run, name: names === '' ? '' : `${names[0]!.toUpperCase()}${names.slice(1)}: ` }
}

/** Say what was changed, after the run's name if there are two. */
function tell(name: string, text: string): void {
  say('info', name === '' ? text : `${name}${text[0]!.toLowerCase()}${text.slice(1)}`)
}

/** Act at once, or as soon as a run that is being opened is there: a key pressed right after a restart counts. */
function whenOpen(act: (on: Target) => void): void {
  const on = target()
  const { state } = on.run
  if (state.getState().status !== 'loading') {
    act(on)
    return
  }
  const end = state.subscribe(({ status }) => {
    if (status === 'loading') return
    end()
    act(on)
  })
}

/** Multiply the learning rate in force, up to its limits, and say so; a schedule begins again at the new rate. */
export function scaleRate(factor: number): void {
  whenOpen((on) => scale(factor, on))
}

function scale(factor: number, on: Target): void {
  const { frames, state } = on.run
  const { training, document } = state.getState()
  if (!training) return
  const step = frames.latest()?.position.step ?? document.step
  if (training.schedule.kind === 'constant') scaleFrom(rateAsked(on.run, step) ?? training.learningRate, factor, on)
  else void ratePlans().then(({ rateAt }) => scaleFrom(rateAsked(on.run, step) ?? rateAt(document, step), factor, on))
}

function scaleFrom(inForce: number, factor: number, { run, name }: Target): void {
  const { run: opening, training } = run.state.getState()
  const { min, max } = LIMITS.learningRate
  const [rate, wanted] = [inForce, inForce * factor].map((value) => Number(value.toPrecision(6))) as [number, number]
  const next = Math.max(min, Math.min(max, wanted))
  const extreme = `the ${factor > 1 ? 'largest' : 'smallest'} that can be set`
  if (next === rate) {
    const { message } = page.getState()
    // a warning that stands weighs more
    if (message === null || message.kind === 'info') tell(name, `Learning rate ${plainNumber(rate)} is ${extreme}`)
    return
  }
  const problem = change({ field: 'learningRate', value: next }, run, inForce !== training?.learningRate)
  if (problem) {
    say('error', problem.message)
    return
  }
  asked = { run: opening, rate: next, atMs: performance.now() }
  const limit = next === wanted ? '' : `, ${extreme}`
  const restarts = training?.schedule.kind === 'constant' ? '' : '; the schedule begins again there'
  tell(name, `Learning rate ${plainNumber(rate)} → ${plainNumber(next)}${limit}${restarts}`)
}

function rateAsked({ state }: Run, step: number): number | null {
  const { run, document, training } = state.getState()
  if (asked?.run !== run || performance.now() - asked.atMs > ANSWER_MS) return null
  const last = document.changes.at(-1)
  const logged = last?.field === 'learningRate' && last.value === asked.rate && step >= last.step
  const shown = logged && training?.learningRate === asked.rate
  return shown ? null : asked.rate
}

const MOMENTUM = 0.9

type Switched = Pick<Training, 'optimizer' | 'dropout'>

/** What M and P asked for last, for the next press of the same key before the worker has answered. */
const switched = new Map<keyof Switched, { readonly run: RunId; readonly value: Switched[keyof Switched]; readonly atMs: number }>()

/** The value in force, or the one that was asked for just now. */
function valueNow<F extends keyof Switched>(field: F, run: RunId, inForce: Switched[F]): Switched[F] {
  const last = switched.get(field)
  return last?.run === run && performance.now() - last.atMs < ANSWER_MS ? (last.value as Switched[F]) : inForce // kept by its field
}

/** Momentum on at 0.9 in place of any other optimizer, or back from it, Nesterov's too, to plain gradient descent. */
export function toggleMomentum(): void {
  whenOpen(switchMomentum)
}

function switchMomentum({ run, name }: Target): void {
  const { training, run: opening } = run.state.getState()
  if (!training) return
  const optimizer = valueNow('optimizer', opening, training.optimizer)
  const { kind } = optimizer
  const on = 'beta' in optimizer
  const value = on ? ({ kind: 'sgd' } as const) : ({ kind: 'momentum', beta: MOMENTUM } as const)
  const problem = change({ field: 'optimizer', value }, run, optimizer !== training.optimizer)
  if (!problem) switched.set('optimizer', { run: opening, value, atMs: performance.now() })
  if (problem) say('error', problem.message)
  else if (on) tell(name, `Momentum${kind === 'nesterov' ? ' (Nesterov)' : ''} off: plain gradient descent`)
  else tell(name, `Momentum on: β = ${MOMENTUM}${kind === 'sgd' ? '' : `. ${EMPTY_STATE}`}`)
}

/** Dropout on, or off; a network without hidden units has nothing to drop. */
export function toggleDropout(): void {
  whenOpen(switchDropout)
}

function switchDropout({ run, name }: Target): void {
  const { training, network, run: opening } = run.state.getState()
  if (!training || !network) return
  if (network.layers.length === 1) {
    tell(name, 'There is nothing to drop: dropout acts on hidden units, and this network has none')
    return
  }
  const dropout = valueNow('dropout', opening, training.dropout)
  const on = dropout > 0
  const value = on ? 0 : USUAL_DROPOUT
  const problem = change({ field: 'dropout', value }, run, dropout !== training.dropout)
  if (!problem) switched.set('dropout', { run: opening, value, atMs: performance.now() })
  if (problem) say('error', problem.message)
  else tell(name, on ? 'Dropout off' : `Dropout on: each hidden unit is dropped with chance ${USUAL_DROPOUT}`)
}
