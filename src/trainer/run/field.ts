import { inputDomain } from '../../data'
import { type Dataset, givenInputs } from '../../data/dataset'
import { columnsAt } from '../../document/build'
import type { Plane } from '../../document/types'
import { cell, type Matrix } from '../../engine/network/matrix'
import type { Network } from '../../engine/network/network'
import { gridCoordinate } from '../../engine/objective/landscape'
import { createForwardPass, type ForwardPass } from '../../kernels/door'
import type { ResponseField } from '../protocol'
import { chunkRows, type Sliced } from '../slices'

/** Points worked on at once. */
const MOST_AT_ONCE = 256
const MOST_GRIDS = 4

/** What a field is over, and its points as inputs of the network. */
interface Grid extends Pick<ResponseField, 'over' | 'domain' | 'inputs'> {
  readonly X: Matrix
  readonly rows: Int32Array
  readonly blank: readonly number[] // points at which an input has no value
}

/** Over which two of many inputs a field is, and the row that the others may be taken from. */
export interface Where {
  readonly plane?: Plane | null | undefined
  readonly row: number
}

/** Makes response maps over one or two inputs of the data; null where there are more and none are chosen, or with less than two points a side. */
export interface FieldMaker {
  make(network: Network, parameters: Float64Array, side: number, step: number, where: Where): Sliced<ResponseField | null>
}

/** @param domain an interval for each of one or two inputs; those of the data if omitted */
export function createFieldMaker(dataset: Dataset, train: Int32Array, domain?: ResponseField['domain']): FieldMaker {
  const { X: given } = givenInputs(dataset)
  const grids = new Map<string, Grid>()
  let kept: { readonly network: Network; readonly pass: ForwardPass; readonly chunk: number } | null = null
  let known: ResponseField['domain'] | null = null
  let means: Float64Array | null = null

  function passOf(network: Network, chunk: number): ForwardPass {
    if (kept?.network !== network || kept.chunk !== chunk) kept = { network, chunk, pass: createForwardPass(network, chunk) }
    return kept.pass
  }

  function gridOf(side: number, over: readonly number[], others: Plane['others'], row: number): Grid {
    const key = `${side}/${over}/${others === 'sample' ? row : others}`
    const made = grids.get(key)
    if (made) return made
    if (grids.size >= MOST_GRIDS) grids.clear()
    known ??= domain ?? inputDomain({ X: given })
    if (others === 'means') means ??= meansOf(dataset, train)
    const held = others === 'means' ? means! : Float64Array.from({ length: given.columns }, (_, column) => cell(given, row, column))
    const grid = createGrid(
      dataset,
      over,
      over.map((input) => known![input]!),
      held,
      side,
    )
    grids.set(key, grid)
    return grid
  }

  return {
    *make(network, parameters, side, step, { plane, row }) {
      const over = given.columns > 2 ? (plane?.inputs ?? []) : given.columns === 2 ? [0, 1] : [0]
      if (over.length === 0 || side < 2) return null
      const grid = gridOf(side, over, given.columns > 2 ? plane!.others : 'sample', given.columns > 2 ? row : 0)
      const { X, rows, blank } = grid
      const units = network.layers.map(({ out }) => Array.from({ length: out }, () => new Float64Array(rows.length)))
      const chunk = Math.min(MOST_AT_ONCE, chunkRows(network.parameterCount))
      const pass = passOf(network, chunk)
      for (let from = 0; from < rows.length; from += chunk) {
        pass.run(parameters, X, rows, from, Math.min(from + chunk, rows.length))
        for (const [l, layer] of units.entries()) for (const [j, values] of layer.entries()) pass.copyUnit(l, j, values, from)
        yield
      }
      for (const values of units.flat()) for (const point of blank) values[point] = Number.NaN
      return { step, side, over: [...over], domain: grid.domain, inputs: grid.inputs.map((values) => values?.slice() ?? null), units }
    },
  }
}

/** Of each input of the data in the training rows. */
function meansOf(dataset: Dataset, train: Int32Array): Float64Array {
  const { X } = givenInputs(dataset)
  return Float64Array.from({ length: X.columns }, (_, column) => train.reduce((sum, row) => sum + cell(X, row, column), 0) / train.length)
}

/** Points of a line, or of a plane with row = second input ascending; all other inputs of the data are held. */
function createGrid(dataset: Dataset, over: readonly number[], domain: ResponseField['domain'], held: Float64Array, side: number): Grid {
  const { length: columns } = held
  const count = over.length === 2 ? side * side : side
  const values = new Float64Array(count * columns)
  for (let k = 0; k < count; k++) {
    values.set(held, k * columns)
    values[k * columns + over[0]!] = gridCoordinate(domain[0]!, side, k % side)
    if (over.length === 2) values[k * columns + over[1]!] = gridCoordinate(domain[1]!, side, Math.floor(k / side))
  }
  const given = { rows: count, columns, values }
  const X = dataset.made ? columnsAt(dataset.made, given) : given
  const inputs = Array.from({ length: X.columns }, (_, input) => mapOf(X, input))
  return { over, domain, inputs, rows: Int32Array.from({ length: count }, (_, row) => row), ...withoutBlanks(X) }
}

/** An input over the points; null where it is the same everywhere. */
function mapOf({ rows, columns, values }: Matrix, input: number): Float64Array | null {
  const map = Float64Array.from({ length: rows }, (_, row) => values[row * columns + input]!)
  return map.every((value) => value === map[0]) ? null : map
}

/** The points whose inputs have a value; the others, told apart, get inputs of 0. */
function withoutBlanks(X: Matrix): Pick<Grid, 'X' | 'blank'> {
  const { rows, columns } = X
  const blank = Array.from({ length: rows }, (_, row) => row).filter((row) =>
    X.values.subarray(row * columns, (row + 1) * columns).some(Number.isNaN),
  )
  const values = blank.length === 0 ? X.values : X.values.map((value) => (Number.isNaN(value) ? 0 : value))
  return { X: { rows, columns, values }, blank }
}
