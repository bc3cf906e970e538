import { contours } from 'd3'

type Interval = readonly [number, number]

/**
 * The lines along which a grid of side × side values (row = second axis ascending) passes `level`, by d3-contour.
 * Each line is x, y pairs in data units; a closed one ends at its first point, an open one on the border of the domain.
 */
export function contourLines(
  values: ArrayLike<number>,
  side: number,
  level: number,
  domain: readonly [Interval, Interval],
): Float64Array[] {
  // d3-contour types ask for number[], but read by index only
  const { coordinates } = contours()
    .size([side, side])
    .contour(values as number[], level)
  const lines: Float64Array[] = []
  for (const polygon of coordinates) for (const ring of polygon) lines.push(...openRing(ring as [number, number][], side))
  for (const line of lines) toDomain(line, side, domain)
  return lines
}

/** Rings run along the outside of the grid where the area reaches it: those parts are no contour. */
function openRing(ring: readonly [number, number][], side: number): Float64Array[] {
  const outside = ([x, y]: readonly [number, number]) => x <= 0 || y <= 0 || x >= side || y >= side
  const first = ring.findIndex(outside)
  if (first < 0) return [Float64Array.from(ring.flat())]
  const points = ring.slice(0, -1) // the last repeats the first
  const lines: Float64Array[] = []
  let line: number[] = []
  for (let k = 1; k <= points.length; k++) {
    const point = points[(first + k) % points.length]!
    if (!outside(point)) {
      line.push(point[0], point[1])
      continue
    }
    if (line.length > 2) lines.push(Float64Array.from(line))
    line = []
  }
  return lines
}

/** d3-contour puts grid point i at i + ½. */
function toDomain(line: Float64Array, side: number, domain: readonly [Interval, Interval]): void {
  for (let k = 0; k < line.length; k++) {
    const [lo, hi] = domain[k % 2]!
    line[k] = lo + ((line[k]! - 0.5) * (hi - lo)) / (side - 1)
  }
}
