import type { Activation } from './activations'

export type Loss = 'sse_half' | 'mse_half' | 'mse' | 'bce' | 'cce' | 'perceptron'

interface Kind {
  readonly mean: boolean // over the samples of a batch, or their sum
  readonly output: Activation | null // the only output activation it goes with; null for a loss of a, which goes with any but step
}

const KINDS: Readonly<Record<Loss, Kind>> = {
  sse_half: { mean: false, output: null },
  mse_half: { mean: true, output: null },
  mse: { mean: true, output: null },
  bce: { mean: true, output: 'sigmoid' },
  cce: { mean: true, output: 'softmax' },
  perceptron: { mean: true, output: 'step' },
}

/** Whether the loss of a batch is the mean over its samples. */
export function isMean(loss: Loss): boolean {
  return KINDS[loss].mean
}

/** Whether the loss is computed from z, and its node error is (a − y)/m: the slope of the activation cancels, or has no part in it. */
export function isFused(loss: Loss): boolean {
  return KINDS[loss].output !== null
}

/** The only output activation that a loss goes with; null for one that goes with any but step. */
export function outputMadeFor(loss: Loss): Activation | null {
  return KINDS[loss].output
}

/** Whether a loss and an output activation go together. */
export function goTogether(loss: Loss, output: Activation): boolean {
  const only = outputMadeFor(loss)
  return only === null ? output !== 'step' : output === only
}

/** @throws RangeError when the loss does not go with the output activation */
export function requirePair(loss: Loss, output: Activation): void {
  if (!goTogether(loss, output))
    throw new RangeError(`${loss} needs ${outputMadeFor(loss) ? `a ${outputMadeFor(loss)}` : 'another'} output, not ${output}`)
}
