import type { Loss } from '../../engine/network/loss-kinds'

/** What the losses are called in full, in the order in which they are offered. */
export const LOSS_NAMES: Readonly<Record<Loss, string>> = {
  bce: 'binary cross-entropy',
  cce: 'categorical cross-entropy',
  perceptron: 'perceptron rule',
  mse: 'mean squared error',
  mse_half: 'half the mean squared error',
  sse_half: 'half the sum of squares',
}
