import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ChangeInput, Document, View } from '../../document/types'
import type { Checkpoint, Diverged, Snapshot, Stopped, Watch } from '../../trainer/protocol'
import { unreachable } from '../../trainer/unreachable'
import type { RunEvent, TrainingClient } from '../workers/training-client'
import { createFrames, type Frames } from './frames'
import { createMasks, type Masks } from './masks'
import { stoppedAnew, whenChanged, whenFrame, whenOpened, whenStatus } from './run-events'
import { initialRun, type RunState } from './run-state'
import { createTraces, type Traces } from './traces'
import { sameWatch, watchFor } from './watch'

/** What the page holds of one run: every run is made the same way. */
export interface Run {
  readonly mark: string // its letter: 'A', 'B', ...
  readonly state: StoreApi<RunState>
  readonly frames: Frames
  readonly traces: Traces
  readonly masks: Masks
  /** No other run is open in the same worker. */
  readonly alone: () => boolean
  readonly minus: Run | null // where this is the difference of two runs: the one that is subtracted
  /** Open a document and replay it to its step. What was on the screen stays until the worker has built it. */
  open(document: Document, options?: RunOptions): void
  /** Send a live change to the worker, which stamps its step. */
  sendChange(change: ChangeInput): void
  /** Replace the view; the worker hears of what it watches. */
  look(view: View): void
  /** The step of the newest frame, or the one the document opens at. */
  stepNow(): number
  /** The document with the step that is on the screen: what links, files, reloads and undo keep. */
  documentNow(): Document
  /** What the run was at a step that it has made, with a field of `side` points a side; null when it changed meanwhile. */
  snapshot(step: number, side: number): Promise<Snapshot | null>
  /** Close the run for good. */
  close(): void
  /** Forget what the run was, as if nothing had been opened in it (tests). */
  forget(): void
  /** What a part of the program keeps of this run: made by `create` when it is first asked for, gone with the run. */
  part<T>(create: (run: Run) => T): T
}

export interface RunOptions {
  readonly meant?: number // the step that the run will go on to when it has arrived
  readonly arrived?: () => void // once the document's step is reached
  readonly refused?: () => void // put back what was there before
  readonly ghost?: boolean // the curve of the run before stays in grey
}

/** What the page does when something happens to a run. */
export interface RunHooks {
  /** The worker has built the document. */
  readonly opened: (run: Run) => void
  /** The replay to the document's step is over: reached, cancelled or diverged. */
  readonly arrived: (run: Run) => void
  /** The worker could not build the document. */
  readonly refused: (run: Run, message: string) => void
  /** The run ended by itself; the others go on. */
  readonly failed: (run: Run, message: string) => void
  /** The run is opened again because its worker died. Return what is to be done when it has arrived. */
  readonly goOn: (run: Run) => Pick<RunOptions, 'arrived'>
  /** Whether the run has diverged, and whether its loss has just begun to grow. */
  readonly health: (run: Run, diverged: Diverged | null, beginsToGrow: boolean) => void
  /** A rule has just ended the run. */
  readonly stopped: (run: Run, stopped: Stopped) => void
}

/** An opening that the worker has not yet finished: it builds, then replays to the document's step. */
interface Opening extends RunOptions {
  readonly document: Document
}

/** A run with a line of its own to the training worker; its hooks are told what happens to it. */
export function createRun(mark: string, client: TrainingClient, hooks: RunHooks): Run {
  const state = createStore<RunState>()(initialRun)
  const frames = createFrames()
  const parts = new Map<unknown, unknown>()
  let opening: Opening | null = null
  let watching = watchFor(state.getState().document.view, null, null)
  const line = client.line({
    onEvent: receive,
    stepNow,
    onFailed: (message) => hooks.failed(run, message),
    onRestart: reopen,
    onGivenUp() {
      opening = null
      state.setState({ status: 'failed', progress: null })
    },
  })
  const traces = createTraces(line.trace)
  const masks = createMasks(state, frames)
  frames.onPainted(() => line.send({ type: 'painted' }))

  const run: Run = {
    mark,
    state,
    frames,
    traces,
    masks,
    alone: client.holdsOne,
    minus: null,
    open(document, options = {}) {
      opening = { document, ...options }
      const ghost = options.ghost === true && frames.history.rows().length > 1
      frames.reset(ghost ? 'ghost' : 'nothing')
      traces.forget()
      watching = watchFor(document.view, null, null)
      state.setState({ run: line.open(document, watching), goesOn: false, status: 'loading', progress: null, ghost })
    },
    sendChange: (change) => line.send({ type: 'change', change }),
    look(view) {
      state.setState({ document: { ...state.getState().document, view } })
      updateWatch()
    },
    stepNow,
    documentNow() {
      if (opening) return { ...opening.document, step: opening.meant ?? opening.document.step }
      return { ...state.getState().document, step: stepNow() }
    },
    snapshot: line.snapshot,
    close: line.close,
    forget() {
      opening = null
      frames.reset()
      traces.forget()
    },
    part<T>(create: (run: Run) => T): T {
      if (!parts.has(create)) parts.set(create, create(run))
      return parts.get(create) as T // only `create` sets it
    },
  }
  return run

  function stepNow(): number {
    const { run: newest, document } = state.getState()
    const frame = frames.latest()
    return frame?.run === newest ? frame.position.step : (opening?.document ?? document).step
  }

  function watchNow(view = state.getState().document.view): Watch {
    const { network, dataset } = state.getState()
    return watchFor(view, network, dataset)
  }

  /** Tell the worker what the views want, if that has changed. */
  function updateWatch(): void {
    const next = watchNow()
    if (sameWatch(next, watching)) return
    watching = next
    line.send({ type: 'watch', watch: next })
  }

  /** Turn an event of the worker into state and history. */
  function receive(event: RunEvent): void {
    const before = state.getState()
    switch (event.type) {
      case 'opened':
        state.setState(whenOpened(opening?.document ?? before.document, event))
        updateWatch()
        hooks.opened(run)
        return
      case 'refused': {
        const refused = opening?.refused
        opening = null
        refused?.()
        hooks.refused(run, event.problem.message)
        return
      }
      case 'status':
        state.setState(whenStatus(before, event))
        hooks.health(run, event.diverged, event.growing && !before.growing)
        if (stoppedAnew(before, event.stopped)) hooks.stopped(run, event.stopped)
        if (event.status !== 'seeking') arrive(event.position.step)
        return
      case 'frame': {
        frames.receive(event.frame)
        const patch = whenFrame(before, event.frame)
        if (Object.keys(patch).length > 0) state.setState(patch)
        return
      }
      case 'changed': {
        const step = event.changes.at(-1)?.step ?? 0
        state.setState(whenChanged(before, event, frames.latest()))
        frames.outdate()
        if (event.cut !== null) frames.cutFuture(step)
        traces.forget(step)
        line.forgetAfter(step)
        return
      }
      case 'progress':
        state.setState({ progress: { step: event.step, target: event.target } })
        return
      default:
        unreachable(event)
    }
  }

  function arrive(step: number): void {
    const finished = opening
    opening = null
    if (!finished) return
    hooks.arrived(run)
    if (finished.document.step === step) finished.arrived?.()
  }

  /** Go on where the run was when the worker died. */
  function reopen(checkpoint: Checkpoint | null): void {
    const { document } = state.getState()
    opening ??= { document: { ...document, step: stepNow() }, ...hooks.goOn(run) }
    frames.reset('run')
    traces.forget()
    watching = watchNow(opening.document.view)
    state.setState({ run: line.reopen(opening.document, watching, checkpoint), goesOn: true, status: 'loading', progress: null })
  }
}
