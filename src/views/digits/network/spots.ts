/** What the keyboard can stand on: a unit of a layer; layer 0 is the image as a whole. */
export interface Spot {
  readonly layer: number
  readonly unit: number
}

export type Direction = 'left' | 'right' | 'up' | 'down'

export const spotKey = ({ layer, unit }: Spot): string => `${layer}/${unit}`

/** Reads what spotKey() wrote. */
export function readSpot(key: string): Spot {
  const [layer, unit] = key.split('/')
  return { layer: Number(layer), unit: Number(unit) }
}

/** How many units a layer has, and in how many columns they stand. */
export interface Columns {
  readonly units: number
  readonly columns: number
}

/** Where an arrow key leads: within a grid by rows and columns, beyond its sides to the layer beside it at the same height. */
export function walkImages(layers: readonly Columns[], from: Spot, direction: Direction): Spot {
  const { units, columns } = layers[from.layer]!
  const column = from.unit % columns
  if (direction === 'up' || direction === 'down') {
    const unit = from.unit + (direction === 'up' ? -columns : columns)
    return unit >= 0 && unit < units ? { layer: from.layer, unit } : from
  }
  const right = direction === 'right'
  const inside = right ? column + 1 < columns && from.unit + 1 < units : column > 0
  if (inside) return { layer: from.layer, unit: from.unit + (right ? 1 : -1) }
  const layer = from.layer + (right ? 1 : -1)
  const next = layers[layer]
  if (!next) return from
  const share = Math.floor(from.unit / columns) / Math.max(1, Math.ceil(units / columns) - 1)
  const row = Math.round(share * (Math.ceil(next.units / next.columns) - 1))
  const unit = right ? row * next.columns : Math.min(next.units, (row + 1) * next.columns) - 1
  return { layer, unit }
}
