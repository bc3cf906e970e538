import type { Pin } from '../network/network'
import type { OptimizerSpec, StateName } from './optimizers'

/**
 * The full record of one step: it turned parameters `step` into parameters `step + 1` with one batch.
 * Per-sample arrays are flat `[included sample][unit]`, one array per weight layer, for the batch positions in `included`.
 * Parameter-shaped arrays use the flat layout of the network.
 */
export interface StepTrace {
  readonly ends?: 'forward' | 'backward' // of a sample's pass outside training, where it ends: see explain/pass; none for a step
  readonly step: number
  readonly rows: Int32Array // the batch: indices of data rows, in order
  readonly included: Int32Array // positions in `rows` whose samples are recorded below
  readonly x: Float64Array // [included][input]
  readonly y: Float64Array // [included][output]
  readonly z: readonly Float64Array[] // weighted sums
  readonly a: readonly Float64Array[] // activations, before the mask
  readonly mask: readonly (Float64Array | null)[] // 1 kept, 0 dropped; null where the layer has neither dropout nor pins
  readonly dropped: readonly (Float64Array | null)[] // a * mask / keep, or a * mask where pinned: what the next layer sees
  readonly keep: number // 1 - dropout
  readonly pins: readonly (readonly Pin[] | null)[] // units held in or out of dropout; null where the layer has none
  readonly oneMask: boolean // all samples of the batch had the same mask
  readonly evaluation: Evaluation | null // the included samples without dropout, where the step had a mask
  readonly delta: readonly Float64Array[] // node errors dL/dz of the batch's data loss: 1/m is inside
  readonly sampleLoss: Float64Array // [included] the sample's own loss, without 1/m
  readonly dataLoss: number // over the whole batch, at the parameters before the update
  readonly penalty: number
  readonly totalLoss: number
  readonly before: Float64Array
  readonly dataGradient: Float64Array // of the data loss
  readonly penaltyGradient: Float64Array
  readonly totalGradient: Float64Array // gradient + penaltyGradient: what the optimizer sees; 0 for a fixed bias
  readonly optimizer: OptimizerSpec
  readonly learningRate: number // the rate this update used
  readonly stateBefore: Partial<Readonly<Record<StateName, Float64Array>>> // optimizer state before this step
  readonly state: Partial<Readonly<Record<StateName, Float64Array>>> // optimizer state after this step
  readonly products: readonly [number, number] // Adam's beta1^t and beta2^t of this step; ones for the others
  readonly update: Float64Array // the change of each parameter
  readonly after: Float64Array // before + update; 0 for a weight that its penalty stops there
  readonly lossAfter: number // data loss of the same rows, with the same masks, at `after`; NaN where it was not asked for
  readonly outputsAfter: OutputsAfter | null // what that loss is made of; null unless all are included
}

/** The outputs of the batch at the parameters after the step, with the masks of the step. */
export interface OutputsAfter {
  readonly z: Float64Array // [included][output]
  readonly a: Float64Array
  readonly sampleLoss: Float64Array // [included] without 1/m
}

/** The forward pass of the included samples of a step at its parameters before the update, as evaluation makes it: no unit dropped, none scaled. */
export interface Evaluation {
  readonly z: readonly Float64Array[]
  readonly a: readonly Float64Array[]
  readonly dropped: readonly (Float64Array | null)[] // what the next layer sees where units are pinned, else null: it sees a
  readonly sampleLoss: Float64Array // [included]
}

/** The forward and backward pass of one sample at parameters `step`, outside any batch: no dropout, as a batch of one. Units pinned out send 0. */
export interface Probe {
  readonly step: number
  readonly row: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: readonly Float64Array[]
  readonly a: readonly Float64Array[]
  readonly dropped: readonly (Float64Array | null)[] // what the next layer sees where units are pinned; else null
  readonly delta: readonly Float64Array[]
  readonly loss: number
  readonly dataGradient: Float64Array
}
