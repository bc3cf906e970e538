import { checkGradient, type GradientCheck, type SeenBatch } from '../../src/engine/objective/gradient-check'
import { drain } from '../../src/trainer/slices'
import type { Sample } from './oracle'
import { matrixOf } from './traces'

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

/** The check of a parameter of a random sample. */
export function checkOfSample(sample: Sample, index: number, gradient: number, hs: readonly number[]): GradientCheck {
  const { network, loss, penalty, trainingRows, rows, keep, masks } = sample
  const dropout = masks && { keep, masks: masks.map((mask) => Uint8Array.from(mask)) }
  const batch = { network, X: matrixOf(sample.X), Y: matrixOf(sample.Y), rows, dropout, loss, penalty, trainingRows }
  return gradientCheck(batch, sample.parameters, index, gradient, hs)
}
