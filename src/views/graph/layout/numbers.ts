import type { Selection } from '../../../document/types'
import type { Network } from '../../../engine/network/network'
import { NUMBER_CHARACTER } from './columns'
import { JOIN_PX } from './curve'

/** Up to this many edges all carry numbers where the gaps have room, beyond that those of the selection. */
const MOST_NUMBERED = 24
const CHARACTERS = [8, 7] as const
const FEWEST_CHARACTERS = 5
/** Px for the bend of an edge before its number, in text of 12 px: it is seen to come from its unit, or at least to bend. */
const BEND = 24
const SHORTEST_BEND = 16
const PADDING = 3

/** Whether every edge of a network is to carry its number. */
export function isSparse(network: Network): boolean {
  return network.layers.reduce((edges, layer) => edges + layer.in * layer.out, 0) <= MOST_NUMBERED
}

/** Px that a number of a weight needs, with its name. */
export function numberWidth(characters: number, names: number, scale: number): number {
  return (NUMBER_CHARACTER * characters + 7 * names + PADDING) * scale
}

/** The gap in which all edges carry numbers. */
export function gapForNumbers(names: number, scale: number): number {
  return numberWidth(CHARACTERS[1], names, scale) + JOIN_PX + BEND * scale
}

/** Which numbers stand on edges. */
export interface Numbering {
  readonly characters: number // room for a number; 0 for no numbers
  readonly names: number // characters of a name before it
  readonly all: boolean // on every edge
}

/** The longest numbers that a gap has room for. */
export function numberingIn(gap: number, network: Network, names: number, scale: number): Numbering {
  const room = (bend: number) => Math.floor((gap - bend * scale - JOIN_PX - (7 * names + PADDING) * scale) / (NUMBER_CHARACTER * scale))
  const all = isSparse(network) && room(BEND) >= CHARACTERS[1]
  const characters = Math.min(CHARACTERS[0], room(all ? BEND : SHORTEST_BEND))
  return { characters: characters < FEWEST_CHARACTERS ? 0 : characters, names, all }
}

/** Whether an edge carries its number. */
export function isNumbered(
  { all, characters }: Numbering,
  selection: Selection,
  edge: { readonly index: number; readonly layer: number; readonly from: number; readonly to: number },
): boolean {
  if (characters === 0) return false
  if (all) return true
  if (selection.kind === 'parameter') return selection.index === edge.index
  if (selection.kind !== 'unit') return false
  const { layer, unit } = selection
  return (edge.layer === layer && edge.from === unit) || (edge.layer + 1 === layer && edge.to === unit)
}
