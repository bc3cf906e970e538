import type { Dataset, Split } from '../../data/dataset'
import { defaultDocument } from '../../document/presets/defaults'
import type { Document, Scenario, Training } from '../../document/types'
import type { Activation } from '../../engine/network/activations'
import type { Network } from '../../engine/network/network'
import type { Diverged, Position, RunId, RunStatus, Stopped } from '../../trainer/protocol'

export type Status = RunStatus | 'loading' | 'failed'

/** What the graph shows of the sample: the last step, the same without dropout, or the weights after it. */
export type Moment = 'before' | 'evaluated' | 'after'

/** What changes of one run at human rate. Numbers of a running network are in `frames.ts`; no frame changes this state. */
export interface RunState {
  readonly run: RunId // the newest opening of a document
  readonly goesOn: boolean // it is the run before, whose worker died
  readonly document: Document // as opened, with its changes and view kept up to date; `step` only at pauses, see Run.documentNow()
  readonly status: Status // 'loading' until the worker's first word about the run
  readonly position: Position | null // of the last pause, step, seek or other event
  readonly lastStep: number // how far this run has been, before any seek back
  readonly training: Training | null // settings in force for the next step
  readonly changesActed: number // logged changes in `training` and `activations`; -1 until the next frame
  readonly activations: readonly Activation[] | null // in force, one per weight layer
  readonly network: Network | null // with the activations in force
  readonly dataset: Dataset | null
  readonly split: Split | null // training and test rows of the data set
  readonly growing: boolean // the loss is above 100 times the best
  readonly diverged: Diverged | null // the step that could not be committed
  readonly stopped: Stopped | null // the rule that fired at the step where the run stands
  readonly progress: { readonly step: number; readonly target: number } | null // of a replay
  readonly moment: Moment // of its graph
  readonly ghost: boolean // a cut future is kept as a grey curve
}

/** The state before anything is opened. */
export function initialRun(): RunState {
  return {
    run: 0,
    goesOn: false,
    document: defaultDocument(),
    status: 'loading',
    position: null,
    lastStep: 0,
    training: null,
    changesActed: -1,
    activations: null,
    network: null,
    dataset: null,
    split: null,
    growing: false,
    diverged: null,
    stopped: null,
    progress: null,
    moment: 'after',
    ghost: false,
  }
}

/** The scenario with the training settings and activations now in force. */
export function scenarioInForce({ document, training, activations }: RunState): Scenario {
  const { scenario } = document
  return {
    ...scenario,
    training: training ?? scenario.training,
    network: { ...scenario.network, activations: activations ?? scenario.network.activations },
  }
}
