import { distanceTo, type Segment } from './segment'

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A label with the places it may take, best first. */
export interface Placeable {
  readonly places: readonly Rect[]
}

/** Whether two rectangles share more than an edge. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

const MOST_TRIALS = 5_000

/**
 * Gives every label a place where it overlaps no other label and no obstacle. Searches with backtracking, in the given
 * order, within a fixed number of trials; labels for which nothing is found get null.
 */
export function placeLabels(labels: readonly Placeable[], obstacles: readonly Rect[]): (Rect | null)[] {
  const free = labels.map(({ places }) => places.filter((place) => !obstacles.some((obstacle) => overlaps(place, obstacle))))
  const chosen: (Rect | null)[] = labels.map(() => null)
  const order = labels.map((_, k) => k).filter((k) => free[k]!.length > 0)
  let trials = 0
  const search = (depth: number): boolean => {
    const label = order[depth]
    if (label === undefined) return true
    for (const place of free[label]!) {
      trials += 1
      if (trials > MOST_TRIALS) return false
      if (collides(place, chosen)) continue
      chosen[label] = place
      if (search(depth + 1)) return true
      chosen[label] = null
    }
    return false
  }
  if (!search(0)) {
    for (const label of order) chosen[label] = free[label]!.find((place) => !collides(place, chosen)) ?? null
  }
  return chosen
}

function collides(place: Rect, chosen: readonly (Rect | null)[]): boolean {
  return chosen.some((other) => other !== null && overlaps(place, other))
}

const PLACES_ALONG = 15
/** How far off its line a label may be, in its own heights: it still touches the line. */
export const ON_EDGE = [0, -0.15, 0.15, -0.3, 0.3]
/** Where there is too little room for that: beside the line. */
export const NEAR_EDGE = [0, -0.4, 0.4, -0.8, 0.8]

/** Whether the line runs through the label and not just past it. */
export function liesOn({ x1, y1, x2, y2 }: Segment, { x, y, width, height }: Rect): boolean {
  const onLine = y1 + ((y2 - y1) * (x + width / 2 - x1)) / (x2 - x1)
  return Math.abs(y + height / 2 - onLine) <= 0.31 * height
}

/** Places along a segment, between its ends: first on the line, near the middle, and away from the other lines. */
export function placesAlong(edge: Segment, width: number, height: number, others: readonly Segment[], offsets: readonly number[]): Rect[] {
  const length = edge.x2 - edge.x1
  const lowest = (width / 2 + 1) / length
  if (lowest > 0.5) return []
  const places: { readonly rect: Rect; readonly cost: number }[] = []
  for (let k = 0; k < PLACES_ALONG; k++) {
    const t = lowest + ((1 - 2 * lowest) * k) / (PLACES_ALONG - 1)
    const x = edge.x1 + length * t
    const y = edge.y1 + (edge.y2 - edge.y1) * t
    const near = Math.min(...others.map((other) => distanceTo(other, x, y)))
    const crowd = Math.max(0, 1 - near / height)
    for (const off of offsets) {
      const rect = { x: x - width / 2, y: y - height / 2 + off * height, width, height }
      places.push({ rect, cost: Math.abs(t - 0.5) * 0.5 + crowd * 0.8 + Math.abs(off) })
    }
  }
  return places.sort((a, b) => a.cost - b.cost).map(({ rect }) => rect)
}
