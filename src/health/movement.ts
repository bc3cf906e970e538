import type { Network } from '../engine/network/network'
import type { StepTrace } from '../engine/step/step-trace'
import type { HistoryRow } from '../trainer/protocol'

/** Length of the update over that of the weights before it; weights shorter than 1, as at a start from zero, count as 1. */
export function moved({ update, before }: StepTrace): number {
  return norm(update) / Math.max(1, norm(before))
}

/** The weight that is farthest from 0, no bias, in the weight layers from `from` on; `index` into the parameters. */
export function largestWeight(
  { layers }: Network,
  parameters: Float64Array,
  from: number,
): { readonly index: number; readonly value: number } {
  let index = layers[from]!.W
  for (const { W, b } of layers.slice(from)) {
    for (let p = W; p < b; p++) if (Math.abs(parameters[p]!) > Math.abs(parameters[index]!)) index = p
  }
  return { index, value: parameters[index]! }
}

/** The weight or bias that is farthest from 0; `index` into the parameters. */
export function farthest(parameters: Float64Array): { readonly index: number; readonly value: number } {
  const index = parameters.reduce((most, value, p) => (Math.abs(value) > Math.abs(parameters[most]!) ? p : most), 0)
  return { index, value: parameters[index]! }
}

/** Norm of the gradient over all layers; NaN where it is not known. */
export function totalNorm({ gradientNorms }: HistoryRow): number {
  return norm(gradientNorms)
}

/** The middle of some values, the upper one of two; NaN without any. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

function norm(values: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < values.length; k++) sum += values[k]! * values[k]!
  return Math.sqrt(sum)
}
