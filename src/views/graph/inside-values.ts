import type { Lens } from '../../document/types'
import type { Network } from '../../engine/network'
import { hiddenQuantities } from '../../explain/hidden-quantities'
import { keyOf } from '../../explain/key-of'
import type { Operation } from '../../explain/operation'
import type { Quantity } from '../../explain/quantity'
import { valueOf as numberOf, recordOf } from '../../explain/value'
import type { Inside } from '../../store'
import type { EmphasisRule } from './emphasis'
import type { Reading } from './values'

/** What the graph shows of the step that is walked through: one of its samples, as far as it has been computed. */
export interface InsideShown {
  readonly inside: Inside
  readonly sample: number // position in the batch
  readonly hidden: ReadonlySet<string> // keys of numbers to be predicted
}

const NONE: Reading = { value: Number.NaN, record: '' }

/** The sample of the operation; where it belongs to the whole batch, the watched row if it is in the batch, else the first. */
export function insideShown(inside: Inside, watchedRow: number, predict: boolean): InsideShown {
  const operation = inside.operations.at(inside.index)
  const { sample } = operation
  const hidden = predict && !inside.revealed ? hiddenQuantities(inside.context, operation) : []
  return { inside, sample: sample ?? Math.max(0, inside.context.trace.rows.indexOf(watchedRow)), hidden: new Set(hidden.map(keyOf)) }
}

/** The lens that fits an operation: what it makes is what units and edges show. */
export function insideLens({ kind, phase }: Operation): Lens {
  if (kind === 'contribution' || kind === 'gradient' || kind === 'penalty-gradient' || kind === 'total-gradient') return 'gradients'
  if (phase === 'backward') return 'nodeErrors'
  return phase === 'update' && kind !== 'batch-loss' && kind !== 'penalty' && kind !== 'loss-after' ? 'updates' : 'activations'
}

/** Whether a number has been computed at the operation looked at; weights before the step always, inputs once they are put in. */
function isKnown({ inside: { operations, index }, hidden }: InsideShown, quantity: Quantity): boolean {
  if (hidden.size > 0 && hidden.has(keyOf(quantity))) return false
  const made = operations.indexOf(quantity)
  if (made >= 0) return made <= index
  return quantity.kind !== 'x' || operations.indexOf({ kind: 'z', sample: quantity.sample, layer: 0, unit: 0 }) <= index + 1
}

function read(shown: InsideShown, quantity: Quantity): Reading {
  if (!isKnown(shown, quantity)) return NONE
  const { context } = shown.inside
  return { value: numberOf(context, quantity), record: recordOf(context, quantity) }
}

/** Whether a number of the step is shown at the operation looked at. */
export function isDone(inside: Inside, predict: boolean, quantity: Quantity): boolean {
  return isKnown(insideShown(inside, -1, predict), quantity)
}

/** The first of some numbers that is there, the wanted one first. */
function firstRead(shown: InsideShown, quantities: readonly Quantity[]): Reading {
  for (const quantity of quantities) {
    const reading = read(shown, quantity)
    if (!Number.isNaN(reading.value)) return reading
  }
  return NONE
}

/** The one number of a unit: forward its activation, or its sum as long as there is no activation; backward its node error. */
export function insideUnitReading(shown: InsideShown, lens: Lens, layer: number, unit: number): Reading {
  const { sample } = shown
  if (layer === 0) return lens === 'nodeErrors' || lens === 'gradients' ? NONE : read(shown, { kind: 'x', sample, unit })
  const at = { sample, layer: layer - 1, unit }
  if (lens === 'nodeErrors' || lens === 'gradients') return read(shown, { kind: 'delta', ...at })
  if (lens === 'sums') return read(shown, { kind: 'z', ...at })
  return firstRead(shown, [
    { kind: 'a', ...at },
    { kind: 'z', ...at },
  ])
}

/** Whether the number of a unit is its sum, for want of an activation. */
export function showsSum(shown: InsideShown, lens: Lens, layer: number, unit: number): boolean {
  if (layer === 0 || lens !== 'activations') return false
  const at = { sample: shown.sample, layer: layer - 1, unit }
  return isKnown(shown, { kind: 'z', ...at }) && !isKnown(shown, { kind: 'a', ...at })
}

/** Whether the mask has dropped the unit, once it has been put on. */
export function insideDropped(shown: InsideShown, layer: number, unit: number): boolean {
  if (layer === 0) return false
  return read(shown, { kind: 'mask', sample: shown.sample, layer: layer - 1, unit }).value === 0
}

/** A weight or bias: after the update once that is made, before it the value the step began with. */
export function insideParameterReading(shown: InsideShown, parameter: number): Reading {
  return firstRead(shown, [
    { kind: 'after', parameter },
    { kind: 'before', parameter },
  ])
}

/** The number on an edge or a bias tag under a lens. */
export function insideLabelReading(shown: InsideShown, lens: Lens, parameter: number): Reading {
  if (lens === 'updates') return read(shown, { kind: 'update', parameter })
  if (lens !== 'gradients') return insideParameterReading(shown, parameter)
  return firstRead(shown, [
    { kind: 'totalGradient', parameter },
    { kind: 'gradient', parameter },
    { kind: 'contribution', sample: shown.sample, parameter },
  ])
}

/** The sample's loss, the batch's before the update, and the batch's after it. */
export function insideLossReading(shown: InsideShown, name: 'before' | 'after' | 'batch'): Reading {
  if (name === 'after') return read(shown, { kind: 'lossAfter' })
  if (name === 'before') return read(shown, { kind: 'sampleLoss', sample: shown.sample })
  return read(shown, { kind: 'dataLoss' })
}

/** A target: given from the start. */
export function insideTargetReading(shown: InsideShown, unit: number): Reading {
  return read(shown, { kind: 'y', sample: shown.sample, unit })
}

/** What is inked: the units and edges of the operation; what is done stays plain, what is to come is dimmed. */
export function insideRule(network: Network, shown: InsideShown): EmphasisRule {
  const { operations, index } = shown.inside
  const now = operations.at(index)
  const { kind, layer, unit, parameter } = now
  const last = network.layers.length
  const wide = kind === 'sum' || kind === 'hidden-error'
  const inkedEdge = (l: number, to: number, from: number, p: number): boolean => {
    if (parameter !== null) return p === parameter
    if (kind === 'sum') return l === layer && to === unit
    return kind === 'hidden-error' && layer !== null && l === layer + 1 && from === unit
  }
  const inkedUnit = (l: number, u: number): boolean => {
    if (kind === 'input') return l === 0
    if (kind === 'loss') return l === last
    if (layer === null) return false
    if (l === layer + 1 && u === unit) return true
    if (kind === 'sum') return l === layer
    if (kind === 'hidden-error') return l === layer + 2
    return kind === 'contribution' && parameter !== null && l === layer && parameter < network.layers[layer]!.b
      ? (parameter - network.layers[layer]!.W) % network.layers[layer]!.in === u
      : false
  }
  return {
    edge: (l, to, from, p) => (inkedEdge(l, to, from, p) ? 2 : wide || parameter !== null ? 0 : 1),
    bias: (p, l, u) => (p === parameter || (kind === 'sum' && layer !== null && l === layer + 1 && u === unit) ? 2 : 0),
    unit: (l, u) => {
      if (inkedUnit(l, u)) return 2
      const lens = insideLens(now)
      return Number.isNaN(insideUnitReading(shown, lens, l, u).value) ? 0 : 1
    },
    loss: kind === 'loss' || kind === 'batch-loss' || kind === 'loss-after' || kind === 'output-error' || kind === 'penalty' ? 2 : 0,
  }
}
