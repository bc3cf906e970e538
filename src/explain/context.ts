import type { Loss } from '../engine/network/loss-kinds'
import type { Network } from '../engine/network/network'
import type { PenaltySpec } from '../engine/step/penalties'
import type { StepTrace } from '../engine/step/step-trace'

/** What is needed to explain one step: its full record, and what the record does not say about the run. */
export interface StepContext {
  readonly network: Network
  readonly trace: StepTrace // with every sample of the batch: included[k] is k
  readonly loss: Loss
  readonly penalty: PenaltySpec
  readonly trainBiases: boolean
  readonly trainingRows: number // n of the nielsen penalties
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
}
