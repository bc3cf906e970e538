import { type Interval, toX, toY } from '../../ui/chart/axis'
import type { Rect } from '../../ui/chart/rect'

export type Domain = readonly [Interval, Interval]

/** A window has at least this width as a share of its values, and at most this one. */
const LEAST_WIDTH = 1e-6
const MOST_WIDTH = 1e6

/** A place in a window, in shares of its axes: 0..1, both upwards. */
export interface Place {
  readonly u: number
  readonly v: number
}

/** A window `factor` times as wide in which what was at one place is at another; null where nothing would be left to see. */
export function zoomed(domain: Domain, from: Place, factor: number, to = from): Domain | null {
  const along = ([low, high]: Interval, was: number, is: number): Interval => {
    const at = low + was * (high - low)
    const width = (high - low) * factor
    const round = (value: number) => Number(value.toPrecision(9))
    return [round(at - is * width), round(at + (1 - is) * width)]
  }
  const wanted = [along(domain[0], from.u, to.u), along(domain[1], from.v, to.v)] as const
  const sound = wanted.every(([low, high]) => {
    const width = high - low
    return width >= LEAST_WIDTH * Math.max(1, Math.abs(low), Math.abs(high)) && width <= MOST_WIDTH
  })
  return sound ? wanted : null
}

/** Farthest point of a path that is drawn, in sizes of the plot. */
const FAR = 10

/**
 * Write the px of a path into `out` as x, y pairs. Return the number of points. Points nearer than `apartPx` to the one
 * before are left out, the last stays: thousands of steps in one place cost one dot. Points that are not finite are left out, those
 * far outside come nearer to the plot on their line to its middle: a canvas fills wedges between numbers that are too large for it.
 */
export function projectPath(
  xs: Float64Array,
  ys: Float64Array,
  plot: Rect,
  domain: Domain,
  apartPx: number,
  out: { points: Float32Array },
): number {
  const count = Math.min(xs.length, ys.length)
  if (out.points.length < 2 * count) out.points = new Float32Array(4 * count)
  const { points } = out
  let kept = 0
  for (let k = 0; k < count; k++) {
    const atX = toX(plot, domain[0], xs[k]!)
    const atY = toY(plot, domain[1], ys[k]!)
    const share = shareShown(plot, atX, atY)
    if (share === 0) continue
    const x = fromMiddle(plot.x, plot.width, atX, share)
    const y = fromMiddle(plot.y, plot.height, atY, share)
    const near = kept > 0 && Math.abs(x - points[2 * kept - 2]!) < apartPx && Math.abs(y - points[2 * kept - 1]!) < apartPx
    if (near && k < count - 1) continue
    points[2 * kept] = x
    points[2 * kept + 1] = y
    kept += 1
  }
  return kept
}

/** Places on the line through the first `count` points, `apartPx` apart or farther, so that there are hardly more than `most`. */
export function alongPath(points: Float32Array, count: number, apartPx: number, most: number): [number, number][] {
  const at = (k: number): [number, number] => [points[2 * k]!, points[2 * k + 1]!]
  let length = 0
  for (let k = 1; k < count; k++) length += Math.hypot(at(k)[0] - at(k - 1)[0], at(k)[1] - at(k - 1)[1])
  const apart = Math.max(apartPx, length / most)
  const places = count > 0 ? [at(0)] : []
  let since = 0 // the last place
  for (let k = 1; k < count; k++) {
    const [[fromX, fromY], [x, y]] = [at(k - 1), at(k)]
    const segment = Math.hypot(x - fromX, y - fromY)
    let walked = apart - since
    for (; walked <= segment; walked += apart)
      places.push([fromX + ((x - fromX) * walked) / segment, fromY + ((y - fromY) * walked) / segment])
    since = segment - walked + apart
  }
  return places
}

/** So many dots are never too many. */
const FEW_DOTS = 40

/** Every how many points of a path get a dot, so that many dots are `apartPx` apart on average: 1, 2, 5, 10, … */
export function dotEvery(points: Float32Array, kept: number, count: number, apartPx: number): number {
  let length = 0
  for (let k = 1; k < kept; k++) length += Math.hypot(points[2 * k]! - points[2 * k - 2]!, points[2 * k + 1]! - points[2 * k - 1]!)
  const apart = magnification(length / Math.max(1, count - 1), apartPx)
  const few = magnification(1 / count, 1 / FEW_DOTS)
  return Math.min(apart ?? Number.POSITIVE_INFINITY, few ?? 1)
}

/** A mark at the border for a point outside the plot: where, and the direction to the point in radians. Null when it is inside. */
export function borderMark(
  plot: Rect,
  x: number,
  y: number,
  insetPx: number,
): { readonly x: number; readonly y: number; readonly angle: number } | null {
  if (x >= plot.x && x <= plot.x + plot.width && y >= plot.y && y <= plot.y + plot.height) return null
  const edgeX = Math.max(plot.x + insetPx, Math.min(plot.x + plot.width - insetPx, x))
  const edgeY = Math.max(plot.y + insetPx, Math.min(plot.y + plot.height - insetPx, y))
  return { x: edgeX, y: edgeY, angle: Math.atan2(y - edgeY, x - edgeX) }
}

/** What is drawn of the way from the middle of the plot to a place: 1, or less for one far outside; 0 for one that is not finite. */
export function shareShown({ x, y, width, height }: Rect, atX: number, atY: number): number {
  const away = Math.hypot(atX - x - width / 2, atY - y - height / 2)
  return Number.isFinite(away) ? Math.min(1, (FAR * (width + height)) / away) : 0
}

/** A coordinate at a share of its way from the middle of the plot. */
export function fromMiddle(start: number, length: number, at: number, share: number): number {
  return share === 1 ? at : start + length / 2 + share * (at - start - length / 2)
}

/** Farther enlarged, an arrow says nothing: the step is too small for the picture. */
export const MOST_TIMES = 10_000

/** The first of 1, 2, 5, 10, 20, … up to `most` that makes a length visible; null for no length, or one too small to tell its direction. */
export function magnification(lengthPx: number, leastPx: number, most = 5e6): number | null {
  if (!(lengthPx > 0) || !Number.isFinite(lengthPx)) return null
  for (let power = 1; power <= most; power *= 10) {
    for (const digit of [1, 2, 5]) if (digit * power <= most && lengthPx * digit * power >= leastPx) return digit * power
  }
  return null
}

/**
 * How far a parameter point lies off the slice through `origin`: the length of the difference over all but the two axes.
 * `point` may answer NaN for a value that is not known; then the answer is NaN.
 */
export function distanceOffSlice(origin: Float64Array, axes: readonly [number, number], point: (index: number) => number): number {
  let sum = 0
  for (let p = 0; p < origin.length; p++) {
    if (p === axes[0] || p === axes[1]) continue
    const difference = point(p) - origin[p]!
    sum += difference * difference
  }
  return Math.sqrt(sum)
}
