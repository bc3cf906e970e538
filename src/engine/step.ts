import type { Matrix } from './matrix'
import type { Network } from './network'
import type { Loss } from './losses'
import type { OptimizerSpec, OptimizerState } from './optimizers'
import type { PenaltySpec } from './penalties'
import type { Generator } from './random'
import type { StepTrace } from './step-trace'

export interface StepSettings {
  readonly loss: Loss
  readonly optimizer: OptimizerSpec
  readonly penalty: PenaltySpec
  readonly keep: number // 1 − dropout
  readonly trainBiases: boolean
  readonly trainingRows: number // n of the nielsen penalties
}

/** Losses at the parameters before the update. The same object is filled again by the next apply. */
export interface StepOutcome {
  readonly dataLoss: number
  readonly penalty: number
  readonly totalLoss: number
  readonly badTensor: string | null // first with a value that is not finite: the step was not committed
}

/** Masks given instead of drawn: one array per hidden layer, flat `[position in the batch][unit]`, 1 kept. */
export type GivenMasks = readonly ArrayLike<number>[]

/** One step at a time: begin, accumulate all positions of the batch in order and in any chunks, apply. */
export interface Stepper {
  readonly gradient: Float64Array // total gradient of the last step: with the penalty, 0 for a fixed bias
  readonly dataGradient: Float64Array // of the data loss alone
  readonly update: Float64Array // of the last step
  /**
   * Starts a step from `parameters` (changed in place by apply) with the batch `rows` (kept until the next begin).
   * `dropout` draws the masks sample by sample as rows are accumulated; it is not used when keep is 1.
   * `record` keeps what trace() needs.
   */
  begin(
    parameters: Float64Array,
    rows: Int32Array,
    settings: StepSettings,
    dropout: Generator | GivenMasks | null,
    options?: { readonly record?: boolean },
  ): void
  /** Adds the samples at batch positions from..to−1. */
  accumulate(from: number, to: number): void
  /** Commits: parameters += update, state advances. With a badTensor neither changes. */
  apply(state: OptimizerState, learningRate: number): StepOutcome
  /** The record of the step just applied. Needs record. `step` is the number of the parameters before it. */
  trace(step: number, included: Int32Array | 'all'): StepTrace
  /** Euclidean norm of the total gradient of each weight layer, biases included. */
  gradientNorms(): number[]
}

export function createStepper(network: Network, X: Matrix, Y: Matrix, batchCapacity: number): Stepper {
  throw new Error(`not yet: ${network.parameterCount} ${X.rows} ${Y.rows} ${batchCapacity}`)
}
