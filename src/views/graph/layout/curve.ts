/** From the right of a box an S to `bend`, then level, and at the left of another box to where that can be met. */
export interface Curve {
  readonly x1: number
  readonly y1: number
  readonly bend: number // x of the end of the S
  readonly x2: number
  readonly y2: number
  readonly yEnd: number // where it meets the box
}

/** Px before a box in which a curve leaves its level where that passes the box. */
export const JOIN_PX = 4

const POINTS = 12

/** Writes the curve into a path. */
export function traceCurve(
  path: Pick<CanvasRenderingContext2D, 'moveTo' | 'bezierCurveTo' | 'lineTo'>,
  { x1, y1, bend, x2, y2, yEnd }: Curve,
): void {
  const middle = (x1 + bend) / 2
  path.moveTo(x1, y1)
  path.bezierCurveTo(middle, y1, middle, y2, bend, y2)
  if (yEnd !== y2) path.lineTo(x2 - JOIN_PX, y2)
  path.lineTo(x2, yEnd)
}

/** Points along the curve from left to right, as x and y in turn. */
export function pointsAlong({ x1, y1, bend, x2, y2, yEnd }: Curve): number[] {
  const points: number[] = []
  for (let k = 0; k <= POINTS; k++) {
    const t = k / POINTS
    const rise = t * t * (3 - 2 * t) // of a cubic with level ends
    const run = 1.5 * t * (1 - t) + t * t * t
    points.push(x1 + (bend - x1) * run, y1 + (y2 - y1) * rise)
  }
  points.push(x2 - Math.min(JOIN_PX, x2 - bend), y2, x2, yEnd)
  return points
}

/** Where the curve is at the middle of its S. */
export function middleOf({ x1, y1, bend, y2 }: Curve): { readonly x: number; readonly y: number } {
  return { x: (x1 + bend) / 2, y: (y1 + y2) / 2 }
}

/** Distance of a point from the curve. */
export function distanceTo(curve: Curve, x: number, y: number): number {
  const points = pointsAlong(curve)
  let least = Infinity
  for (let k = 2; k < points.length; k += 2) {
    least = Math.min(least, fromSegment(points[k - 2]!, points[k - 1]!, points[k]!, points[k + 1]!, x, y))
  }
  return least
}

function fromSegment(x1: number, y1: number, x2: number, y2: number, x: number, y: number): number {
  const dx = x2 - x1
  const dy = y2 - y1
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length))
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy)
}
