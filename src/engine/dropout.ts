import { type Generator, uniform } from './random'

/**
 * Draws the masks of one sample: each hidden unit is kept with probability `keep`, layer by layer in unit order.
 * @param masks one array per hidden layer, flat [position][unit]; 1 kept, 0 dropped
 * @param sizes units of each hidden layer
 */
export function drawMasks(
  generator: Generator,
  keep: number,
  masks: readonly Uint8Array[],
  sizes: readonly number[],
  position: number,
): void {
  for (let l = 0; l < masks.length; l++) {
    const mask = masks[l]
    const end = (position + 1) * sizes[l]
    for (let k = position * sizes[l]; k < end; k++) mask[k] = uniform(generator) < keep ? 1 : 0
  }
}

/** Inverted dropout: dropped = a · mask / keep, for `count` entries; the mask starts at `at`. `dropped` may be `a`. */
export function applyMask(a: Float64Array, mask: Uint8Array, at: number, keep: number, dropped: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) dropped[k] = mask[at + k] === 1 ? a[k] / keep : 0
}
