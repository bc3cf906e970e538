import { checkGradient, type GradientCheck, type SeenBatch } from '../../src/engine/objective/gradient-check'
import { drain } from '../../src/trainer/slices'

/** checkGradient in one go. */
export function gradientCheck(
  batch: SeenBatch,
  parameters: Float64Array,
  index: number,
  gradient: number,
  hs: readonly number[],
): GradientCheck {
  return drain(checkGradient(batch, parameters, index, gradient, hs))
}
