import { networkOf } from '../../document/pins'
import { trainingAt } from '../../document/training-at'
import type { Document, Training } from '../../document/types'
import type { Activation } from '../../engine/network/activations'
import type { Event, Frame, Stopped } from '../../trainer/protocol'
import type { RunState } from './run-state'
import { fitView } from './views-of-runs'

type Patch = Partial<RunState>
type EventOf<T extends Event['type']> = Extract<Event, { readonly type: T }>

/** The worker has built a document. */
export function whenOpened(document: Document, { network, dataset, split }: EventOf<'opened'>): Patch {
  // until the worker's first status, which comes next
  const { training, activations } = trainingAt(document.scenario, document.changes, document.step)
  return {
    document: { ...document, view: fitView(document.view, network, dataset) },
    dataset,
    split,
    network: networkOf(network.sizes, activations, training.pins),
    training,
    activations,
    changesActed: -1,
    position: null,
    lastStep: document.step,
    diverged: null,
    growing: false,
    stopped: null,
  }
}

export function whenStatus(state: RunState, event: EventOf<'status'>): Patch {
  const { status, position, lastStep, diverged, growing, stopped } = event
  const { document, progress } = state
  return {
    status,
    position,
    lastStep,
    diverged,
    growing,
    stopped,
    progress: status === 'seeking' ? progress : null,
    document: document.step === position.step ? document : { ...document, step: position.step },
    ...inForce(state, event.training, position.step),
  }
}

/** Whether a rule has just fired: not where a seek or an opening has come to a place at which it once did. */
export function stoppedAnew({ status, stopped }: RunState, now: Stopped | null): now is Stopped {
  return now !== null && (status === 'playing' || status === 'paused') && stopped?.step !== now.step
}

/** Empty at almost every frame: only where it is exact, or a logged change acts in it, does the state change. */
export function whenFrame(state: RunState, { exact, position, training }: Frame): Patch {
  const { step } = position
  return {
    ...inForce(state, training, step),
    ...(exact && state.position?.step !== step ? { position, document: { ...state.document, step } } : {}),
  }
}

/** @param frame the newest one */
export function whenChanged(state: RunState, { changes, cut }: EventOf<'changed'>, frame: Frame | null): Patch {
  const document = { ...state.document, changes }
  return {
    document,
    changesActed: -1, // the next frame has the settings
    ...(cut === null ? {} : { ghost: true, lastStep: changes.at(-1)?.step ?? 0 }),
    // a change of the functions of a paused run acts in it at once
    ...(frame ? functionsInForce({ ...state, document }, frame.training, frame.position.step) : {}),
  }
}

/** The settings in force at a step, where they are not those of the state: nothing at almost every frame. */
function inForce(state: RunState, training: Training, step: number): Patch {
  const acted = state.document.changes.findLastIndex((change) => change.step <= step) + 1
  return acted === state.changesActed ? {} : { changesActed: acted, training, ...functionsInForce(state, training, step) }
}

/** The network keeps its identity as long as its functions and pins stay. */
function functionsInForce({ document, network, ...before }: RunState, { pins }: Training, step: number): Patch {
  const activations = activationsAt(document, step)
  const same = activations.join() === before.activations?.join() && JSON.stringify(pins) === JSON.stringify(before.training?.pins)
  return same || !network ? {} : { activations, network: networkOf(network.sizes, activations, pins) }
}

/** The activations that the newest change of functions up to `step` has set: the worker's frames name only the training settings. */
function activationsAt({ scenario, changes }: Document, step: number): readonly Activation[] {
  const last = changes.findLast((change) => change.field === 'functions' && change.step <= step)
  return last?.field === 'functions' ? last.value.activations : scenario.network.activations
}
