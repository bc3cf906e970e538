// Apart from the losses themselves: who reads a document needs no more.

export type Loss = 'sse_half' | 'mse_half' | 'mse' | 'bce' | 'cce' | 'perceptron'

/** Whether the loss of a batch is the mean over its samples (all but sse_half, which is the sum). */
export function isMean(loss: Loss): boolean {
  return loss !== 'sse_half'
}

/** Whether the loss is computed from z, and its node error is (a − y)/m: the slope of the activation cancels, or has no part in it. */
export function isFused(loss: Loss): boolean {
  return loss === 'bce' || loss === 'cce' || loss === 'perceptron'
}
