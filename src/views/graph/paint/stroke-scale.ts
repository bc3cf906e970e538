import type { Network } from '../../../engine/network/network'
import { LEAST_TOP } from '../../../ui/chart/domains'

/** Widths of strokes: `reference` is drawn `unitPx` wide, others by the square root of their size, up to 9 references. */
export interface StrokeScale {
  readonly reference: number
  readonly unitPx: number
}

const BUCKETS = 32
/** The widest stroke shows this many references and more. */
export const WIDEST = 9

/** Largest 1, 2 or 5 times a power of ten up to `value`. */
export function roundDown125(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const digits = value / power
  return Number(((digits >= 5 ? 5 : digits >= 2 ? 2 : 1) * power).toPrecision(1))
}

/** How much thinner the strokes of a network with many weights are, so that they stay apart. */
function thinning(network: Network): number {
  const widest = Math.max(...network.layers.map((layer) => Math.min(layer.in, 12) * Math.min(layer.out, 12)))
  return widest <= 16 ? 1 : widest <= 64 ? 0.75 : 0.45
}

/** Scale of the weights: it follows from the shape of the network alone, so it is fixed for a run and the same in every run. */
export function weightScale(network: Network, unitPx: number): StrokeScale {
  const fanIn = Math.max(...network.layers.map((layer) => layer.in))
  return { reference: roundDown125(1.5 / Math.sqrt(fanIn)), unitPx: unitPx * thinning(network) }
}

/** Reference for gradients or updates, from the largest of those that the run shows first; null where all are 0. */
export function referenceOf(values: ArrayLike<number>): number | null {
  let largest = 0
  for (let k = 0; k < values.length; k++) largest = Math.max(largest, Math.abs(values[k]!))
  return largest > 0 && Number.isFinite(largest) ? roundDown125(Math.min(1e307, Math.max(LEAST_TOP, largest / 2))) : null
}

/** Bucket 0..31 of a value; 0 is drawn as a hairline. */
export function strokeBucket(scale: StrokeScale, value: number): number {
  const share = Math.sqrt(Math.abs(value) / (WIDEST * scale.reference))
  return Math.min(BUCKETS - 1, Math.round(share * (BUCKETS - 1)))
}

/** Width in px of a bucket. */
export function bucketWidth(scale: StrokeScale, bucket: number): number {
  return Math.max(0.6, (bucket / (BUCKETS - 1)) * Math.sqrt(WIDEST) * scale.unitPx)
}
