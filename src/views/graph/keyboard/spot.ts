import { type Network, parameterAt } from '../../../engine/network/network'
import type { GraphLayout } from '../layout/picture'

/** What the keyboard can stand on. */
export type Spot =
  | { readonly kind: 'unit'; readonly layer: number; readonly unit: number }
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'bundle'; readonly layer: number }
  | { readonly kind: 'loss' }

export type Direction = 'left' | 'right' | 'up' | 'down'

/** A spot as text, for keys and comparisons. */
export function spotKey(spot: Spot): string {
  switch (spot.kind) {
    case 'unit':
      return `unit/${spot.layer}/${spot.unit}`
    case 'parameter':
      return `parameter/${spot.index}`
    case 'bundle':
      return `bundle/${spot.layer}`
    case 'loss':
      return 'loss'
  }
}

/** The parameters into a drawn unit that the keyboard can walk: its drawn edges from the top down, then its bias. */
export function parametersInto(network: Network, layout: GraphLayout, layer: number, unit: number): number[] {
  const weightLayer = network.layers[layer - 1]
  if (!weightLayer) return []
  const edges = layout.edges.filter((edge) => edge.layer === layer - 1 && edge.to === unit)
  return [...edges.map((edge) => edge.index), weightLayer.b + unit]
}

/** Where an arrow key leads: units by column and row; parameters up and down among those of one unit, left and right to its ends. */
export function walk(network: Network, layout: GraphLayout, from: Spot, direction: Direction): Spot {
  if (from.kind === 'parameter') return walkParameter(network, layout, from.index, direction)
  const columns = columnsOf(network, layout)
  const column = from.kind === 'loss' ? columns.length - 1 : from.layer
  const row = columns[column]!.findIndex((spot) => spotKey(spot) === spotKey(from))
  if (direction === 'up' || direction === 'down') return columns[column]![row + (direction === 'up' ? -1 : 1)] ?? from
  const next = columns[column + (direction === 'left' ? -1 : 1)]
  if (!next) return from
  const share = columns[column]!.length > 1 ? row / (columns[column]!.length - 1) : 0.5
  return next[Math.round(share * (next.length - 1))]!
}

function walkParameter(network: Network, layout: GraphLayout, index: number, direction: Direction): Spot {
  const parameter = parameterAt(network, index)
  const layer = parameter.layer + 1
  if (direction === 'left' && parameter.kind === 'weight') return { kind: 'unit', layer: parameter.layer, unit: parameter.from }
  if (direction === 'left' || direction === 'right') return { kind: 'unit', layer, unit: parameter.to }
  const all = parametersInto(network, layout, layer, parameter.to)
  const next = all[all.indexOf(index) + (direction === 'up' ? -1 : 1)]
  return { kind: 'parameter', index: next ?? index }
}

function columnsOf(network: Network, layout: GraphLayout): Spot[][] {
  const columns: Spot[][] = network.sizes.map((_, layer) => [
    ...layout.units.filter((box) => box.layer === layer).map((box): Spot => ({ kind: 'unit', layer, unit: box.unit })),
    ...layout.bundles.filter((box) => box.layer === layer).map((): Spot => ({ kind: 'bundle', layer })),
  ])
  return [...columns, [{ kind: 'loss' }]]
}
