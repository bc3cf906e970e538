import type { Selection } from '../../document/types'
import { type Network, parameterAt } from '../../engine/network/network'

/** A unit by its weight layer, from 0, and its place in it. */
export interface ShownUnit {
  readonly layer: number
  readonly unit: number
}

/** The selected unit, or the one that the selected weight leads to; for an input and for nothing the first of the first layer. */
export function shownUnit(network: Network, selection: Selection): ShownUnit {
  if (selection.kind === 'unit' && selection.layer > 0) return { layer: selection.layer - 1, unit: selection.unit }
  if (selection.kind === 'parameter') {
    const { layer, to } = parameterAt(network, selection.index)
    return { layer, unit: to }
  }
  return { layer: 0, unit: 0 }
}
