import type { Dataset } from '../../../data/dataset'
import type { Document, Scenario } from '../../../document/types'
import { areTypable, firstWeightsOf, fitted, layerNames, readWeights, sizesFor, type WeightCells } from './first-weights'
import { type Grid, gridOf, readGrid, type TypedRows } from './grid'

/** What is typed of a run. */
export interface Edited {
  readonly grid: Grid
  readonly trainBiases: boolean
  readonly weights: WeightCells | null // null: they are drawn
}

/** What is typed at first: the rows of the run, and its first weights where they are given. */
export function toOpen(dataset: Dataset, document: Document): Edited {
  const { scenario } = document
  const grid = gridOf(dataset)
  const sizes = sizesFor(grid, scenario)
  const given = scenario.initialization.kind === 'given' && areTypable(sizes)
  return { grid, trainBiases: scenario.training.trainBiases, weights: given ? firstWeightsOf(document, sizes) : null }
}

/** After a change; the weights follow the columns. */
export function edit(before: Edited, change: Partial<Edited>, scenario: Scenario): Edited {
  const after = { ...before, ...change }
  const sizes = sizesFor(after.grid, scenario)
  return { ...after, weights: after.weights && areTypable(sizes) ? fitted(after.weights, sizes) : null }
}

interface Read {
  readonly content: { readonly data: TypedRows; readonly trainBiases: boolean; readonly parameters: readonly number[] | null } | null
  readonly errors: ReadonlyMap<string, string> // of the rows, by 'row column'
  readonly weightErrors: ReadonlyMap<string, string> // by 'layer unit column'
  readonly problem: string | null // the first error with its place: its cell may be out of sight
}

export function read({ grid, trainBiases, weights }: Edited): Read {
  const { data, errors } = readGrid(grid)
  const { parameters, errors: weightErrors } = weights ? readWeights(weights) : { parameters: null, errors: new Map<string, string>() }
  const content = data && weightErrors.size === 0 ? { data, trainBiases, parameters } : null
  return { content, errors, weightErrors, problem: problemOf(grid, weights, errors, weightErrors) }
}

function problemOf(grid: Grid, weights: WeightCells | null, errors: Read['errors'], weightErrors: Read['errors']): string | null {
  const [first] = [...errors]
  const count = errors.size + weightErrors.size
  const more = count === 1 ? '' : ` ${count - 1} more ${count === 2 ? 'cell is' : 'cells are'} marked.`
  if (first) {
    const [row, column] = first[0].split(' ').map(Number) as [number, number]
    return `Row ${row + 1}, ${[...grid.inputs, ...grid.outputs][column]}: ${first[1]}${more}`
  }
  const [weight] = [...weightErrors]
  if (!weight || !weights) return null
  const [layer, unit, column] = weight[0].split(' ').map(Number) as [number, number, number]
  const sizes = [weights[0]![0]!.length - 1, ...weights.map((rows) => rows.length)]
  const { from, to } = layerNames(sizes, grid.inputs)[layer]!
  const name = column < from.length - 1 ? `weight ${from[column]}→${to[unit]}` : `bias of ${to[unit]}`
  return `First ${name}: ${weight[1]}${more}`
}
