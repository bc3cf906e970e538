import type { Revisit } from '../protocol'
import type { Machine } from './machine'

/** Whether a run that goes through its rows epoch by epoch comes back to weights that it has had at the start of an earlier epoch. */
export interface Revisits {
  readonly found: Revisit | null
  /** The run stands at a step; one that it has stood at before tells nothing new. */
  passes(machine: Machine): void
  /** From this step on the run is another one. */
  restart(step: number): void
}

/**
 * Brent's algorithm: one copy, taken at the starts of epochs 0, 1, 3, 7, ..., is compared with every later start of an epoch, to the last
 * bit. Weights that did not move since the copy have settled: that is no way back.
 */
export function createRevisits(): Revisits {
  let kept = new Float64Array(0)
  let keptStep = 0
  let moved = false
  let span = 1
  let left = 0 // epochs until the next copy
  let seen = -1
  let found: Revisit | null = null
  return {
    get found() {
      return found
    },
    passes({ step, parameters, epochs }) {
      if (found || step <= seen) return
      seen = step
      const same = kept.length > 0 && kept.every((value, k) => Object.is(value, parameters[k]))
      if (!same) moved = true
      if (!epochs.atStart) return
      if (same && moved) found = { step, earlier: keptStep }
      else if (left-- <= 0) {
        if (kept.length === 0) kept = new Float64Array(parameters.length)
        kept.set(parameters)
        keptStep = step
        moved = false
        left = span - 1
        span *= 2
      }
    },
    restart(step) {
      kept = new Float64Array(0)
      span = 1
      left = 0
      seen = step - 1
      found = null
    },
  }
}
