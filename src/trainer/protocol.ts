import type { Dataset, Split } from '../data/dataset'
import type { Drawn } from '../data/digits/drawn'
import type { Loading } from '../data/digits/load'
import type { Change, ChangeInput, DigitsSpec, Document, Plane, StoppingSpec, Training } from '../document/types'
import type { Network } from '../engine/network/network'
import type { GradientCheck } from '../engine/objective/gradient-check'
import type { Curvature } from '../engine/objective/rate-limit'
import type { PenaltySpec } from '../engine/step/penalties'
import type { Probe, StepTrace } from '../engine/step/step-trace'

/** Every opening of a document gets a new number; messages of older runs are dropped. */
export type RunId = number

/** Steps a second; 'max' as fast as the machine allows. */
export type Rate = number | 'max'

/** What the views want in each frame; what is not watched is not computed. */
export interface Watch {
  readonly sample: number // data row of the probe and of the trace's sample
  readonly parameters: readonly number[] // whose trajectory is streamed: landscape axes first, then sparklines
  readonly fieldSide: number // points a side of the response maps; 0 for none
  readonly drawn?: Drawn | null // a drawing that the probe is of, instead of the sample
  readonly plane?: Plane | null // what the response maps are over where there are more than two inputs; null: there are none then
  readonly unit?: WatchedUnit | null // whose activations over the test rows are wanted where the run rests
}

/** A unit after the inputs; layer 1 is the first. */
export interface WatchedUnit {
  readonly layer: number
  readonly unit: number
}

export interface Position {
  readonly step: number
  readonly epoch: number // finished passes over the training rows
  readonly batch: number // the next batch, from 1
  readonly batches: number // batches in this epoch
}

/** Metrics of parameters `step`. NaN where there is nothing to measure (no test rows, no classes, no step yet). */
export interface HistoryRow {
  readonly step: number
  readonly epoch: number
  readonly trainLoss: number // data loss over all training rows, no dropout, no penalty
  readonly testLoss: number
  readonly trainAccuracy: number // 0..1
  readonly testAccuracy: number
  readonly learningRate: number // of the next update
  readonly gradientNorms: readonly number[] // per layer, of the step that led here
}

/** Values of parameters along the run: `points` holds rows of [step, value of each watched parameter]. */
export interface TrajectoryChunk {
  readonly parameters: readonly number[]
  readonly stride: number // steps between kept points
  readonly reset: boolean // replaces all points sent before, else they are appended
  readonly points: Float64Array
}

/** Activations of every unit over two inputs of the data, a plane, or its only one, a line, at parameters `step`; NaN where an input has no value. */
export interface ResponseField {
  readonly step: number
  readonly side: number // points per input
  readonly over: readonly number[] // one or two inputs of the data
  readonly domain: readonly (readonly [number, number])[] // an interval for each
  readonly inputs: readonly (Float64Array | null)[] // of each input of the network, as `units`; null where it stands still
  readonly units: readonly (readonly Float64Array[])[] // [weight layer][unit] values; side * side (row = x2 ascending) or side
}

/** Predictions of every data row at parameters `step`. */
export interface Outputs {
  readonly step: number
  readonly values: Float64Array // [data row][output]
  readonly confusion: { readonly train: Int32Array; readonly test: Int32Array } | null // [actual][predicted], for classes and binary
  readonly mistakes: number | null // training rows taken for another class
}

/** Activations of one unit at parameters `step`, without dropout. */
export interface UnitActivations extends WatchedUnit {
  readonly step: number
  readonly rows: Int32Array // the test rows, or the training rows where there are no others
  readonly values: Float64Array // of each of them
}

/** The order in which the present epoch goes through the training rows, around the next batch. */
export interface OrderPart {
  readonly used: number // rows of this epoch that batches have had: they come first
  readonly batch: number // rows of the next batch, which come then
  readonly of: number // rows in the epoch
  readonly from: number // place in the epoch of the first of `rows`
  readonly rows: Int32Array // data rows in their order, up to 1,000
}

/** Parameters `step` are those of step `earlier`, to the last bit, both at the start of an epoch, and not all those between. */
export interface Revisit {
  readonly step: number
  readonly earlier: number
}

/** The newest watched subset, for painting; never kept, never exported. */
export interface Frame {
  readonly run: RunId
  readonly exact: boolean // the final frame after a pause, step or seek: everything in it is for `position.step`
  readonly position: Position
  readonly training: Training // in force for the next step
  readonly parameters: Float64Array // at position.step
  readonly trace: StepTrace | null // of step - 1, with the watched sample if it is in the batch, see Machine.trace; null at step 0
  readonly probe: Probe // the watched sample at parameters `position.step`
  readonly row: HistoryRow | null // of exactly position.step; while running null where it would cost too much
  readonly rows: readonly HistoryRow[] // kept rows new since the last frame
  readonly rowsReset: boolean // `rows` replaces all rows sent before
  readonly trajectory: TrajectoryChunk
  readonly field: ResponseField | null
  readonly outputs: Outputs | null
  readonly unit: UnitActivations | null // of the watched unit, in an exact frame
  readonly next: StepTrace | null // of the step that comes next, while paused: arrows in the landscape; with the first samples of its batch
  readonly order: OrderPart // of the rows in the present epoch
  readonly revisit: Revisit | null // of the perceptron rule: the first up to position.step that was found
}

/** What a run was at a step that it has made, replayed apart from it: for a picture of the whole run. */
export interface Snapshot extends Pick<HistoryRow, 'trainLoss' | 'testLoss' | 'trainAccuracy' | 'testAccuracy'> {
  readonly step: number
  readonly field: ResponseField | null
  readonly outputs: Outputs
}

export type RunStatus = 'paused' | 'playing' | 'seeking' | 'diverged'

export interface Diverged {
  readonly step: number // the step that was not committed
  readonly tensor: string // the first with a value that is not finite, such as 'loss' or 'gradient of x1→h2'
}

/** The rule that fired at exactly this step. */
export interface Stopped {
  readonly rule: StoppingSpec
  readonly step: number
  readonly value: number // what it saw: epochs over, gradient norm, change of the loss, largest distance of an output, best test loss
  readonly bestStep: number | null // of the best test loss, for early stopping
}

/** Everything needed to go on from parameters `step` exactly. */
export interface Checkpoint {
  readonly step: number
  readonly changesApplied: number // entries of the change log that have acted
  readonly values: Float64Array // parameters, then the optimizer's arrays and products
  readonly position: readonly number[] // finished epochs, rows used of this one, batch size in force, first step of the schedule
  readonly generators: Uint32Array // shuffle (at the start of the epoch), dropout
  readonly stopping: Float64Array // state of the stopping rule
}

export interface Problem {
  readonly place: string // the field, in words a person knows
  readonly message: string // one sentence with the allowed range
}

/** A table that documents will refer to, once for each worker. */
export interface TableMessage {
  readonly type: 'table'
  readonly hash: string
  readonly text: string // see writeTable()
}

/** Commands to the training worker. Transport commands act on every open run in lockstep. */
export type Command =
  | { readonly type: 'open'; readonly run: RunId; readonly document: Document; readonly watch: Watch; readonly from?: Checkpoint }
  | { readonly type: 'close'; readonly run: RunId }
  | TableMessage
  | { readonly type: 'play'; readonly rate: Rate }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly steps: number }
  | { readonly type: 'epoch' } // to the end of this epoch
  | { readonly type: 'seek'; readonly step: number } // the newest wins
  | { readonly type: 'change'; readonly run: RunId; readonly change: ChangeInput }
  | { readonly type: 'watch'; readonly run: RunId; readonly watch: Watch }
  | { readonly type: 'painted'; readonly run: RunId } // the credit for one more frame
  | { readonly type: 'heard'; readonly run: RunId } // the credit for one more status, progress or checkpoint that no command asked for
  | { readonly type: 'trace'; readonly run: RunId; readonly step: number; readonly request: number } // full StepTrace of a step up to the last one made; of the present step, the one that comes next
  | { readonly type: 'snapshot'; readonly run: RunId; readonly step: number; readonly side: number; readonly request: number } // with `side` points a side of its field

/** To the training worker, beside the runs: digits are loaded before a document that needs them is opened. The newest load wins. */
export type LoadCommand =
  | { readonly type: 'load'; readonly request: number; readonly data: DigitsSpec }
  | { readonly type: 'heardLoading'; readonly request: number } // the credit for one more message about its progress
  | { readonly type: 'cancelLoading' }

export type LoadEvent =
  | ({ readonly type: 'loading'; readonly request: number } & Loading)
  | { readonly type: 'loaded'; readonly request: number; readonly problem: Problem | null }

export type Event =
  | { readonly type: 'opened'; readonly run: RunId; readonly dataset: Dataset; readonly split: Split; readonly network: Network }
  | { readonly type: 'refused'; readonly run: RunId; readonly problem: Problem }
  | {
      readonly type: 'status'
      readonly run: RunId
      readonly status: RunStatus
      readonly position: Position
      readonly lastStep: number // how far this run has been, seeking back included
      readonly training: Training
      readonly diverged: Diverged | null
      readonly growing: boolean // loss above 100 times the best
      readonly stopped: Stopped | null // the rule that fired at this very step
    }
  | { readonly type: 'frame'; readonly run: RunId; readonly frame: Frame }
  | { readonly type: 'changed'; readonly run: RunId; readonly changes: readonly Change[]; readonly cut: number | null } // cut: last step of a dropped future
  | { readonly type: 'progress'; readonly run: RunId; readonly step: number; readonly target: number }
  | { readonly type: 'trace'; readonly run: RunId; readonly request: number; readonly trace: StepTrace | null }
  | { readonly type: 'snapshot'; readonly run: RunId; readonly request: number; readonly snapshot: Snapshot | null }
  | { readonly type: 'checkpoint'; readonly run: RunId; readonly checkpoint: Checkpoint; readonly before: Checkpoint | null } // `before` the last step, where the run rests
  | { readonly type: 'beat' }
  | { readonly type: 'failed'; readonly run: RunId; readonly step: number; readonly message: string }

/** Questions to the Analyst, a second worker. The newest of a kind wins; a check goes first, it is short, a sweep late, it is long, portraits last. */
export type Question = LandscapeQuestion | CheckQuestion | SweepQuestion | PortraitQuestion

/** Flat indices of the parameters that a landscape is over; over one it is a curve. */
export type LandscapeAxes = readonly [number, number?]

export interface LandscapeQuestion {
  readonly type: 'landscape'
  readonly run: RunId
  readonly request: number
  readonly document: Document // the Analyst builds its data from it
  readonly training: Training // the loss, activations and penalty in force
  readonly step: number
  readonly parameters: Float64Array
  readonly apart: boolean // the penalty by itself beside the data loss, instead of added to it
  readonly axes: LandscapeAxes
  readonly reached: LandscapeEvaluation['domain'] // what the runs' ways have covered of each axis
  readonly reach: LandscapeEvaluation['domain'] // and with the next step
  readonly domain: LandscapeEvaluation['domain'] | null // null: choose one that fits `reach`
  readonly levels: readonly number[] | null // of the picture before: kept while enough of them cross this one
  readonly sides: readonly number[] // nested grids to answer, such as [26, 51, 101]
}

/** Does backpropagation agree with central differences? About one parameter, on the batch of one step exactly as the step saw it. */
export interface CheckQuestion {
  readonly type: 'check'
  readonly run: RunId
  readonly request: number
  readonly document: Document // the data, and what is in force at `step`
  readonly step: number
  readonly rows: Int32Array // the batch: data rows, in order
  readonly keep: number
  readonly masks: readonly Uint8Array[] | null // per hidden layer, flat [position in the batch][unit], 1 kept; null without dropout
  readonly before: Float64Array
  readonly parameter: number // flat index
  readonly totalGradient: number // its total gradient in the trace
  readonly hs: readonly number[]
}

/** Many short runs: where does each of some documents lead? Their data sets may be one object, made once then. */
export interface SweepQuestion {
  readonly type: 'sweep'
  readonly run: RunId
  readonly request: number
  readonly documents: readonly Document[] // each is run from its first weights to its step
  readonly limit: boolean // the exact limit of the learning rate is wanted too
}

/** To the Analyst: nobody waits for the answer to the question of a kind any more. */
export interface Cancel {
  readonly type: 'cancelCheck' | 'cancelLandscape' | 'cancelSweep'
}

export type ToAnalyst = Question | Cancel | TableMessage

/** What do runs look like once they are trained? Small pictures to choose scenarios by. */
export interface PortraitQuestion {
  readonly type: 'portrait'
  readonly run: RunId
  readonly request: number
  readonly subjects: readonly PortraitSubject[]
}

export interface PortraitSubject {
  readonly document: Document // run from its first weights to its step
  readonly kind: 'output' | 'landscape' | 'curve' | 'loss' | 'network'
}

/** Lines of one loss: x, y pairs in data units. */
export interface Contour {
  readonly level: number
  readonly lines: readonly Float64Array[]
}

/** The lowest point of a grid. */
export interface Lowest {
  readonly at: readonly [number, number]
  readonly loss: number
  readonly onEdge: boolean
}

/** The weight penalty over the two parameters of a landscape, with that of the weights that are held. */
export interface PenaltyEvaluation {
  readonly spec: PenaltySpec
  readonly contours: readonly Contour[]
  readonly minimum: Lowest
  readonly sum: Lowest // of data loss + penalty
}

/** A slice of the loss over one or two parameters, on the training rows, all other parameters held. */
export interface LandscapeEvaluation {
  readonly type: 'landscape'
  readonly run: RunId
  readonly request: number
  readonly step: number
  readonly axes: LandscapeAxes
  readonly domain: readonly [readonly [number, number], readonly [number, number]] // of one parameter: its window, and the losses that are shown
  readonly side: number
  readonly losses: Float64Array // side * side, row = second axis ascending, or side for one parameter; data loss + penalty, the data loss where the penalty is apart
  readonly levels: readonly number[]
  readonly contours: readonly Contour[]
  readonly minimum: Lowest // of one parameter: at the parameter and its loss
  readonly penalty: PenaltyEvaluation | null // where it is apart
  readonly rows: number // training rows that the losses are over: fewer than there are where those are too many
  readonly moved: boolean // the window was chosen, and it is another than one step before
  readonly done: boolean // the last side
}

/** Central differences of one parameter of one step, one for each h. */
export interface CheckEvaluation extends GradientCheck {
  readonly type: 'check'
  readonly run: RunId
  readonly request: number
  readonly step: number
  readonly parameter: number
  readonly totalGradient: number // what backpropagation gave, as in the question
  readonly fixed: boolean // a bias that is not trained: its gradient is set to 0, though the loss depends on it
}

/** Losses of all rows at parameters `step` of a run of a sweep. */
export type SweepPoint = Pick<HistoryRow, 'step' | 'trainLoss' | 'testLoss'>

/** Where a run of a sweep has led. */
export interface SweepResult {
  readonly history: readonly SweepPoint[] // about ten, the first at step 0, the last at the last step made
  readonly diverged: boolean // a step was not finite: the last point is of the parameters before it
}

/** The largest stable learning rate, with what it comes from. */
export interface RateLimit extends Curvature {
  readonly rate: number // factor * 2/λmax
  readonly factor: number // 1, with momentum 1 + β
}

/** The runs of a sweep that are finished. */
export interface SweepEvaluation {
  readonly type: 'sweep'
  readonly run: RunId
  readonly request: number
  readonly results: readonly SweepResult[] // of the first documents, in their order
  readonly progress: number // share of all steps, 0..1
  readonly limit: RateLimit | null // where none is known, or was not asked for
  readonly done: boolean
}

/** What a trained run looks like: its output over one or two inputs, its confusions, its way over the loss, its losses, or its weights. */
export type Portrait =
  | { readonly kind: 'field'; readonly dataset: Dataset; readonly split: Split; readonly field: ResponseField } // of the output units alone
  | { readonly kind: 'confusion'; readonly counts: Int32Array } // of the training rows, [actual][predicted]
  | { readonly kind: 'landscape'; readonly landscape: LandscapeEvaluation; readonly path: Float64Array } // values of its axes, step after step
  | { readonly kind: 'loss'; readonly points: readonly SweepPoint[] }
  | { readonly kind: 'network'; readonly network: Network; readonly parameters: Float64Array }

/** One subject of the question; they come in its order. */
export interface PortraitEvaluation {
  readonly type: 'portrait'
  readonly run: RunId
  readonly request: number
  readonly id: string // of its scenario
  readonly portrait: Portrait
  readonly done: boolean // the last one
}

export type Answer =
  | LandscapeEvaluation
  | CheckEvaluation
  | SweepEvaluation
  | PortraitEvaluation
  | {
      readonly type: 'refused'
      readonly run: RunId
      readonly question: Question['type']
      readonly request: number
      readonly problem: Problem
    }
  | { readonly type: 'noKernels' } // said once: the engine does all the work
  | { readonly type: 'beat' }
