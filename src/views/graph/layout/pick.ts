import type { Edge } from './picture'
import { distanceTo } from './segment'

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
