import { createForwardPass } from '../../kernels/door'
import type { UnitActivations, WatchedUnit } from '../protocol'
import { chunkRows, type Sliced } from '../slices'
import type { Run } from './run'

/** Activations of a unit of the run for all test rows, or all training rows where there are no others. */
export function* activationsOf({ machine, dataset, split }: Run, { layer, unit }: WatchedUnit): Sliced<UnitActivations> {
  const { network, parameters, step } = machine
  const rows = split.test.length > 0 ? split.test : split.train
  const values = new Float64Array(rows.length)
  const chunk = chunkRows(parameters.length)
  const pass = createForwardPass(network, chunk)
  for (let from = 0; from < rows.length; from += chunk) {
    pass.run(parameters, dataset.X, rows, from, Math.min(from + chunk, rows.length))
    pass.copyUnit(layer - 1, unit, values, from)
    yield
  }
  return { step, layer, unit, rows, values }
}
