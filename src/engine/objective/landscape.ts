import type { Objective, Slice } from './objective'

/** Coordinate of grid point k of `side` points from lo to hi, both ends included. */
export function gridCoordinate(interval: readonly [number, number], side: number, k: number): number {
  const [lo, hi] = interval
  return k === side - 1 ? hi : lo + ((hi - lo) * k) / (side - 1)
}

/**
 * Losses over two parameters, all others as in `parameters`: the grid rows fromRow..toRow−1 of `out`, which is
 * side × side with row = second axis ascending, column = first axis ascending. Call again for the next rows.
 * @throws RangeError for two equal axes or a grid of less than two points a side
 */
export function sliceGrid(
  objective: Objective,
  parameters: Float64Array,
  axes: readonly [number, number],
  domain: readonly [readonly [number, number], readonly [number, number]],
  side: number,
  fromRow: number,
  toRow: number,
  out: Float64Array,
): void {
  if (axes[0] === axes[1]) throw new RangeError(`a slice needs two parameters, not ${axes[0]} twice`)
  if (!(side >= 2)) throw new RangeError(`a grid needs at least 2 points a side, not ${side}`)
  const slice = objective.slice?.(parameters, axes) ?? plainSlice(objective, parameters, axes)
  for (let row = fromRow; row < toRow; row++) {
    slice.setSecond(gridCoordinate(domain[1], side, row))
    for (let column = 0; column < side; column++) out[row * side + column] = slice.loss(gridCoordinate(domain[0], side, column))
  }
}

function plainSlice(objective: Objective, parameters: Float64Array, axes: readonly [number, number]): Slice {
  const moved = parameters.slice()
  return {
    setSecond(value) {
      moved[axes[1]] = value
    },
    loss(value) {
      moved[axes[0]] = value
      return objective.loss(moved)
    },
  }
}
