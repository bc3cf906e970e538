import type { Document } from '../../document/types'
import type { StepTrace } from '../../engine/step/step-trace'
import type { Checkpoint, Command, Event, LoadCommand, LoadEvent, RunId, Snapshot, Watch } from '../../trainer/protocol'
import { createRecovery } from './recovery'
import { superviseWorker, type WorkerLike } from './supervised-worker'

/** What the page hears of a run. */
export type RunEvent = Exclude<Event, { type: 'beat' | 'trace' | 'snapshot' | 'checkpoint' | 'failed' }>

/** What the page does for one run. */
export interface LineHandlers {
  /** An event of the newest opening. */
  readonly onEvent: (event: RunEvent) => void
  /** The last step known of the run. */
  readonly stepNow: () => number
  /** The run failed by itself; the others go on. Not called for the first run, whose failure is the worker's. */
  readonly onFailed: (message: string) => void
  /** The worker died; a new one waits. Open the run again, from the checkpoint where it is not null. */
  readonly onRestart: (checkpoint: Checkpoint | null) => void
  /** The first run failed twice at the same step; nothing is running. */
  readonly onGivenUp: () => void
}

/** One run's line to the training worker. */
export interface RunLine {
  /**
   * Open a document under a new run number, in place of the one before.
   * The first run sets the pace, so it must be the first one opened: its opening closes all the others.
   */
  open(document: Document, watch: Watch): RunId
  /** Go on with a document after the worker died. */
  reopen(document: Document, watch: Watch, from: Checkpoint | null): RunId
  send(command: RunCommand): void
  /** The full record of a step; null when the worker has none, or the run was closed or opened anew meanwhile. */
  trace(step: number): Promise<StepTrace | null>
  /** What the run was at a step, with a field of `side` points a side; null under the same conditions. */
  snapshot(step: number, side: number): Promise<Snapshot | null>
  /** Forget the mirrored checkpoint when it lies after `step`, where the run's past was changed. */
  forgetAfter(step: number): void
  /** Close the run for good. */
  close(): void
}

export interface TrainingClient {
  /** A line for one more run, which opens after those before it. */
  line(handlers: LineHandlers): RunLine
  /** What the worker loads beside the runs; whoever asks for it hears its events, null where the worker died. */
  readonly loader: { readonly post: (command: LoadCommand) => void; hear: (event: LoadEvent | null) => void }
  /** Whether at most one run is open. */
  holdsOne(): boolean
  /** Send a command that is about all runs. */
  transport(command: TransportCommand): void
  /** End the worker as a crash would (tests). */
  kill(): void
  /** Close all runs and end the worker; those that are opened next get one from `createWorker` (tests). */
  reset(createWorker: () => WorkerLike): void
}

export type TransportCommand = Extract<Command, { type: 'play' | 'pause' | 'step' | 'epoch' | 'seek' }>

type RunCommand =
  | Omit<Extract<Command, { type: 'change' }>, 'run'>
  | Omit<Extract<Command, { type: 'watch' }>, 'run'>
  | Omit<Extract<Command, { type: 'painted' }>, 'run'>

/** Events that the worker sends unasked: each waits until the one before was taken in. */
const PACED: readonly Event['type'][] = ['status', 'progress', 'checkpoint']

/** What the client holds of a run. */
interface Held extends LineHandlers {
  run: RunId | null // null: not open
  checkpoint: Checkpoint | null // the newest, mirrored
}

interface Request {
  readonly run: RunId
  readonly resolve: (answer: Event | null) => void
}

/** What is asked of a run, without its number and the request's. */
type Asked = Omit<Extract<Command, { type: 'trace' }>, 'run' | 'request'> | Omit<Extract<Command, { type: 'snapshot' }>, 'run' | 'request'>

function trainingWorker(): WorkerLike {
  return new Worker(new URL('../../trainer/worker/training-worker.ts', import.meta.url), { type: 'module' })
}

/**
 * The one owner of the training worker: run numbers, stale messages, mirrored checkpoints, restarts.
 * @param onRestarted all runs were opened again, of which the first stood at `step`
 * @param onGivenUp the first run failed twice at the same step; nothing is running
 */
export function createTrainingClient(
  onRestarted: (step: number) => void,
  onGivenUp: (step: number, reason: string) => void,
  createWorker: () => WorkerLike = trainingWorker,
): TrainingClient {
  let create = createWorker
  let numbers: RunId = 0 // given so far
  let requests = 0
  let lines: readonly Held[] = []
  const waiting = new Map<number, Request>()
  const recovery = createRecovery()
  const worker = superviseWorker<Command | LoadCommand, Event | LoadEvent>(() => create(), receive, fail)

  const loader: TrainingClient['loader'] = { post: (command) => worker.post(command), hear: () => {} }

  function receive(event: Event | LoadEvent): void {
    if (event.type === 'beat') return
    if (event.type === 'loading' || event.type === 'loaded') {
      loader.hear(event)
      return
    }
    if (event.type === 'trace' || event.type === 'snapshot') {
      waiting.get(event.request)?.resolve(event)
      waiting.delete(event.request)
      return
    }
    const line = lines.find(({ run }) => run === event.run)
    if (!line) return
    // after what the event has set off on the page, so that a busy page is sent less
    if (PACED.includes(event.type)) setTimeout(() => line.run === event.run && worker.post({ type: 'heard', run: event.run }))
    switch (event.type) {
      case 'checkpoint':
        line.checkpoint = event.before ?? event.checkpoint
        if (line === lines[0]) recovery.reached(event.checkpoint.step)
        return
      case 'failed':
        if (line === lines[0]) fail(event.message)
        else {
          forget(line)
          line.onFailed(event.message)
        }
        return
      case 'refused':
        line.run = null
        line.onEvent(event)
        return
      default:
        line.onEvent(event)
    }
  }

  /** The worker is gone, and all runs with it. */
  function fail(reason: string): void {
    worker.stop()
    loader.hear(null)
    const lost = lines.filter(({ run }) => run !== null)
    for (const line of lost) forget(line)
    const [first] = lost
    if (!first) return
    const step = first.stepNow()
    if (!recovery.mayRestartAt(step)) {
      for (const line of lost) line.onGivenUp()
      onGivenUp(step, reason)
      return
    }
    for (const { checkpoint, stepNow, onRestart } of lost) onRestart(checkpoint && checkpoint.step <= stepNow() ? checkpoint : null)
    onRestarted(step)
  }

  /** What was asked of the run will get no answer. */
  function forget(line: Held): void {
    for (const [request, { run, resolve }] of waiting) {
      if (run !== line.run) continue
      waiting.delete(request)
      resolve(null)
    }
    line.run = null
  }

  function open(line: Held, document: Document, watch: Watch, from: Checkpoint | null): RunId {
    numbers += 1
    line.run = numbers
    line.checkpoint = from
    worker.post({ type: 'open', run: numbers, document, watch, ...(from ? { from } : {}) })
    return numbers
  }

  function ask({ run }: Held, asked: Asked): Promise<Event | null> {
    if (run === null) return Promise.resolve(null)
    requests += 1
    const request = requests
    worker.post({ ...asked, run, request })
    return new Promise((resolve) => waiting.set(request, { run, resolve }))
  }

  function close(line: Held): void {
    if (line.run === null) return
    worker.post({ type: 'close', run: line.run })
    forget(line)
  }

  return {
    line(handlers) {
      const line: Held = { ...handlers, run: null, checkpoint: null }
      lines = [...lines, line]
      return {
        open(document, watch) {
          if (line === lines[0]) {
            recovery.reset()
            for (const one of lines) close(one)
          } else close(line)
          return open(line, document, watch, null)
        },
        reopen: (document, watch, from) => open(line, document, watch, from),
        send(command) {
          if (line.run !== null) worker.post({ ...command, run: line.run })
        },
        async trace(step) {
          const answer = await ask(line, { type: 'trace', step })
          return answer?.type === 'trace' ? answer.trace : null
        },
        async snapshot(step, side) {
          const answer = await ask(line, { type: 'snapshot', step, side })
          return answer?.type === 'snapshot' ? answer.snapshot : null
        },
        forgetAfter(step) {
          if (line.checkpoint && line.checkpoint.step > step) line.checkpoint = null
        },
        close() {
          close(line)
          lines = lines.filter((one) => one !== line)
        },
      }
    },
    loader,
    holdsOne: () => lines.filter(({ run }) => run !== null).length < 2,
    transport(command) {
      if (lines.some(({ run }) => run !== null)) worker.post(command)
    },
    kill: worker.kill,
    reset(createWorker) {
      for (const line of lines) forget(line)
      worker.stop()
      create = createWorker
    },
  }
}
