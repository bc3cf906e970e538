import type { StateName } from '../../engine/step/optimizers'
import type { Quantity } from '../quantity'

export type Phase = 'forward' | 'backward' | 'update'

/** From the smallest explained calculation to the whole. */
export type Level = 'operation' | 'unit' | 'layer' | 'phase' | 'sample' | 'step'

/** What an operation does; `result` in Operation is the number it makes. */
export type OperationKind =
  | 'input' // the sample is put in; no single result
  | 'sum'
  | 'activation'
  | 'mask'
  | 'loss' // of the sample
  | 'output-error'
  | 'hidden-error'
  | 'contribution' // of the sample to the gradient of a parameter; for a batch of one the gradient itself
  | 'batch-loss' // batches of two and more
  | 'gradient' // batches of two and more: the contributions together
  | 'penalty'
  | 'penalty-gradient'
  | 'total-gradient'
  | 'state'
  | 'update'
  | 'after'
  | 'loss-after'

/** One calculation of a step. */
export interface Operation {
  readonly index: number
  readonly kind: OperationKind
  readonly phase: Phase
  readonly sample: number | null // position in the batch; null for what belongs to the whole batch
  readonly layer: number | null // weight layer from 0; null for what belongs to none
  readonly unit: number | null // of the layer's outputs
  readonly parameter: number | null
  readonly state: StateName | null
  readonly result: Quantity | null // null only for 'input'
}

/**
 * The operations of a step in order, found by arithmetic and never listed as a whole: for 784-30-10 there are about 240,000 a sample.
 * Each sample's forward pass, loss, node errors and contributions, layer by layer; then the batch, then each parameter's update.
 */
export interface Operations {
  /** Groups at a level: operations, units, layers, phases, samples (the batch's own part is the last) or 1 for the step. */
  count(level: Level): number
  /** @throws RangeError outside 0..count('operation')−1 */
  at(index: number): Operation
  /** The group at a level that an operation lies in, and its first and one past its last operation. */
  group(level: Level, index: number): { readonly number: number; readonly from: number; readonly to: number }
  /** The first operation of a group. */
  startOf(level: Level, number: number): number
  /**
   * The operation that makes a number, or that it is made on the way of: f'(z), dL/da and the sum sent back belong to the node error,
   * a mask to its use. −1 where none does: inputs, targets, settings, whatever was there before the step, fixed biases.
   */
  indexOf(quantity: Quantity): number
}
