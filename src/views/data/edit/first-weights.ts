import { buildNetwork } from '../../../document/build'
import type { Document, Scenario } from '../../../document/types'
import { unitName } from '../../../engine/network/names'
import { createNetwork } from '../../../engine/network/network'
import { typedWeights } from '../../../page/documents/documents'
import { type Grid, readCell, text } from './grid'

/** More are not typed here. */
const MOST_WEIGHTS = 200

/** The first weights as they are typed: for each layer a row for each of its units, with its weights and its bias. */
export type WeightCells = readonly (readonly (readonly string[])[])[]

/** Units a layer, inputs first, of the network for rows. */
export function sizesFor({ inputs, outputs, classes, task }: Grid, { network }: Pick<Scenario, 'network'>): readonly number[] {
  return [inputs.length, ...network.hidden, task === 'classes' ? classes.length : outputs.length]
}

/** How many weights and biases a network of these sizes has. */
export function countOf(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, units, l) => sum + (sizes[l]! + 1) * units, 0)
}

/** Whether they are few enough to be typed. */
export function areTypable(sizes: readonly number[]): boolean {
  return countOf(sizes) <= MOST_WEIGHTS
}

/** The weights that a run has before its first step, typed ones included. */
export function firstWeightsOf(document: Document, sizes: readonly number[]): WeightCells {
  const { scenario } = document
  const { network, parameters } = buildNetwork(scenario)
  for (const change of typedWeights(document)) if (change.field === 'parameter') parameters[change.value.index] = change.value.value
  const cells = network.layers.map(({ in: inputs, out, W, b }) =>
    Array.from({ length: out }, (_, to) => [
      ...Array.from(parameters.subarray(W + to * inputs, W + (to + 1) * inputs), text),
      text(parameters[b + to]!),
    ]),
  )
  return fitted(cells, sizes)
}

/** The cells for other numbers of inputs and outputs: those that stay keep their weights, new ones are 0. */
export function fitted(cells: WeightCells, sizes: readonly number[]): WeightCells {
  return sizes.slice(1).map((units, layer) =>
    Array.from({ length: units }, (_, to) => {
      const row = cells[layer]?.[to] ?? ['0']
      const weights = Array.from({ length: sizes[layer]! }, (_, from) => (from < row.length - 1 ? row[from]! : '0'))
      return [...weights, row.at(-1)!]
    }),
  )
}

/** The names of the weights: those of the units that send, of a layer and of its units. */
export interface LayerNames {
  readonly from: readonly string[] // and the bias
  readonly to: readonly string[]
}

export function layerNames(sizes: readonly number[], inputNames: readonly string[]): readonly LayerNames[] {
  const network = createNetwork(
    sizes,
    sizes.slice(1).map(() => 'linear'),
  )
  const names = sizes.map((units, layer) => Array.from({ length: units }, (_, unit) => unitName(network, layer, unit, inputNames)))
  return names.slice(1).map((to, layer) => ({ from: [...names[layer]!, 'bias'], to }))
}

/** What the cells say: parameters in the flat layout of the network, or what is wrong by 'layer unit column'. */
export function readWeights(cells: WeightCells): { readonly errors: ReadonlyMap<string, string>; readonly parameters: number[] | null } {
  const errors = new Map<string, string>()
  const value = (cell: string, place: string): number => {
    const read = readCell(cell, 'parameter')
    if (typeof read === 'string') errors.set(place, read)
    return typeof read === 'string' ? 0 : read
  }
  const parameters = cells.flatMap((rows, layer) => {
    const values = rows.map((row, to) => row.map((cell, column) => value(cell, `${layer} ${to} ${column}`)))
    return [...values.flatMap((row) => row.slice(0, -1)), ...values.map((row) => row.at(-1)!)]
  })
  return { errors, parameters: errors.size > 0 ? null : parameters }
}
