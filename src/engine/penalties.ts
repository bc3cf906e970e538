import type { Network } from './network'

/** Weight penalty, never on biases. Forms: half λ/2 Σw², plain λΣw² or λΣ|w|, nielsen λ/(2n) Σw² or λ/n Σ|w| (n training rows). */
export type PenaltySpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'l2'; readonly form: 'half' | 'plain' | 'nielsen'; readonly lambda: number }
  | { readonly kind: 'l1'; readonly form: 'plain' | 'nielsen'; readonly lambda: number }

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

/** gradient += c·w (l2) or c·sign(w) with sign(0) = 0 (l1); biases are left alone. */
export function addPenaltyGradient(
  spec: PenaltySpec,
  network: Network,
  parameters: Float64Array,
  trainingRows: number,
  gradient: Float64Array,
): void {
  if (spec.kind === 'none') return
  const c = penaltyCoefficient(spec, trainingRows)
  for (const { W, b } of network.layers) {
    if (spec.kind === 'l2') for (let p = W; p < b; p++) gradient[p] += c * parameters[p]
    else for (let p = W; p < b; p++) gradient[p] += c * Math.sign(parameters[p])
  }
}
