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

const MOST_TRIALS = 20_000

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

interface Segment {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

const PLACES_ALONG = 15

/** Places along a segment, between its ends; first on the line near the middle, then moved a little off it. */
export function placesAlong(edge: Segment, width: number, height: number): Rect[] {
  const length = edge.x2 - edge.x1
  const lowest = (width / 2 + 1) / length
  if (lowest > 0.5) return []
  const places: { readonly rect: Rect; readonly cost: number }[] = []
  for (let k = 0; k < PLACES_ALONG; k++) {
    const t = lowest + ((1 - 2 * lowest) * k) / (PLACES_ALONG - 1)
    const x = edge.x1 + length * t - width / 2
    const y = edge.y1 + (edge.y2 - edge.y1) * t - height / 2
    for (const off of [0, -0.4, 0.4, -0.8, 0.8]) {
      places.push({ rect: { x, y: y + off * height, width, height }, cost: Math.abs(t - 0.5) + Math.abs(off) * 0.6 })
    }
  }
  return places.sort((a, b) => a.cost - b.cost).map(({ rect }) => rect)
}
