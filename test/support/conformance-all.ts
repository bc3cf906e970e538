import { useKernels } from '../../src/kernels/door'
import { compileKernels } from '../../src/kernels/kernels'
import type { Check } from './check'
import { conformance } from './conformance'
import { sessionChecks } from './conformance-session'
import type { Traces } from './traces'

/** Every number of a traces file through the engine, and every run that a Scenario can express through a Session. */
export function* conformanceAll(traces: Traces): Generator<Check> {
  yield* conformance(traces)
  for (const given of traces.cases) yield* sessionChecks(given)
}

/** The same once more, all that is not recorded by the kernels of this module. */
export async function conformanceByKernels(traces: Traces, module: BufferSource): Promise<Generator<Check>> {
  useKernels(await compileKernels(module))
  return conformanceAll(traces)
}
