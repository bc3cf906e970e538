import type { Activation } from './activations'

export type Loss = 'sse_half' | 'mse_half' | 'mse' | 'bce' | 'cce' | 'perceptron'

/** Whether the loss of a batch is the mean over its samples (all but sse_half, which is the sum). */
export function isMean(loss: Loss): boolean {
  return loss !== 'sse_half'
}

/** Whether the loss is computed from z, and its node error is (a − y)/m: the slope of the activation cancels, or has no part in it. */
export function isFused(loss: Loss): boolean {
  return loss === 'bce' || loss === 'cce' || loss === 'perceptron'
}

/** @throws RangeError when the loss does not go with the output activation: bce needs sigmoid, cce softmax, perceptron step, and step perceptron */
export function requirePair(loss: Loss, output: Activation): void {
  if (loss === 'bce' && output !== 'sigmoid') throw new RangeError(`bce needs a sigmoid output, not ${output}`)
  if (loss === 'cce' && output !== 'softmax') throw new RangeError(`cce needs a softmax output, not ${output}`)
  if ((loss === 'perceptron') !== (output === 'step')) throw new RangeError(`perceptron and step go together, not ${loss} and ${output}`)
}
