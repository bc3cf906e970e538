import type { Rect } from '../../../ui/chart/rect'

export interface Contour {
  readonly level: number
  readonly lines: readonly Float64Array[] // x, y pairs
}

export interface ContourLabel {
  readonly contour: number // which of the contours
  readonly x: number // centre
  readonly y: number
  readonly angle: number // degrees clockwise, between −90 and 90: never upside down
  readonly width: number
  readonly height: number
}

export interface LabelOptions {
  readonly plot: Rect
  readonly textPx: number
  readonly most: number
  readonly text: (level: number) => string
  readonly avoid: readonly { readonly x: number; readonly y: number; readonly radius: number }[]
  readonly before: readonly ContourLabel[] // where labels were: they stay there if they can
}

/** Levels are round numbers, with more digits only where the loss hardly differs. */
export const LEVEL_DIGITS = 12

/** Average width of a digit, as a share of the text size. */
const DIGIT = 0.6
/** A label lies only where the line is nearly straight: chord over arc. */
const STRAIGHT = 0.94
const STEP_PX = 8

/**
 * Places a handful of level numbers along their lines: inside the plot, where the line is straight, without touching
 * each other or what is to be avoided. Lines are in px.
 */
export function placeContourLabels(contours: readonly Contour[], options: LabelOptions): ContourLabel[] {
  const placed: ContourLabel[] = []
  for (const contour of spread(contours.length)) {
    if (placed.length >= options.most) break
    const best = bestPlace(contours[contour]!, contour, placed, options)
    if (best) placed.push(best)
  }
  return placed.sort((a, b) => a.contour - b.contour)
}

/** 0..count−1 with the far apart ones first: both ends, the middle, the quarters. */
export function spread(count: number): number[] {
  const chosen: number[] = []
  const left = new Set(Array.from({ length: count }, (_, k) => k))
  while (left.size > 0) {
    let best = 0
    let distance = -1
    for (const k of left) {
      const nearest = Math.min(count, ...chosen.map((other) => Math.abs(other - k)))
      if (nearest > distance) [best, distance] = [k, nearest]
    }
    chosen.push(best)
    left.delete(best)
  }
  return chosen
}

function bestPlace(
  { level, lines }: Contour,
  contour: number,
  placed: readonly ContourLabel[],
  options: LabelOptions,
): ContourLabel | undefined {
  const width = options.text(level).length * DIGIT * options.textPx + 4
  const height = options.textPx * 1.1
  const before = options.before.find((label) => label.contour === contour)
  let best: ContourLabel | undefined
  let bestScore = Number.NEGATIVE_INFINITY
  for (const line of lines) {
    for (const place of straightPlaces(line, width)) {
      const label = { contour, x: place.x, y: place.y, angle: place.angle, width, height }
      if (!fits(label, placed, options)) continue
      const score = place.straight + roominess(label, placed) - Math.abs(label.angle) / 180 + closeness(label, before)
      if (score > bestScore) [best, bestScore] = [label, score]
    }
  }
  return best
}

interface Place {
  readonly x: number
  readonly y: number
  readonly angle: number
  readonly straight: number
}

function* straightPlaces(line: Float64Array, width: number): Generator<Place> {
  const lengths = arcLengths(line)
  const total = lengths[lengths.length - 1] ?? 0
  for (let from = 0; from + width <= total; from += STEP_PX) {
    const [x0, y0] = pointAlong(line, lengths, from)
    const [x1, y1] = pointAlong(line, lengths, from + width)
    const straight = Math.hypot(x1 - x0, y1 - y0) / width
    if (straight < STRAIGHT) continue
    const angle = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI
    const [x, y] = pointAlong(line, lengths, from + width / 2)
    yield { x, y, angle: angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle, straight }
  }
}

function arcLengths(line: Float64Array): Float64Array {
  const lengths = new Float64Array(line.length / 2)
  for (let k = 1; k < lengths.length; k++) {
    lengths[k] = lengths[k - 1]! + Math.hypot(line[2 * k]! - line[2 * k - 2]!, line[2 * k + 1]! - line[2 * k - 1]!)
  }
  return lengths
}

function pointAlong(line: Float64Array, lengths: Float64Array, at: number): [number, number] {
  let low = 0
  let high = lengths.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (lengths[middle]! <= at) low = middle
    else high = middle
  }
  const span = lengths[high]! - lengths[low]!
  const share = span > 0 ? (at - lengths[low]!) / span : 0
  const between = (k: number) => line[2 * low + k]! + share * (line[2 * high + k]! - line[2 * low + k]!)
  return [between(0), between(1)]
}

function fits(label: ContourLabel, placed: readonly ContourLabel[], { plot, avoid }: LabelOptions): boolean {
  const radians = (label.angle * Math.PI) / 180
  const reachX = (Math.abs(Math.cos(radians)) * label.width + Math.abs(Math.sin(radians)) * label.height) / 2
  const reachY = (Math.abs(Math.sin(radians)) * label.width + Math.abs(Math.cos(radians)) * label.height) / 2
  if (label.x - reachX < plot.x || label.x + reachX > plot.x + plot.width) return false
  if (label.y - reachY < plot.y || label.y + reachY > plot.y + plot.height) return false
  const disc = Math.hypot(label.width, label.height) / 2
  if (avoid.some((spot) => Math.hypot(spot.x - label.x, spot.y - label.y) < spot.radius + disc)) return false
  return placed.every((other) => Math.hypot(other.x - label.x, other.y - label.y) >= disc + Math.hypot(other.width, other.height) / 2 + 2)
}

function roominess(label: ContourLabel, placed: readonly ContourLabel[]): number {
  const nearest = Math.min(...placed.map((other) => Math.hypot(other.x - label.x, other.y - label.y)), 120)
  return nearest / 240
}

function closeness(label: ContourLabel, before: ContourLabel | undefined): number {
  if (!before) return 0
  return Math.max(0, 1 - Math.hypot(before.x - label.x, before.y - label.y) / 60)
}
