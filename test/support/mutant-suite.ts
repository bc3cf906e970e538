import { conformance } from './conformance'
import { difference, drawSample } from './oracle'
import type { Traces } from './traces'

/** The first thing that is wrong with the engine this is bundled with, by the traces and by the autograd; null when nothing is. */
export function firstFailure(traces: Traces): string | null {
  for (const check of conformance(traces)) if (!check.passed) return check.name
  for (let seed = 1; seed <= 150; seed++) if (difference(drawSample(seed))) return `autograd, seed ${seed}`
  return null
}
