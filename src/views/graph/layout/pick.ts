import { distanceTo } from './curve'
import type { Edge } from './picture'

/** The edge nearest to a point within `reach` px, seen along its whole length; null when none is that near. */
export function edgeAt(edges: readonly Edge[], x: number, y: number, reach: number): Edge | null {
  let best: Edge | null = null
  let least = reach
  for (const edge of edges) {
    if (x < edge.x1 - reach || x > edge.x2 + reach) continue
    const distance = distanceTo(edge, x, y)
    if (distance > least) continue
    least = distance
    best = edge
  }
  return best
}
