import { inputDomain } from '../../data'
import type { Dataset } from '../../data/dataset'
import type { Inputs } from '../../engine/network/matrix'
import type { Network } from '../../engine/network/network'
import { gridCoordinate } from '../../engine/objective/landscape'
import { createForwardPass, type ForwardPass } from '../../kernels/door'
import type { ResponseField } from '../protocol'
import { chunkRows, type Sliced } from '../slices'

/** Points worked on at once. */
const MOST_AT_ONCE = 256

interface Grid {
  readonly X: Inputs
  readonly rows: Int32Array
}

/** Makes response maps of a data set with one or two inputs; null for others, or with less than two points a side. */
export interface FieldMaker {
  make(network: Network, parameters: Float64Array, side: number, step: number): Sliced<ResponseField | null>
}

/** @param domain an interval an input; that of the data if omitted */
export function createFieldMaker(dataset: Dataset, domain: ResponseField['domain'] = domainOf(dataset)): FieldMaker {
  const grids = new Map<number, Grid>()
  let kept: { readonly network: Network; readonly pass: ForwardPass; readonly chunk: number } | null = null

  function passOf(network: Network, chunk: number): ForwardPass {
    if (kept?.network !== network || kept.chunk !== chunk) kept = { network, chunk, pass: createForwardPass(network, chunk) }
    return kept.pass
  }

  function gridOf(side: number): Grid {
    const known = grids.get(side)
    if (known) return known
    if (grids.size > 3) grids.clear()
    const grid = createGrid(domain, side)
    grids.set(side, grid)
    return grid
  }

  return {
    *make(network, parameters, side, step) {
      if (domain.length === 0 || side < 2) return null
      const { X, rows } = gridOf(side)
      const units = network.layers.map(({ out }) => Array.from({ length: out }, () => new Float64Array(rows.length)))
      const chunk = Math.min(MOST_AT_ONCE, chunkRows(network.parameterCount))
      const pass = passOf(network, chunk)
      for (let from = 0; from < rows.length; from += chunk) {
        pass.run(parameters, X, rows, from, Math.min(from + chunk, rows.length))
        for (const [l, layer] of units.entries()) for (const [j, values] of layer.entries()) pass.copyUnit(l, j, values, from)
        yield
      }
      return { step, side, domain, units }
    },
  }
}

function domainOf(dataset: Dataset): ResponseField['domain'] {
  return dataset.X.columns <= 2 ? inputDomain(dataset) : []
}

/** Points of a line, or of a plane with row = second input ascending. */
function createGrid(domain: readonly (readonly [number, number])[], side: number): Grid {
  const count = domain.length === 2 ? side * side : side
  const values = new Float64Array(count * domain.length)
  for (let k = 0; k < count; k++) {
    values[k * domain.length] = gridCoordinate(domain[0]!, side, k % side)
    if (domain.length === 2) values[k * 2 + 1] = gridCoordinate(domain[1]!, side, Math.floor(k / side))
  }
  return { X: { rows: count, columns: domain.length, values }, rows: Int32Array.from({ length: count }, (_, row) => row) }
}
