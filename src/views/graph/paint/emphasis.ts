import type { Selection } from '../../../document/types'
import { type Network, parameterAt } from '../../../engine/network/network'
import type { Phase } from '../../../explain/operations/operation'
import type { Quantity } from '../../../explain/quantity'
import type { Role } from '../../../explain/role'

/** 0 dimmed, 1 plain, 2 inked. */
export type Emphasis = 0 | 1 | 2

/** A factor of a formula, which stands in a place of the picture. */
export interface Operand {
  readonly role: Role
  readonly quantity: Quantity
}

/** What the formula of an operation is about. Places are called unit/2/0, parameter/5 and loss, layer 0 being the inputs. */
export interface Bound {
  readonly phase: Phase
  readonly now: string | null // the place of its result
  readonly operands: ReadonlyMap<string, Operand>
}

export interface EmphasisRule {
  edge(layer: number, to: number, from: number, index: number): Emphasis
  bias(index: number, layer: number, unit: number): Emphasis // layer as for units
  unit(layer: number, unit: number): Emphasis
  readonly loss: Emphasis
  readonly bound?: Bound // inside a step
}

/** What is inked and what is dimmed: the selection, and the parameter pointed at. */
export function emphasisOf(network: Network, selection: Selection, pointed: number | null): EmphasisRule {
  const marked = pointed ?? -1
  if (selection.kind === 'unit') {
    const is = (layer: number, unit: number) => selection.layer === layer && selection.unit === unit
    return {
      edge: (layer, to, from, index) => (index === marked || is(layer, from) || is(layer + 1, to) ? 2 : 0),
      bias: (index, layer, unit) => (index === marked || is(layer, unit) ? 2 : 0),
      unit: (layer, unit) => (is(layer, unit) ? 2 : Math.abs(layer - selection.layer) === 1 ? 1 : 0),
      loss: selection.layer === network.layers.length ? 1 : 0,
    }
  }
  if (selection.kind === 'parameter' && selection.index < network.parameterCount) {
    const parameter = parameterAt(network, selection.index)
    const touches = (layer: number, unit: number) =>
      (layer === parameter.layer + 1 && unit === parameter.to) ||
      (parameter.kind === 'weight' && layer === parameter.layer && unit === parameter.from)
    return {
      edge: (_layer, _to, _from, index) => (index === marked || index === selection.index ? 2 : 0),
      bias: (index) => (index === marked || index === selection.index ? 2 : 0),
      unit: (layer, unit) => (touches(layer, unit) ? 1 : 0),
      loss: 0,
    }
  }
  const last = network.layers.length
  const loss = selection.kind === 'loss'
  return {
    edge: (_layer, _to, _from, index) => (index === marked ? 2 : loss ? 0 : 1),
    bias: (index) => (index === marked ? 2 : loss ? 0 : 1),
    unit: (layer) => (loss && layer !== last ? 0 : 1),
    loss: loss ? 2 : 1,
  }
}

/** The attributes of a place that the formula is about. */
export function boundAttributes({ bound }: EmphasisRule, place: string) {
  const now = bound?.now === place
  return { 'data-now': now ? bound.phase : undefined, 'data-operand': now ? undefined : bound?.operands.get(place)?.role }
}
