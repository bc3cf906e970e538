import type { LandscapeEvaluation } from '../protocol'

type Interval = readonly [number, number]
type Domain = LandscapeEvaluation['domain']

const SMALLEST_HALF_WIDTH = 4

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

/** Widths of a window around a path, times a power of ten. */
const WIDTHS = [1, 1.5, 2, 3, 5, 7.5]
/** Room at each side of a path, as a share of the window. */
const ROOM = 0.14
/** A window begins at a multiple of one of these parts of its width: the coarsest that will do, so that it stays while the path grows. */
const PARTS = [2, 4, 8]
/** What a path covers at least, as a share of the overview: a shorter one is none. */
const LEAST_PATH = 1e-4
/** By this share of the overview, divided by the step, a window is at least as wide. */
const NARROWING = 0.25
/** Widths below this share of the values are a matter of rounding. */
const FINEST = 1e-9

/** A window around more than this could not be divided. */
const LARGEST = 1e300
const clamp = (value: number) => Math.max(-LARGEST, Math.min(LARGEST, value))

/**
 * The window for what the paths have covered up to a step: an overview at first; with each doubling of the steps it closes in by half,
 * until the path fills it, and then it grows with the path. The path has room at each side, and the longer side of it at least 35 % of
 * the window's. It depends on nothing else, so it moves seldom and is the same whichever way a run came to its step.
 */
export function chooseWindow(reach: Domain, step: number): Domain {
  const overview = chooseDomain(farthest(reach[0]), farthest(reach[1]))
  const wide = overview[0][1] - overview[0][0]
  const longest = Math.max(...reach.map(([low, high]) => high - low))
  const size = Math.max(...reach.flat().map(Math.abs))
  if (step === 0 || !(longest > Math.max(LEAST_PATH * wide, FINEST * size)) || longest > LARGEST) return overview
  const least = Math.max(longest / (1 - 2 * ROOM), (NARROWING * wide) / step)
  for (const width of widthsFrom(least)) {
    const [across, up] = [place(reach[0], width), place(reach[1], width)]
    if (across && up) return [across, up]
  }
  return overview
}

/** The end of an interval that is farther from 0. */
function farthest([low, high]: Interval): number {
  return Math.abs(low) > Math.abs(high) ? low : high
}

/** A few round widths from `least` on. */
function* widthsFrom(least: number): Generator<number> {
  const decade = Number(least.toExponential().split('e')[1])
  for (const power of [decade, decade + 1]) {
    for (const digits of WIDTHS) {
      const width = Number(`${digits}e${power}`)
      if (width >= least) yield width
    }
  }
}

/** Where a window of this width holds an interval with room at both sides, nearest to its middle; null where it does not. */
function place([low, high]: Interval, width: number): Interval | null {
  const [from, to] = [high + ROOM * width - width, low - ROOM * width] // of its lower end
  for (const part of PARTS) {
    const unit = width / part
    const nearest = Math.max(Math.ceil(from / unit), Math.min(Math.floor(to / unit), Math.round((from + to) / 2 / unit)))
    if (nearest * unit > to) continue
    const round = (value: number) => Number(value.toPrecision(12))
    return [round(nearest * unit), round(nearest * unit + width)]
  }
  return null
}

/** A square window around two parameters: it reaches at least 4 to each side, and past the origin. Its ends are round numbers. */
export function chooseDomain(first: number, second: number): Domain {
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
