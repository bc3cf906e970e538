import type { Activation } from '../engine/network/activations'
import type { Loss } from '../engine/network/loss-kinds'

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
