import type { Activation } from '../engine/network/activations'
import type { Pin } from '../engine/network/network'
import { createNetwork, type Network } from '../engine/network/network'
import type { UnitPin } from './types'

/** The pins as a network wants them, one list per weight layer; null where no unit of a layer is pinned. */
function pinLayers(pins: readonly UnitPin[], sizes: readonly number[]): (readonly Pin[] | null)[] {
  return sizes.slice(1).map((units, l) => {
    const own = pins.filter(({ layer }) => layer === l + 1)
    if (own.length === 0) return null
    const row = Array.from({ length: units }, (): Pin => 0)
    for (const { unit, to } of own) row[unit] = to === 'in' ? 1 : 2
    return row
  })
}

/** The network of these sizes with the activations and pins in force. */
export function networkOf(sizes: readonly number[], activations: readonly Activation[], pins: readonly UnitPin[]): Network {
  return createNetwork(sizes, activations, pinLayers(pins, sizes))
}

/** How a unit is pinned; null where it is not. Layer 1 is the first hidden one. */
export function pinOf(pins: readonly UnitPin[], layer: number, unit: number): UnitPin['to'] | null {
  return pins.find((pin) => pin.layer === layer && pin.unit === unit)?.to ?? null
}

/** The pins with one unit pinned otherwise, or, with null, no longer; in the order of the units. */
export function withPin(pins: readonly UnitPin[], layer: number, unit: number, to: UnitPin['to'] | null): UnitPin[] {
  const others = pins.filter((pin) => pin.layer !== layer || pin.unit !== unit)
  return [...others, ...(to ? [{ layer, unit, to }] : [])].sort((a, b) => a.layer - b.layer || a.unit - b.unit)
}

/** The pins of units that a network with these hidden layers has. */
export function pinsWithin(pins: readonly UnitPin[], hidden: readonly number[]): readonly UnitPin[] {
  return pins.filter(({ layer, unit }) => unit < (hidden[layer - 1] ?? 0))
}
