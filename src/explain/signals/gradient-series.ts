import { hasVelocity, type OptimizerSpec } from '../../engine/step/optimizers'

/** The gradient of one parameter in a step, the penalty's part inside, and the optimizer of that step. */
export interface PastGradient {
  readonly step: number
  readonly gradient: number
  readonly optimizer: OptimizerSpec
  readonly fresh: boolean // the velocity was 0 before it: of the steps before nothing is left
}

/** One term of the velocity: a past gradient and how much of it is left. */
export interface SeriesTerm {
  readonly step: number
  readonly weight: number // 1, β, β², …
  readonly gradient: number // NaN where the step is not known
  readonly term: number // weight · gradient
}

/**
 * The velocity as a series of gradients: v = g + β·g₋₁ + β²·g₋₂ + …, for a plain gradient descent β = 0.
 * A change of β weighs what was before it by the β of each step; another optimizer starts from 0.
 * @param newestFirst one entry a step, null for a step that is not known
 */
export function gradientSeries(newest: number, newestFirst: readonly (PastGradient | null)[]): SeriesTerm[] {
  const terms: SeriesTerm[] = []
  let weight = 1
  let last: OptimizerSpec | null = null
  for (const [back, past] of newestFirst.entries()) {
    if (last && past && past.optimizer.kind !== last.kind) weight = 0
    const gradient = past?.gradient ?? Number.NaN
    terms.push({ step: newest - back, weight, gradient, term: weight * gradient })
    last = past?.optimizer ?? last
    weight *= past?.fresh ? 0 : last ? betaOf(last) : Number.NaN
  }
  return terms
}

/** Sum of the known terms, the newest first. */
export function sumOfTerms(terms: readonly SeriesTerm[]): number {
  let sum = 0
  for (const { term } of terms) if (!Number.isNaN(term)) sum += term
  return sum
}

/** 1 + β + β² + … = 1/(1 − β), which a velocity comes to where the gradient stays the same. */
export function sumOfWeights(optimizer: OptimizerSpec): number {
  return 1 / (1 - betaOf(optimizer))
}

function betaOf(optimizer: OptimizerSpec): number {
  return hasVelocity(optimizer) ? optimizer.beta : 0
}
