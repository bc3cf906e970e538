import type { Loss } from '../network/loss-kinds'
import type { OptimizerSpec } from './optimizers'
import type { PenaltySpec } from './penalties'

export interface StepSettings {
  readonly loss: Loss
  readonly optimizer: OptimizerSpec
  readonly penalty: PenaltySpec
  readonly keep: number // 1 − dropout
  readonly oneMask?: boolean // all samples of the batch share the mask drawn for the first; else each has its own
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
