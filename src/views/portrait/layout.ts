import { type Network, parameterAt } from '../../engine'
import type { Rect } from '../../ui/chart/rect'

export interface Spot {
  readonly x: number
  readonly y: number
}

/** Px between two units of a column, at most. */
const MOST_GAP = 72

/** Where the units of a small network stand, column by column, inputs first. */
export function unitSpots(network: Network, frame: Rect, margin: number): Spot[][] {
  const sizes = [network.layers[0]!.in, ...network.layers.map(({ out }) => out)]
  const gapX = (frame.width - 2 * margin) / (sizes.length - 1)
  const gapY = Math.min(MOST_GAP, (frame.height - 2 * margin) / Math.max(1, Math.max(...sizes) - 1))
  return sizes.map((count, column) =>
    Array.from({ length: count }, (_, unit) => ({
      x: frame.x + margin + column * gapX,
      y: frame.y + frame.height / 2 + (unit - (count - 1) / 2) * gapY,
    })),
  )
}

/** The weights of a network as lines between its units. */
export function weightLines(
  network: Network,
  parameters: Float64Array,
  spots: readonly (readonly Spot[])[],
): { readonly from: Spot; readonly to: Spot; readonly weight: number }[] {
  return Array.from(parameters, (weight, index) => ({ weight, place: parameterAt(network, index) })).flatMap(({ weight, place }) =>
    place.kind === 'bias' ? [] : [{ from: spots[place.layer]![place.from]!, to: spots[place.layer + 1]![place.to]!, weight }],
  )
}
