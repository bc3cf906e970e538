/** A straight line from left to right. */
export interface Segment {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Distance of a point from a segment. */
export function distanceTo({ x1, y1, x2, y2 }: Segment, x: number, y: number): number {
  const dx = x2 - x1
  const dy = y2 - y1
  const t = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy)
}
