import type { Edge } from './layout'

/** The edge nearest to a point within `reach` px, seen along its whole length; null when none is that near. */
export function edgeAt(edges: readonly Edge[], x: number, y: number, reach: number): Edge | null {
  let best: Edge | null = null
  let least = reach
  for (const edge of edges) {
    const distance = distanceTo(edge, x, y)
    if (distance > least) continue
    least = distance
    best = edge
  }
  return best
}

function distanceTo({ x1, y1, x2, y2 }: Edge, x: number, y: number): number {
  const dx = x2 - x1
  const dy = y2 - y1
  const t = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy)
}
