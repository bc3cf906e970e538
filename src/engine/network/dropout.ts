import { type Generator, uniform } from '../arithmetic/random'
import { type Network, PINNED_IN, PINNED_OUT, type Pin } from './network'

/**
 * Draws the masks of one sample: each hidden unit is kept with probability `keep`, layer by layer in unit order. A pinned unit uses up its
 * draw too, so that a pin leaves the masks of all other units as they were.
 * @param masks one array per hidden layer, flat [position][unit]; 1 kept, 0 dropped
 */
export function drawMasks(generator: Generator, keep: number, masks: readonly Uint8Array[], { layers }: Network, position: number): void {
  for (let l = 0; l < masks.length; l++) {
    const mask = masks[l]
    const { out, pins } = layers[l]
    const start = position * out
    for (let k = 0; k < out; k++) mask[start + k] = uniform(generator) < keep ? 1 : 0
    if (pins !== null) applyPins(mask, start, pins)
  }
}

/** Leaves the generator where drawing the masks of one sample would. */
export function skipMasks(generator: Generator, { layers }: Network): void {
  for (let l = 0; l < layers.length - 1; l++) for (let k = 0; k < layers[l].out; k++) uniform(generator)
}

/** Gives the masks of the sample at `from` to the one at `to` too. */
export function repeatMasks(masks: readonly Uint8Array[], { layers }: Network, from: number, to: number): void {
  for (let l = 0; l < masks.length; l++) masks[l].copyWithin(to * layers[l].out, from * layers[l].out, (from + 1) * layers[l].out)
}

/** Overwrites the mask of one sample, which starts at `start`, where units are pinned. */
export function applyPins(mask: Uint8Array, start: number, pins: readonly Pin[]): void {
  for (let k = 0; k < pins.length; k++) if (pins[k] !== 0) mask[start + k] = pins[k] === PINNED_IN ? 1 : 0
}

/** Inverted dropout: dropped = a · mask / keep, for `count` entries; the mask starts at `at`. `dropped` may be `a`. */
export function applyMask(a: Float64Array, mask: Uint8Array, at: number, keep: number, dropped: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) dropped[k] = mask[at + k] === 1 ? a[k] / keep : 0
}

/**
 * The same in a layer with pinned units, whose mask is already as the pins say: a unit pinned in has a keep probability of its own, 1, and
 * so the scale 1/1. Without a mask (evaluation, or dropout 0) only the units pinned out are 0. `dropped` may be `a`.
 */
export function applyPinnedMask(
  a: Float64Array,
  mask: Uint8Array | null,
  at: number,
  keep: number,
  pins: readonly Pin[],
  dropped: Float64Array,
  count: number,
): void {
  const units = pins.length
  for (let k = 0; k < count; k++) {
    const pin = pins[k % units]
    if (pin === PINNED_OUT || (pin !== PINNED_IN && mask !== null && mask[at + k] !== 1)) dropped[k] = 0
    else dropped[k] = pin === PINNED_IN || mask === null ? a[k] : a[k] / keep
  }
}

/** What a kept unit of a hidden layer is divided by: keep, or 1 where it is pinned. */
export function keepOf(
  { keep, pins }: { readonly keep: number; readonly pins: readonly (readonly Pin[] | null)[] },
  layer: number,
  unit: number,
): number {
  return (pins[layer]?.[unit] ?? 0) === 0 ? keep : 1
}
