import type { Document } from '../document/types'
import type { StepTrace } from '../engine/step/step-trace'
import type { Checkpoint, Command, Event, RunId, Watch } from '../trainer/protocol'
import { createRecovery } from './recovery'
import { superviseWorker, type WorkerLike } from './supervised-worker'

/** What the page hears of a run. */
export type RunEvent = Exclude<Event, { type: 'beat' | 'trace' | 'checkpoint' | 'failed' }>
export type FailedEvent = Extract<Event, { type: 'failed' }>

/** What the client needs to know and to tell; the client itself holds no settings. */
export interface TrainingClientOptions {
  readonly createWorker?: () => WorkerLike
  /** Events of the newest run only. */
  readonly onEvent: (event: RunEvent) => void
  /** The last step known of the run. */
  readonly stepNow: () => number
  /** The worker died; a new one waits. Open the run again, from the checkpoint where it is not null. */
  readonly onRestart: (step: number, checkpoint: Checkpoint | null) => void
  /** The run failed twice at the same step; nothing is running. */
  readonly onGivenUp: (step: number, reason: string) => void
}

export interface TrainingClient {
  /** Closes the run before and opens a document under a new run number. */
  open(document: Document, watch: Watch): RunId
  /** Opens a document as the continuation of a run whose worker died. */
  reopen(document: Document, watch: Watch, from: Checkpoint | null): RunId
  /** Sends a command that names no run. */
  transport(command: Extract<Command, { type: 'play' | 'pause' | 'step' | 'epoch' | 'seek' }>): void
  /** Sends a command about the newest run. */
  send(command: RunCommand): void
  /** Opens a document as a second run beside the newest, in place of the one that was there; its events go to `onEvent`. */
  openBeside(document: Document, watch: Watch, onEvent: (event: RunEvent | FailedEvent) => void): RunId
  /** Sends a command about the run beside. */
  sendBeside(command: RunCommand): void
  closeBeside(): void
  /** The full record of a step of the newest run, or of the one beside; null when the worker has none, or another run was opened meanwhile. */
  trace(step: number, which?: 'beside'): Promise<StepTrace | null>
  /** Forgets the mirrored checkpoint when it lies after `step`, where the run's past was changed. */
  forgetAfter(step: number): void
  /** Ends the worker without a word, as a crash would (tests). */
  kill(): void
  dispose(): void
}

type RunCommand =
  | Omit<Extract<Command, { type: 'change' }>, 'run'>
  | Omit<Extract<Command, { type: 'watch' }>, 'run'>
  | Omit<Extract<Command, { type: 'painted' }>, 'run'>

function trainingWorker(): WorkerLike {
  return new Worker(new URL('../trainer/worker/training-worker.ts', import.meta.url), { type: 'module' })
}

/** The one owner of the training worker: run numbers, stale messages, the mirrored checkpoint, restarts. */
export function createTrainingClient(options: TrainingClientOptions): TrainingClient {
  let run: RunId = 0
  let numbers: RunId = 0 // given so far
  let beside: { readonly run: RunId; readonly onEvent: (event: RunEvent | FailedEvent) => void } | null = null
  let open = false
  let checkpoint: Checkpoint | null = null
  let requests = 0
  const waiting = new Map<number, { readonly run: RunId; readonly resolve: (trace: StepTrace | null) => void }>()
  const recovery = createRecovery()
  const worker = superviseWorker<Command, Event>(options.createWorker ?? trainingWorker, receive, fail)

  function receive(event: Event): void {
    if (event.type === 'beat') return
    if (event.type === 'trace') {
      waiting.get(event.request)?.resolve(event.trace)
      waiting.delete(event.request)
      return
    }
    if (event.run === beside?.run && event.type !== 'checkpoint') beside.onEvent(event)
    if (event.run !== run) return
    switch (event.type) {
      case 'checkpoint':
        checkpoint = event.checkpoint
        recovery.reached(checkpoint.step)
        return
      case 'failed':
        fail(event.message)
        return
      case 'refused':
        open = false
        options.onEvent(event)
        return
      default:
        options.onEvent(event)
    }
  }

  function fail(reason: string): void {
    worker.stop()
    forgetRequests()
    beside = null
    if (!open) return
    open = false
    const step = options.stepNow()
    const usable = checkpoint && checkpoint.step <= step ? checkpoint : null
    if (recovery.mayRestartAt(step)) options.onRestart(step, usable)
    else options.onGivenUp(step, reason)
  }

  /** Of one run, or of both. */
  function forgetRequests(of?: RunId): void {
    for (const [request, { run, resolve }] of waiting) {
      if (of !== undefined && run !== of) continue
      waiting.delete(request)
      resolve(null)
    }
  }

  function openRun(document: Document, watch: Watch, from: Checkpoint | null): RunId {
    forgetRequests()
    if (open) worker.post({ type: 'close', run })
    closeBeside() // it follows the run that sets the pace, which is the first one opened
    numbers += 1
    run = numbers
    open = true
    checkpoint = from
    worker.post({ type: 'open', run, document, watch, ...(from ? { from } : {}) })
    return run
  }

  function closeBeside(): void {
    if (beside) {
      worker.post({ type: 'close', run: beside.run })
      forgetRequests(beside.run)
    }
    beside = null
  }

  return {
    open(document, watch) {
      recovery.reset()
      return openRun(document, watch, null)
    },
    reopen: openRun,
    transport(command) {
      if (open) worker.post(command)
    },
    send(command) {
      if (open) worker.post({ ...command, run })
    },
    openBeside(document, watch, onEvent) {
      closeBeside()
      numbers += 1
      beside = { run: numbers, onEvent }
      worker.post({ type: 'open', run: numbers, document, watch })
      return numbers
    },
    sendBeside(command) {
      if (beside) worker.post({ ...command, run: beside.run })
    },
    closeBeside,
    trace(step, which) {
      const of = which ? beside?.run : run
      if (!open || of === undefined) return Promise.resolve(null)
      requests += 1
      const request = requests
      worker.post({ type: 'trace', run: of, step, request })
      return new Promise((resolve) => waiting.set(request, { run: of, resolve }))
    },
    forgetAfter(step) {
      if (checkpoint && checkpoint.step > step) checkpoint = null
    },
    kill: worker.kill,
    dispose() {
      open = false
      forgetRequests()
      worker.stop()
    },
  }
}
