import { biasIndex, type Network, weightIndex } from '../engine/network'
import type { StepTrace } from '../engine/step-trace'

/** A number of every unit of a group: its parameters have the same place in each unit. */
export interface EqualRow {
  readonly from: number | null // unit of the layer before; null for the bias
  readonly parameters: readonly number[] // flat index, one for each unit
}

/** Why units of a hidden layer that are equal stay equal, or do not, in the numbers of one step. */
export interface EqualProof {
  readonly rows: readonly EqualRow[] // incoming weights, then the bias
  readonly outgoing: boolean // whether their weights onwards are the same: where the same node errors come from
  readonly before: boolean // whether all parameters of the rows were the same in every unit, to the last bit
  readonly gradient: boolean
  readonly update: boolean
}

/** The parameters of `units` of hidden layer `layer` (weight layer, from 0) beside each other, and in which numbers of the step they are the same. */
export function equalProof(
  network: Network,
  { before, totalGradient, update }: StepTrace,
  layer: number,
  units: readonly number[],
): EqualProof {
  const { in: inputs } = network.layers[layer]!
  const { out } = network.layers[layer + 1]!
  const rows: EqualRow[] = Array.from({ length: inputs }, (_, from) => ({
    from,
    parameters: units.map((unit) => weightIndex(network, layer, unit, from)),
  }))
  rows.push({ from: null, parameters: units.map((unit) => biasIndex(network, layer, unit)) })
  const onwards = Array.from({ length: out }, (_, to) => units.map((unit) => weightIndex(network, layer + 1, to, unit)))
  const same = (values: Float64Array) => rows.every(({ parameters }) => allSame(values, parameters))
  return {
    rows,
    outgoing: onwards.every((parameters) => allSame(before, parameters)),
    before: same(before),
    gradient: same(totalGradient),
    update: same(update),
  }
}

/** 0 and −0 act alike. */
function allSame(values: Float64Array, [first, ...others]: readonly number[]): boolean {
  return others.every((index) => values[index] === values[first!])
}
