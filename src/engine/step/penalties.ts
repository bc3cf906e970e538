import type { Network } from '../network/network'

/**
 * Weight penalty, never on biases. Forms: half λ/2 Σw², plain λΣw² or λΣ|w|, nielsen λ/(2n) Σw² or λ/n Σ|w| (n training rows);
 * orthant λΣ|w| again, with the corner of |w| taken seriously, so that weights come to rest at exactly 0: see slopeAtZero and stopsAtZero
 * (after Andrew and Gao, Scalable training of L1-regularized log-linear models, 2007).
 */
export type PenaltySpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'l2'; readonly form: 'half' | 'plain' | 'nielsen'; readonly lambda: number }
  | { readonly kind: 'l1'; readonly form: 'plain' | 'nielsen' | 'orthant'; readonly lambda: number }

/** c of the penalty gradient: c·w for l2, c·sign(w) for l1. `trainingRows` is the n of the nielsen forms. */
export function penaltyCoefficient(spec: PenaltySpec, trainingRows: number): number {
  if (spec.kind === 'none') return 0
  if (spec.form === 'nielsen') return spec.lambda / trainingRows
  return spec.kind === 'l2' && spec.form === 'plain' ? 2 * spec.lambda : spec.lambda
}

/** c/2 Σw² for l2, c Σ|w| for l1, over the weights in index order. */
export function penaltyValue(spec: PenaltySpec, network: Network, parameters: Float64Array, trainingRows: number): number {
  if (spec.kind === 'none') return 0
  let sum = 0
  for (const { W, b } of network.layers) {
    if (spec.kind === 'l2') for (let p = W; p < b; p++) sum += parameters[p] * parameters[p]
    else for (let p = W; p < b; p++) sum += Math.abs(parameters[p])
  }
  const c = penaltyCoefficient(spec, trainingRows)
  return spec.kind === 'l2' ? (c / 2) * sum : c * sum
}

/** The penalty of one weight: c/2 w² for l2, c |w| for l1. */
export function penaltyOfWeight(spec: PenaltySpec, w: number, trainingRows: number): number {
  const c = penaltyCoefficient(spec, trainingRows)
  return spec.kind === 'l2' ? (c / 2) * w * w : c * Math.abs(w)
}

/** Of all slopes −c..c that c|w| has at 0, the one that leaves least of the data gradient g there: 0 of it where |g| ≤ c. */
export function slopeAtZero(c: number, g: number): number {
  return g > c ? 0 - c : g < 0 - c ? c : 0 - g
}

/** Whether the penalty lets a weight that would move from w to `moved` stop at 0, which lies between. */
export function stopsAtZero(spec: PenaltySpec, w: number, moved: number): boolean {
  return spec.kind === 'l1' && spec.form === 'orthant' && ((w > 0 && moved < 0) || (w < 0 && moved > 0))
}

/**
 * gradient += c·w (l2) or c·sign(w) (l1) with sign(0) = 0, in the orthant form with slopeAtZero; biases are left alone.
 * `data` is the gradient of the data loss, by default what `gradient` holds.
 */
export function addPenaltyGradient(
  spec: PenaltySpec,
  network: Network,
  parameters: Float64Array,
  trainingRows: number,
  gradient: Float64Array,
  data: Float64Array = gradient,
): void {
  if (spec.kind === 'none') return
  const c = penaltyCoefficient(spec, trainingRows)
  for (const { W, b } of network.layers) {
    if (spec.kind === 'l2') for (let p = W; p < b; p++) gradient[p] += c * parameters[p]
    else if (spec.form === 'orthant')
      for (let p = W; p < b; p++) gradient[p] += parameters[p] === 0 ? slopeAtZero(c, data[p]) : c * Math.sign(parameters[p])
    else for (let p = W; p < b; p++) gradient[p] += c * Math.sign(parameters[p])
  }
}
