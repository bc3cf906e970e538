import { inputDomain } from '../../data'
import type { Dataset } from '../../data/dataset'
import { createWorkspace, forward } from '../../engine/network/backprop'
import type { Inputs } from '../../engine/network/matrix'
import type { Network } from '../../engine/network/network'
import { gridCoordinate } from '../../engine/objective/landscape'
import type { ResponseField } from '../protocol'
import { chunkRows, type Sliced } from '../slices'

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
      const chunk = Math.min(64, chunkRows(network.parameterCount))
      const workspace = createWorkspace(network, chunk)
      for (let from = 0; from < rows.length; from += chunk) {
        const to = Math.min(from + chunk, rows.length)
        forward(network, parameters, X, rows, from, to, workspace, null)
        for (const [l, { out }] of network.layers.entries()) {
          const a = workspace.a[l]!
          for (let j = 0; j < out; j++) {
            const values = units[l]![j]!
            for (let s = 0; s < to - from; s++) values[from + s] = a[s * out + j]!
          }
        }
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
