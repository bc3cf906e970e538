/** Coordinate of grid point k of `side` points from lo to hi, both ends included. */
export function gridCoordinate(interval: readonly [number, number], side: number, k: number): number {
  const [lo, hi] = interval
  return k === side - 1 ? hi : lo + ((hi - lo) * k) / (side - 1)
}
