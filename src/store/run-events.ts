import type { StoreApi } from 'zustand/vanilla'
import { networkOf } from '../document/pins'
import { trainingAt } from '../document/training-at'
import type { Document, Training } from '../document/types'
import type { Activation } from '../engine/network/activations'
import type { Diverged, Event, Frame, Stopped } from '../trainer/protocol'
import { unreachable } from '../trainer/unreachable'
import type { AppState } from './app-store'
import type { Frames } from './frames'
import type { Traces } from './traces'
import type { RunEvent } from './training-client'
import { fitView } from './views-of-runs'

/** What the page holds of one run. */
export interface RunStore {
  readonly app: StoreApi<AppState>
  readonly frames: Frames
  readonly traces: Traces
}

interface Hooks {
  /** The document being opened. */
  readonly opening: () => Document
  /** The replay to the document's step is over: reached, cancelled or diverged. */
  readonly onArrived: (step: number) => void
  readonly onRefused: (message: string) => void
  /** The change log has a new entry at `step`. */
  readonly onChanged: (step: number) => void
  readonly onViewChanged: () => void
  /** Whether the run has diverged, and whether its loss has just begun to grow. */
  readonly onHealth: (diverged: Diverged | null, beginsToGrow: boolean) => void
  /** A rule has just ended the run. */
  readonly onStopped: (stopped: Stopped) => void
  /** Something may have changed that a landscape is about. */
  readonly onMoved: () => void
}

/** Turns the worker's events into state, history and landscapes. Frames set no state, but where a logged change acts in them. */
export function createEventReceiver(run: RunStore, hooks: Hooks): (event: RunEvent) => void {
  return (event) => {
    switch (event.type) {
      case 'opened':
        opened(run.app, event, hooks.opening())
        hooks.onViewChanged()
        return
      case 'refused':
        hooks.onRefused(event.problem.message)
        return
      case 'status':
        {
          const before = run.app.getState()
          statusChanged(run.app, event)
          hooks.onHealth(event.diverged, event.growing && !before.growing)
          if (event.stopped && stoppedAnew(before, event.stopped)) hooks.onStopped(event.stopped)
        }
        hooks.onMoved()
        if (event.status !== 'seeking') hooks.onArrived(event.position.step)
        return
      case 'frame':
        frameArrived(run, event.frame)
        hooks.onMoved()
        return
      case 'changed':
        changed(run, event, hooks)
        hooks.onMoved()
        return
      case 'progress':
        run.app.setState({ progress: { step: event.step, target: event.target } })
        return
      default:
        unreachable(event)
    }
  }
}

function opened(app: StoreApi<AppState>, { network, dataset, split }: Extract<Event, { type: 'opened' }>, document: Document): void {
  const fitting = { ...document, view: fitView(document.view, network, dataset) }
  // until the worker's first status, which comes next
  const { training, activations } = trainingAt(document.scenario, document.changes, document.step)
  app.setState({
    document: fitting,
    dataset,
    split,
    network: networkOf(network.sizes, activations, training.pins),
    training,
    activations,
    position: null,
    lastStep: document.step,
    diverged: null,
    growing: false,
    stopped: null,
  })
}

function statusChanged(app: StoreApi<AppState>, event: Extract<Event, { type: 'status' }>): void {
  const { status, position, lastStep, diverged, growing, stopped } = event
  const { document, progress } = app.getState()
  app.setState({
    status,
    position,
    lastStep,
    diverged,
    growing,
    stopped,
    progress: status === 'seeking' ? progress : null,
    document: document.step === position.step ? document : { ...document, step: position.step },
    ...inForce(app.getState(), event.training, position.step),
  })
}

/** Not where a seek or an opening has come to a place at which a rule once fired. */
function stoppedAnew({ status, stopped }: AppState, { step }: Stopped): boolean {
  return (status === 'playing' || status === 'paused') && stopped?.step !== step
}

function frameArrived({ app, frames }: RunStore, frame: Frame): void {
  frames.receive(frame)
  const { position, document } = app.getState()
  const patch: Partial<AppState> = inForce(app.getState(), frame.training, frame.position.step)
  if (frame.exact && position?.step !== frame.position.step) {
    Object.assign(patch, { position: frame.position, document: { ...document, step: frame.position.step } })
  }
  if (Object.keys(patch).length > 0) app.setState(patch)
}

function changed({ app, frames }: RunStore, { changes, cut }: Extract<Event, { type: 'changed' }>, hooks: Hooks): void {
  const { document } = app.getState()
  const step = changes[changes.length - 1]?.step ?? 0
  app.setState({ document: { ...document, changes }, ...(cut === null ? {} : { ghost: true, lastStep: step }) })
  frames.outdate()
  if (cut !== null) frames.cutFuture(step)
  hooks.onChanged(step)
  const frame = frames.latest()
  if (frame) app.setState(inForce(app.getState(), frame.training, frame.position.step))
}

/** What differs from the settings in the state: nothing at almost every frame. */
function inForce(state: AppState, training: Training, step: number): Partial<Pick<AppState, 'training' | 'activations' | 'network'>> {
  const activations = activationsAt(state.document, step)
  const sameTraining = JSON.stringify(training) === JSON.stringify(state.training)
  const sameActivations = activations.join() === state.activations?.join()
  const samePins = sameTraining || JSON.stringify(training.pins) === JSON.stringify(state.training?.pins)
  return {
    ...(sameTraining ? {} : { training }),
    ...((sameActivations && samePins) || !state.network
      ? {}
      : { activations, network: networkOf(state.network.sizes, activations, training.pins) }),
  }
}

/** The activations that the newest change of functions up to `step` has set: the worker's frames name only the training settings. */
function activationsAt({ scenario, changes }: Document, step: number): readonly Activation[] {
  const last = changes.findLast((change) => change.field === 'functions' && change.step <= step)
  return last?.field === 'functions' ? last.value.activations : scenario.network.activations
}
