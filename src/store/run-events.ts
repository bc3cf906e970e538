import { trainingAt } from '../document/training-at'
import type { Document, Training } from '../document/types'
import type { Activation } from '../engine/activations'
import { createNetwork, type Network } from '../engine/network'
import type { Event, Frame } from '../trainer/protocol'
import { unreachable } from '../trainer/unreachable'
import { type AppState, app } from './app-store'
import { tellDivergence, tellGrowth } from './divergence'
import { cutFuture, latestFrame, receiveFrame } from './frames'
import { updateLandscape } from './landscape-store'
import { forgetTraces } from './traces'
import { fitView } from './views-of-runs'

type RunEvent = Exclude<Event, { type: 'beat' | 'trace' | 'checkpoint' }>

interface Hooks {
  /** The document being opened. */
  readonly opening: () => Document
  /** The replay to the document's step is over: reached, cancelled or diverged. */
  readonly onArrived: (step: number) => void
  readonly onRefused: (message: string) => void
  /** The change log has a new entry at `step`. */
  readonly onChanged: (step: number) => void
  readonly onViewChanged: () => void
}

/** Turns the worker's events into state, history and landscapes. Frames set no state, but where a logged change acts in them. */
export function createEventReceiver(hooks: Hooks): (event: RunEvent) => void {
  return (event) => {
    switch (event.type) {
      case 'opened':
        opened(event, hooks.opening())
        hooks.onViewChanged()
        return
      case 'refused':
        hooks.onRefused(event.problem.message)
        return
      case 'status':
        statusChanged(event)
        if (event.status !== 'seeking') hooks.onArrived(event.position.step)
        return
      case 'frame':
        frameArrived(event.frame)
        return
      case 'changed':
        changed(event, hooks)
        return
      case 'progress':
        app.setState({ progress: { step: event.step, target: event.target } })
        return
      case 'failed':
        return // the client answers with a restart
      default:
        unreachable(event)
    }
  }
}

function opened({ network, dataset, split }: Extract<Event, { type: 'opened' }>, document: Document): void {
  const fitting = { ...document, view: fitView(document.view, network, dataset) }
  // until the worker's first status, which comes next
  const { training, activations } = trainingAt(document.scenario, document.changes, document.step)
  app.setState({
    document: fitting,
    dataset,
    split,
    network: withActivations(network, activations),
    training,
    activations,
    position: null,
    lastStep: document.step,
    diverged: null,
    growing: false,
  })
}

function statusChanged(event: Extract<Event, { type: 'status' }>): void {
  const { status, position, lastStep, diverged, growing } = event
  const { document, progress, growing: grew } = app.getState()
  app.setState({
    status,
    position,
    lastStep,
    diverged,
    growing,
    progress: status === 'seeking' ? progress : null,
    document: document.step === position.step ? document : { ...document, step: position.step },
    ...inForce(event.training, position.step),
  })
  tellGrowth(growing, grew)
  tellDivergence(diverged)
  updateLandscape()
}

function frameArrived(frame: Frame): void {
  receiveFrame(frame)
  const { position, document } = app.getState()
  const patch: Partial<AppState> = inForce(frame.training, frame.position.step)
  if (frame.exact && position?.step !== frame.position.step) {
    Object.assign(patch, { position: frame.position, document: { ...document, step: frame.position.step } })
  }
  if (Object.keys(patch).length > 0) app.setState(patch)
  updateLandscape()
}

function changed({ changes, cut }: Extract<Event, { type: 'changed' }>, hooks: Hooks): void {
  const { document } = app.getState()
  const step = changes[changes.length - 1]?.step ?? 0
  app.setState({ document: { ...document, changes }, ...(cut === null ? {} : { ghost: true, lastStep: step }) })
  if (cut !== null) cutFuture(step)
  forgetTraces(step)
  hooks.onChanged(step)
  const frame = latestFrame()
  if (frame) app.setState(inForce(frame.training, frame.position.step))
  updateLandscape()
}

/** What differs from the settings in the state: nothing at almost every frame. */
function inForce(training: Training, step: number): Partial<Pick<AppState, 'training' | 'activations' | 'network'>> {
  const state = app.getState()
  const activations = activationsAt(state.document, step)
  const sameTraining = JSON.stringify(training) === JSON.stringify(state.training)
  const sameActivations = activations.join() === state.activations?.join()
  return {
    ...(sameTraining ? {} : { training }),
    ...(sameActivations || !state.network ? {} : { activations, network: withActivations(state.network, activations) }),
  }
}

/** The activations that the newest change of functions up to `step` has set: the worker's frames name only the training settings. */
function activationsAt({ scenario, changes }: Document, step: number): readonly Activation[] {
  const last = changes.findLast((change) => change.field === 'functions' && change.step <= step)
  return last?.field === 'functions' ? last.value.activations : scenario.network.activations
}

function withActivations(network: Network, activations: readonly Activation[]): Network {
  return createNetwork(network.sizes, activations)
}
