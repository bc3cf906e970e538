import { rgbOf } from '../../theme-colors'

export const TABLE_SIZE = 256

/**
 * Where a loss lies from 0 (small) to 1 (large), evenly from level to level, so that each band between two contours
 * has its own share of the colours. It depends on the levels only, which stay while the picture does: nothing rescales by itself.
 */
export function createLossScale(levels: readonly number[]): (loss: number) => number {
  const first = levels[0]
  const last = levels[levels.length - 1]
  if (first === undefined || last === undefined) return () => 0.5
  const gap = levels.length > 1 ? last - levels[levels.length - 2]! : Math.abs(last) || 1
  const below = first > 0 ? [0] : [first - gap]
  const knots = [...below, ...levels, last + 2 * gap]
  const steps = knots.length - 1
  return (loss) => {
    if (loss >= knots[steps]!) return 1
    if (!(loss > knots[0]!)) return 0
    let k = 1
    while (loss > knots[k]!) k++
    return (k - 1 + (loss - knots[k - 1]!) / (knots[k]! - knots[k - 1]!)) / steps
  }
}

/** RGBA of 256 colours evenly along a ramp of at least two stops; the stops are close enough to go straight from one to the next. */
export function colorTable(ramp: readonly string[]): Uint8ClampedArray {
  const stops = ramp.map(rgbOf)
  const table = new Uint8ClampedArray(4 * TABLE_SIZE)
  for (let k = 0; k < TABLE_SIZE; k++) {
    const place = (k / (TABLE_SIZE - 1)) * (stops.length - 1)
    const from = Math.min(Math.floor(place), stops.length - 2)
    for (let channel = 0; channel < 3; channel++) {
      const low = stops[from]![channel]!
      table[4 * k + channel] = Math.round(low + (stops[from + 1]![channel]! - low) * (place - from))
    }
    table[4 * k + 3] = 255
  }
  return table
}

/** Colours of a grid of losses as picture rows: the highest grid row first. A loss that is not finite is as dark as can be. */
export function fieldPixels(
  losses: Float64Array,
  side: number,
  scale: (loss: number) => number,
  table: Uint8ClampedArray,
  pixels: Uint8ClampedArray,
): void {
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const loss = losses[row * side + column]!
      const share = Number.isNaN(loss) ? 1 : scale(loss)
      const from = 4 * Math.round(share * (TABLE_SIZE - 1))
      const to = 4 * ((side - 1 - row) * side + column)
      for (let channel = 0; channel < 4; channel++) pixels[to + channel] = table[from + channel]!
    }
  }
}
