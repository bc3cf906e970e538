import type { Kept } from '../document/saved/beside'
import type { ChangeInput, Document, View } from '../document/types'
import type { Checkpoint, Watch } from '../trainer/protocol'
import { app, say } from './app-store'
import { tellDivergence, tellGrowth } from './divergence'
import { frames, history, latestFrame } from './frames'
import { updateLandscape } from './landscape-store'
import { createEventReceiver } from './run-events'
import type { WorkerLike } from './supervised-worker'
import { forgetTraces, setTraceSource, traces } from './traces'
import { createTrainingClient, type TrainingClient } from './training-client'
import { sameWatch, watchFor } from './watch'

/** An opening that the worker has not yet finished: it builds, then replays to the document's step. */
interface Opening {
  readonly document: Document
  readonly meant: number // step that it will go on to: what links and undo keep meanwhile
  readonly arrived: (() => void) | null // once the step is reached
  readonly refused: (() => void) | null // puts back what was there before
}

const stoppedWords = () => import('./stopped')

let opening: Opening | null = null
let watching: Watch = watchFor(app.getState().document.view, null)
let newestTransport = 'pause' // a worker that died goes on playing, but not beyond the step or epoch it was asked for
let client = connect()

function connect(createWorker?: () => WorkerLike): TrainingClient {
  return createTrainingClient({
    ...(createWorker ? { createWorker } : {}),
    onEvent: createEventReceiver(
      { app, frames, traces },
      {
        opening: () => opening?.document ?? app.getState().document,
        onArrived: arrive,
        onRefused: refuse,
        onChanged: (step) => {
          forgetTraces(step)
          client.forgetAfter(step)
        },
        onViewChanged: updateWatch,
        onHealth: (diverged, beginsToGrow) => {
          if (beginsToGrow) tellGrowth()
          tellDivergence(diverged)
        },
        onStopped: (stopped) => void stoppedWords().then(({ tellStopped }) => tellStopped(stopped)),
        onMoved: updateLandscape,
      },
    ),
    stepNow,
    onRestart: restartAt,
    onGivenUp: giveUp,
  })
}

setTraceSource((step) => client.trace(step))
frames.onPainted(() => client.send({ type: 'painted' }))

/** Sends a transport command to the training worker. */
export function transport(command: Parameters<TrainingClient['transport']>[0]): void {
  newestTransport = command.type
  client.transport(command)
}

/** The one client of the training worker, for the run beside. */
export function besideClient(): Pick<TrainingClient, 'openBeside' | 'sendBeside' | 'closeBeside' | 'trace'> {
  return client
}

/** Sends a live change to the training worker. */
export function sendChange(change: ChangeInput): void {
  client.send({ type: 'change', change })
}

/** The document with the step that is on the screen. */
export function currentDocument(): Document {
  if (opening) return { ...opening.document, step: opening.meant }
  return { ...app.getState().document, step: stepNow() }
}

/** The runs with the steps that are on the screen: what links, files, reloads and undo keep. */
export function keptNow(): Kept {
  return { document: currentDocument(), beside: currentBeside() }
}

function currentBeside(): Document | null {
  const { comparison, opensBeside } = app.getState()
  if (opensBeside || !comparison) return opensBeside
  const { document, run } = comparison.beside.app.getState()
  const frame = comparison.beside.frames.latest()
  return frame?.run === run ? { ...document, step: frame.position.step } : document
}

/** The step of the newest frame, or the one the document opens at. */
export function stepNow(): number {
  const { run, document } = app.getState()
  const frame = latestFrame()
  return frame?.run === run ? frame.position.step : (opening?.document ?? document).step
}

interface OpenOptions {
  readonly beside?: Document | null // run B; null for none; without a word one that is there follows this run
  readonly meant?: number // the step that the run will go on to when it has arrived
  readonly arrived?: () => void
  readonly refused?: () => void
  readonly ghost?: boolean
}

/** Opens a document as a new run and replays it to its step. What was on the screen stays until the worker has built the new one. */
export function openRun(document: Document, options: OpenOptions = {}): void {
  opening = { document, meant: options.meant ?? document.step, arrived: options.arrived ?? null, refused: options.refused ?? null }
  const ghost = options.ghost === true && history.rows().length > 1
  frames.reset(ghost ? 'ghost' : 'nothing')
  forgetTraces()
  watching = watchFor(document.view, null)
  const { message, touched, position } = app.getState()
  const run = client.open(document, watching)
  app.setState({
    run,
    status: 'loading',
    progress: null,
    ...(options.beside === undefined ? {} : { opensBeside: options.beside }),
    ...(options.beside === null ? { comparison: null } : {}),
    ghost,
    touched: touched || position !== null || document.step > 0,
    message: message?.kind === 'error' ? null : message,
  })
}

/** Tells the worker what the views want, if that has changed. */
function updateWatch(): void {
  const { document, network } = app.getState()
  const next = watchFor(document.view, network)
  if (sameWatch(next, watching)) return
  watching = next
  client.send({ type: 'watch', watch: next })
}

/** Replaces the view; the worker hears of what it watches. */
export function setView(patch: Partial<View>): void {
  const { document } = app.getState()
  app.setState({ document: { ...document, view: { ...document.view, ...patch } } })
  updateWatch()
}

/** Ends the training worker as a crash would (tests). */
export function killWorker(): void {
  client.kill()
}

/** Injects a worker (tests). */
export function setTrainingWorker(createWorker: () => WorkerLike): void {
  client.dispose()
  opening = null
  frames.reset()
  forgetTraces()
  client = connect(createWorker)
}

function arrive(step: number): void {
  const finished = opening
  opening = null
  if (finished?.document.step === step) finished.arrived?.()
}

function refuse(message: string): void {
  const refused = opening?.refused
  opening = null
  refused?.()
  say('error', message)
}

function restartAt(step: number, checkpoint: Checkpoint | null): void {
  const { status, network, rate, document } = app.getState()
  const playing = status === 'playing' && newestTransport === 'play'
  const play = () => transport({ type: 'play', rate })
  opening = opening ?? { document: { ...document, step }, meant: step, arrived: playing ? play : null, refused: null }
  frames.reset('run')
  forgetTraces()
  watching = watchFor(opening.document.view, network)
  const run = client.reopen(opening.document, watching, checkpoint)
  app.setState({ run, status: 'loading', progress: null })
  say('warning', `The training worker stopped; it was restarted at step ${step.toLocaleString('en-US')}.`)
}

function giveUp(step: number, reason: string): void {
  opening = null
  app.setState({ status: 'failed', progress: null })
  const where = step.toLocaleString('en-US')
  say(
    'error',
    `The training worker failed twice at step ${where} (${reason}). The run was stopped there. Undo, restart or open another scenario.`,
  )
}
