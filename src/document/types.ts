import type { Copies } from '../data/digits/copies'
import type { Drawn } from '../data/digits/drawn'
import type { GeneratedKind, TableKind } from '../data/kinds'
import type { Recipe, TableShape } from '../data/table/recipe'
import type { Activation } from '../engine/network/activations'
import type { InitializerSpec } from '../engine/network/initializers'
import type { Loss } from '../engine/network/loss-kinds'
import type { OptimizerSpec } from '../engine/step/optimizers'
import type { PenaltySpec } from '../engine/step/penalties'
import type { ScheduleSpec } from '../engine/step/schedules'

export type DataSpec =
  | { readonly kind: GeneratedKind; readonly samples: number; readonly noise: number; readonly seed: number }
  | { readonly kind: TableKind }
  | {
      readonly kind: 'rows' // given row by row, as in the worked examples
      readonly task: 'regression' | 'binary' | 'classes'
      readonly X: readonly (readonly number[])[]
      readonly Y: readonly (readonly number[])[]
      readonly names?: RowNames
    }
  | TableSpec
  | FunctionSpec
  | DigitsSpec

/** What the columns of typed rows are called: of a binary task `outputs` are its two classes, else there is one for each output. */
export interface RowNames {
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

/** Data made by a typed function of the inputs, which are drawn evenly between two numbers. */
export interface FunctionSpec {
  readonly kind: 'function'
  readonly task: 'binary' | 'regression' // classes below and above the curve x2 = f(x1), or the target f(x1) or f(x1, x2)
  readonly formula: string // as typed
  readonly inputs: number // 1 or 2; two for classes
  readonly from: number
  readonly to: number
  readonly rows: number
  readonly noise: number
  readonly seed: number
}

/** Data from a table that a person brought. The table is stored apart, once; its shape is here, since the page does not have it. */
export interface TableSpec {
  readonly kind: 'table'
  readonly table: string // SHA-256 of its text, hexadecimal
  readonly name: string // of the file
  readonly recipe: Recipe
  readonly shape: TableShape // verified where the data are made
}

/** Handwritten digits, from the first of each part of MNIST on. The test images come first, changed copies last. */
export interface DigitsSpec {
  readonly kind: 'digits'
  readonly training: number
  readonly test: number
  readonly augmentation: Copies | null
}

/** Which rows are for the test: a share drawn by a seed, or row numbers from 0. Digits are parted as MNIST parts them instead. */
export type SplitSpec =
  | { readonly testFraction: number; readonly seed: number } // 0..0.9
  | { readonly kind: 'rows'; readonly rows: readonly number[] }

/** Hidden layers and the output activation; the numbers of inputs and outputs come from the data. */
export interface NetworkSpec {
  readonly hidden: readonly number[]
  readonly activations: readonly Activation[] // one per weight layer, so hidden.length + 1
}

export type InitializationSpec =
  | { readonly kind: 'drawn'; readonly initializer: InitializerSpec; readonly seed: number } // biases start at 0
  | { readonly kind: 'given'; readonly parameters: readonly number[] } // the flat layout of the network

/** When a run stops by itself: the rule looks at the counted rows of the history, `epochs` at every step. */
export type StoppingSpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'epochs'; readonly epochs: number } // number of epochs to run
  | { readonly kind: 'gradient'; readonly tolerance: number } // norm of the last step's gradient below it
  | { readonly kind: 'change'; readonly tolerance: number } // of the training loss from row to row below it
  | { readonly kind: 'outputs'; readonly tolerance: number } // every output of a training row as close to its target
  | { readonly kind: 'test'; readonly patience: number } // number of rows without a better test loss: early stopping

/** How long a mask of dropout lasts: each sample of each batch has its own, or all of a batch, or of an epoch, share one. */
export type MaskPer = 'sample' | 'batch' | 'epoch'

/** A hidden unit that dropout leaves alone: 'in' is never dropped nor scaled, 'out' sends 0, in training and in evaluation. */
export interface UnitPin {
  readonly layer: number // 1 is the first hidden layer
  readonly unit: number
  readonly to: 'in' | 'out'
}

/** What may change while a run goes on, all but `order` and `trainBiases`. */
export interface Training {
  readonly loss: Loss
  readonly optimizer: OptimizerSpec
  readonly learningRate: number
  readonly schedule: ScheduleSpec
  readonly penalty: PenaltySpec
  readonly dropout: number // probability that a hidden unit is dropped
  readonly maskPer: MaskPer
  readonly pins: readonly UnitPin[] // each unit once
  readonly batchSize: number | 'full'
  readonly order: 'shuffled' | 'listed'
  readonly trainBiases: boolean
  readonly stopping: StoppingSpec
  readonly shuffleSeed: number
  readonly dropoutSeed: number
}

/** Initial conditions only. */
export interface Scenario {
  readonly id: string // of the preset it came from, or 'own'
  readonly name: string
  readonly summary: string // one sentence
  readonly data: DataSpec
  readonly features?: readonly string[] // expressions of the inputs of the data, which then are the inputs of the network
  readonly split: SplitSpec
  readonly network: NetworkSpec
  readonly initialization: InitializationSpec
  readonly training: Training
}

/** The value of each field that may change while a run goes on. */
export interface ChangeValues {
  readonly learningRate: number // restarts the schedule from this rate
  readonly schedule: ScheduleSpec
  readonly optimizer: OptimizerSpec // its state restarts when the kind changes
  readonly penalty: PenaltySpec
  readonly dropout: number
  readonly maskPer: MaskPer
  readonly pins: readonly UnitPin[] // all of them
  readonly batchSize: number | 'full' // from the next epoch on
  readonly functions: { readonly activations: readonly Activation[]; readonly loss: Loss } // weights kept
  readonly parameter: { readonly index: number; readonly value: number }
  readonly stopping: StoppingSpec
}
export type ChangeField = keyof ChangeValues
export type ChangeInput = { readonly [F in ChangeField]: { readonly field: F; readonly value: ChangeValues[F] } }[ChangeField]
/** Acts on parameters `step`, before the step that starts there. */
export type Change = ChangeInput & { readonly step: number }

export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'unit'; readonly layer: number; readonly unit: number } // layer 0 is the inputs
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'loss' }

export type Lens = 'activations' | 'sums' | 'nodeErrors' | 'gradients' | 'updates'

/** What the unit tab shows: the function of a unit, the layers with their weights, a path to the loss, the slope at the output. */
export type UnitPart = 'function' | 'layers' | 'path' | 'loss'

/** What two axes show. */
export type Window = readonly [readonly [number, number], readonly [number, number]]

/** The two inputs of the data that pictures are over where there are more; the others stand still. */
export interface Plane {
  readonly inputs: readonly [number, number] // across and up
  readonly others: 'sample' | 'means' // as in the shown sample, or the means of the training rows
}

export interface View {
  readonly selection: Selection
  readonly axes: readonly [number, number] // parameters of the landscape
  readonly window: Window | null // of the landscape, as a person set it; null: it fits the path
  readonly sample: number // index of a data row
  readonly lens: Lens
  readonly drawn?: Drawn | null // a drawing that is shown in place of the sample
  readonly plane?: Plane | null // null: no picture over two of many inputs
  readonly output?: number // of a regression, the one that pictures show; else the first
}

export interface Document {
  readonly scenario: Scenario
  readonly changes: readonly Change[] // ascending by step
  readonly step: number
  readonly view: View
}
