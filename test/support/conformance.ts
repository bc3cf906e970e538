import type { Check } from './check'
import { caseChecks } from './conformance-cases'
import { tableChecks } from './conformance-tables'
import type { Traces } from './traces'

/** Every number of a traces file, computed again by the engine. */
export function* conformance(traces: Traces): Generator<Check> {
  if (traces.header.schema !== 'gd-traces/1') throw new Error(`schema ${traces.header.schema} is not gd-traces/1`)
  yield* tableChecks(traces.tables)
  for (const given of traces.cases) yield* caseChecks(given)
}
