import { conformance } from './conformance'
import { byEngine, difference, drawSample } from './oracle'
import type { Traces } from './traces'

/** The first thing that is wrong with the engine this is bundled with, by the traces and by the autograd; null when nothing is. */
export function firstFailure(traces: Traces): string | null {
  for (const check of conformance(traces)) if (!check.passed) return check.name
  for (let seed = 1; seed <= 150; seed++) if (difference(drawSample(seed))) return `autograd, seed ${seed}`
  return null
}

/** The gradients of the first `count` samples by the engine this is bundled with; null where a step fails. */
export function gradients(count: number): (Float64Array | null)[] {
  return Array.from({ length: count }, (_, k) => {
    try {
      return byEngine(drawSample(k + 1)).gradient
    } catch {
      return null
    }
  })
}
