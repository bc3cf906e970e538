import type { Activation } from '../engine/network/activations'
import type { Loss } from '../engine/network/loss-kinds'
import type { OptimizerSpec } from '../engine/step/optimizers'
import type { PenaltySpec } from '../engine/step/penalties'

// Numbers for the kinds that cross to the kernels: assembly/kinds.ts has the same.

export const ACTIVATION_CODES: Readonly<Record<Activation, number>> = {
  linear: 0,
  sigmoid: 1,
  tanh: 2,
  relu: 3,
  leaky_relu: 4,
  elu: 5,
  softplus: 6,
  softmax: 7,
  step: 8,
}

export const LOSS_CODES: Readonly<Record<Loss, number>> = {
  sse_half: 0,
  mse_half: 0,
  mse: 1,
  bce: 2,
  cce: 3,
  perceptron: 4,
}

export const OPTIMIZER_CODES: Readonly<Record<OptimizerSpec['kind'], number>> = {
  sgd: 0,
  momentum: 1,
  nesterov: 2,
  rmsprop: 3,
  adagrad: 4,
  adam: 5,
  adamw: 6,
}

export function penaltyCode(penalty: PenaltySpec): number {
  if (penalty.kind === 'none') return 0
  if (penalty.kind === 'l2') return 1
  return penalty.form === 'orthant' ? 3 : 2
}
