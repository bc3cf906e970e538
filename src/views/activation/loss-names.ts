import type { Loss } from '../../engine'

/** What a loss is called in a sentence. */
export const LOSS_NAMES: Readonly<Record<Loss, string>> = {
  sse_half: 'half squared error',
  mse_half: 'half squared error',
  mse: 'squared error',
  bce: 'cross-entropy',
  cce: 'cross-entropy',
  perceptron: 'perceptron rule',
}
