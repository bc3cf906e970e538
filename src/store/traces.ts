import type { StepTrace } from '../engine/step-trace'

type Source = (step: number) => Promise<StepTrace | null>

/** Full traces kept for views that ask for the same step: they can be large. */
const KEPT = 4

let source: Source | null = null
const kept = new Map<number, StepTrace>()
const asked = new Map<number, Promise<StepTrace | null>>()

/** Where traces come from: the training client. */
export function setTraceSource(ask: Source): void {
  source = ask
}

/** The full record of a step of the present run; null when there is none. Views asking for the same step share one answer. */
export function requestTrace(step: number): Promise<StepTrace | null> {
  const known = kept.get(step)
  if (known) return Promise.resolve(known)
  const under = asked.get(step)
  if (under) return under
  const answer = freshTrace(step).then((trace) => {
    if (asked.get(step) !== answer) return null // the run changed meanwhile
    asked.delete(step)
    if (trace) keep(trace)
    return trace
  })
  asked.set(step, answer)
  return answer
}

/** The record as the worker makes it now, past all that is kept here. */
export function freshTrace(step: number): Promise<StepTrace | null> {
  return source ? source(step) : Promise.resolve(null)
}

/** The kept record of a step, if there is one. */
export function keptTrace(step: number): StepTrace | null {
  return kept.get(step) ?? null
}

/** Forgets the steps from `step` on, whose past was changed; all without an argument. */
export function forgetTraces(step = 0): void {
  for (const known of [...kept.keys()]) if (known >= step) kept.delete(known)
  for (const known of [...asked.keys()]) if (known >= step) asked.delete(known)
}

function keep(trace: StepTrace): void {
  kept.set(trace.step, trace)
  const oldest = kept.keys().next().value
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
}
