import type { Selection } from '../document/types'
import { biasIndex, type Network, parameterAt, weightIndex } from '../engine/network/network'

/**
 * The parameters that belong to a selection: those into the selected unit, its bias last; out of an input unit; into the
 * unit that a selected parameter leads to. Null when the selection names no parameters.
 */
export function selectedParameters(network: Network, selection: Selection): number[] | null {
  if (selection.kind === 'unit') {
    return selection.layer > 0 ? intoUnit(network, selection.layer - 1, selection.unit) : outOfInput(network, selection.unit)
  }
  if (selection.kind === 'parameter') {
    const { layer, to } = parameterAt(network, selection.index)
    return intoUnit(network, layer, to)
  }
  return null
}

function intoUnit(network: Network, layer: number, to: number): number[] {
  const weights = Array.from({ length: network.layers[layer]!.in }, (_, from) => weightIndex(network, layer, to, from))
  return [...weights, biasIndex(network, layer, to)]
}

function outOfInput(network: Network, from: number): number[] {
  return Array.from({ length: network.layers[0]!.out }, (_, to) => weightIndex(network, 0, to, from))
}
