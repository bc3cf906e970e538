import type { Check } from './check'
import { conformance } from './conformance'
import { sessionChecks } from './conformance-session'
import type { Traces } from './traces'

/** Every number of a traces file through the engine, and every run that a Scenario can express through a Session. */
export function* conformanceAll(traces: Traces): Generator<Check> {
  yield* conformance(traces)
  for (const given of traces.cases) yield* sessionChecks(given)
}
