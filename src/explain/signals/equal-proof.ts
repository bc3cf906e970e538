import { biasIndex, type Network, weightIndex } from '../../engine/network/network'
import type { StepTrace } from '../../engine/step/step-trace'

/** A number of every unit of a group: its parameters have the same place in each unit. */
export interface EqualRow {
  readonly from: number | null // unit of the layer before; null for the bias
  readonly parameters: readonly number[] // flat index, one for each unit
}

/** Why units of a hidden layer that are equal stay equal, or do not, in the numbers of one step. */
export interface EqualProof {
  readonly rows: readonly EqualRow[] // incoming weights, then the bias
  readonly outgoing: boolean // whether their outgoing weights are the same: where the same node errors come from
  readonly before: boolean // whether all parameters of the rows were the same in every unit, to the last bit
  readonly gradient: boolean
  readonly update: boolean
  readonly pins: boolean // whether all are pinned alike, or none is
  readonly masked: boolean // whether dropout draws a mask for each
  readonly onwards: boolean // whether the updates of their outgoing weights are the same
}

/** The parameters of `units` of hidden layer `layer` (weight layer, from 0) beside each other, and in which numbers of the step they are the same. */
export function equalProof(
  network: Network,
  { before, totalGradient, update, keep, pins }: StepTrace,
  layer: number,
  units: readonly number[],
): EqualProof {
  const pinOf = (unit: number) => pins[layer]?.[unit] ?? 0
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
    pins: units.every((unit) => pinOf(unit) === pinOf(units[0]!)),
    masked: keep < 1 && units.some((unit) => pinOf(unit) === 0),
    onwards: onwards.every((parameters) => allSame(update, parameters)),
  }
}

/** Whether the units are equal after the step, and why. */
export function equalSentence(proof: EqualProof): string {
  const { outgoing, gradient, update, pins, masked, onwards } = proof
  if (gradient && update) {
    const reason = outgoing ? 'Their outgoing weights are equal too, so the same node error comes back to each: ' : 'In this step '
    const lasting = outgoing && onwards && pins
    const end = !lasting ? '.' : masked ? ', until a mask drops one and keeps another.' : ', and so on forever.'
    return `${reason}the same gradients, the same updates, bit for bit. They are equal after it again${end}`
  }
  if (gradient) return 'Their gradients are equal, but what the optimizer remembers of earlier ones differs: this step parts them.'
  return `${partingOf(proof)}, so their gradients differ: this step parts them.`
}

function partingOf({ outgoing, pins }: EqualProof): string {
  if (!outgoing) return 'Their outgoing weights differ'
  return `Their outgoing weights are equal, but ${pins ? 'dropout’s masks for them differ' : 'they are not pinned alike'}`
}

/** 0 and −0 act alike. */
function allSame(values: Float64Array, [first, ...others]: readonly number[]): boolean {
  return others.every((index) => values[index] === values[first!])
}
