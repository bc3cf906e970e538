import { exp, log } from '../../engine/arithmetic/real'

type Interval = readonly [number, number]

const LEVELS = 10
/** Levels below the first slice, as shares of its lowest: close together where training passes first. */
const SHARES_BELOW = [0.0003, 0.001, 0.004, 0.013, 0.03, 0.065, 0.13, 0.26, 0.33, 0.41, 0.51, 0.64, 0.8]
/** Levels above it, times its highest: what lies around the place where training arrives is often steeper than what it left. */
const TIMES_ABOVE = [1.6, 3.2, 6.4]
/** The lowest level as a share of the highest, at least. */
const SPAN = 1e-3
const SMALLEST_HALF_WIDTH = 4
/** Number of digits: losses that agree in them differ by rounding only. */
const MOST_DIGITS = 12

/** Half widths to choose from, times a power of ten, each with the number of round units in it. */
const HALF_WIDTHS = [
  { half: 1, units: 10 },
  { half: 1.5, units: 15 },
  { half: 2, units: 10 },
  { half: 3, units: 15 },
  { half: 5, units: 10 },
  { half: 7.5, units: 15 },
  { half: 10, units: 10 },
]

/** A window around more than this could not be divided. */
const LARGEST = 1e300
const clamp = (value: number) => Math.max(-LARGEST, Math.min(LARGEST, value))

/** A square window around two parameters: it reaches at least 4 to each side, and past the origin. Its ends are round numbers. */
export function chooseDomain(first: number, second: number): readonly [Interval, Interval] {
  if (Math.max(Math.abs(first), Math.abs(second)) > LARGEST) return chooseDomain(clamp(first), clamp(second))
  const wanted = Math.max(SMALLEST_HALF_WIDTH, 2 * Math.abs(first), 2 * Math.abs(second))
  return [roundWindow(first, wanted), roundWindow(second, wanted)]
}

/** A window around a value that reaches at least `wanted`, and at least 1, to each side. Its ends are round numbers. */
export function roundWindow(value: number, wanted: number): Interval {
  let power = 1
  while (power * 10 < wanted) power *= 10
  const { half, units } = HALF_WIDTHS.find((choice) => choice.half * power >= wanted)!
  const round = (steps: number) => Number(((steps * half * power) / units).toPrecision(12))
  const middle = Math.round((value * units) / (half * power))
  return [round(middle - units), round(middle + units)]
}

/**
 * Levels between the losses of a grid, ascending, each as many times the one before: from the lowest hundredth of the points
 * (but a thousandth of the highest at least: a narrower valley falls between the points) up to the highest, in few digits; and more
 * below and above, for where training leads. Empty when all losses are the same.
 */
export function chooseLevels(losses: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(Array.from(losses).filter(Number.isFinite)).sort()
  const high = sorted[Math.floor(0.995 * (sorted.length - 1))]
  const low = sorted[Math.floor(0.01 * (sorted.length - 1))]
  if (high === undefined || low === undefined || !(high > 0)) return []
  const from = Math.max(low, high * SPAN)
  if (!(high > from)) return []
  const span = log(high / from)
  const digits = digitsFor(span / LEVELS)
  const levels = Array.from({ length: LEVELS }, (_, k) => Number((from * exp((span * (k + 0.5)) / LEVELS)).toPrecision(digits)))
  // The same levels are drawn while training goes on and the slice sinks below its first lowest loss.
  // Not where the slice has a narrow valley already: lower levels would be islands between its points.
  const below = (low < high * SPAN ? [] : SHARES_BELOW).map((share) => Number((from * share).toPrecision(2)))
  const above = TIMES_ABOVE.map((times) => Number((levels[LEVELS - 1]! * times).toPrecision(2)))
  return [...below, ...levels, ...above].filter((level, k, all) => k === 0 || level > all[k - 1]!)
}

/** As few digits as keep levels evenly spaced that differ by this share of themselves: two for a tenth and more, six for 0.00001. */
function digitsFor(share: number): number {
  const wanted = share < 0.05 ? Math.ceil(-log(share / 4) / log(10)) : 0
  return Math.max(share < 0.05 ? 4 : share < 0.3 ? 3 : 2, Math.min(MOST_DIGITS, wanted))
}
