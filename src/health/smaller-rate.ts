import { LIMITS } from '../document/ranges'
import type { HistoryRow } from '../trainer/protocol'
import type { Repair, Vitals } from './finding'
import { farthest } from './movement'

/** From step 0 with another rate: weights that were thrown off do not come back by smaller steps. */
export function restartWith(learningRate: number): Repair {
  return { kind: 'restart', words: `learning rate ${learningRate}`, patch: { training: { learningRate } } }
}

/** The same run on with another rate. */
export function goOnWith(learningRate: number): Repair {
  return { kind: 'change', words: `learning rate ${learningRate}`, change: { field: 'learningRate', value: learningRate } }
}

/**
 * A rate below the limit. In a bowl each full step multiplies the loss by (1 − rate·λ)², λ the steepest curvature: from the ratio r of the
 * last two losses rate / (1 + √r) is 1/λ, the rate that lands at its bottom. A quarter where the batch is a part of the rows.
 */
export function smallerRate(rate: number, rows: readonly HistoryRow[], full: boolean): number {
  const [before, last] = rows.slice(-2)
  const neighbours = full && before && last && last.step === before.step + 1 && before.trainLoss > 0
  const factor = neighbours ? Math.max(2, 1 + Math.sqrt(last.trainLoss / before.trainLoss)) : 4
  return tidy(Math.max(LIMITS.learningRate.min, rate / factor))
}

/**
 * A rate for runs whose steps have thrown the weights off. How far is in proportion to the rate: as many times smaller as the largest
 * weight or bias is larger than 1, about what first weights are; at least a quarter, at most a hundredth.
 */
export function gentler({ parameters, scenario: { training } }: Vitals): number {
  const far = Math.abs(farthest(parameters).value)
  return tidy(Math.max(LIMITS.learningRate.min, training.learningRate / Math.min(100, Math.max(4, far))))
}

/** With two significant digits: a number that a person would type. */
export function tidy(rate: number): number {
  return Number(rate.toPrecision(2))
}
