import type { StepTrace } from '../../engine/step/step-trace'

type Source = (step: number) => Promise<StepTrace | null>

/** Full traces kept for views that ask for the same step: they can be large. */
const KEPT = 4

/** The full records of one run's steps. */
export interface Traces {
  /** The full record of a step; null when there is none. Views asking for the same step share one answer. */
  request(step: number): Promise<StepTrace | null>
  /** The record as the worker makes it now, past all that is kept here. */
  fresh(step: number): Promise<StepTrace | null>
  /** The kept record of a step, if there is one. */
  kept(step: number): StepTrace | null
  /** Forgets the steps from `step` on, whose past was changed; all without an argument. */
  forget(step?: number): void
}

export function createTraces(source: Source): Traces {
  const kept = new Map<number, StepTrace>()
  const asked = new Map<number, Promise<StepTrace | null>>()

  function keep(trace: StepTrace): void {
    kept.set(trace.step, trace)
    const oldest = kept.keys().next().value
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  }

  return {
    request(step) {
      const known = kept.get(step)
      if (known) return Promise.resolve(known)
      const under = asked.get(step)
      if (under) return under
      const answer = source(step).then((trace) => {
        if (asked.get(step) !== answer) return null // the run changed meanwhile
        asked.delete(step)
        if (trace) keep(trace)
        return trace
      })
      asked.set(step, answer)
      return answer
    },
    fresh: source,
    kept: (step) => kept.get(step) ?? null,
    forget(step = 0) {
      for (const known of [...kept.keys()]) if (known >= step) kept.delete(known)
      for (const known of [...asked.keys()]) if (known >= step) asked.delete(known)
    },
  }
}
