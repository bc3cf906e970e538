import type { Lens, Selection } from '../../../document/types'
import type { Network } from '../../../engine/network/network'
import { drawnParameter } from '../../../explain/notations'
import { conventionText, factorIn } from '../../../explain/notations/node-errors'
import type { Operation } from '../../../explain/operations/operation'
import type { Quantity } from '../../../explain/quantity'
import { askWhy, forgetWhy } from '../../../page/inside/inside'
import { isKnown } from '../../../page/inside/known'
import type { Inside } from '../../../page/state/inside-state'
import type { Reading } from '../../../ui/number/Num'
import { readingOf } from '../../reading'
import { boundTo } from './bound'
import type { Bound, EmphasisRule } from './emphasis'
import type { UnitWord, WalkShown } from './walk-shown'
import './bound.css'

/** What the graph shows of the step that is walked through: one of its samples, as far as it has been computed. */
interface InsideShown {
  readonly inside: Inside
  readonly sample: number // position in the batch
  readonly notation: string // id
  readonly bound: Bound
}

const NONE: Reading = { value: Number.NaN, record: '' }

/** Position in the batch of the operation's sample; where it belongs to the whole batch, of the watched row if it is in the batch, else 0. */
export function sampleShown({ operations, index, context }: Inside, watchedRow: number): number {
  return operations.at(index).sample ?? Math.max(0, context.trace.rows.indexOf(watchedRow))
}

/** The lens that fits an operation: what it makes is what units and edges show. */
function insideLens({ kind, phase }: Operation): Lens {
  if (kind === 'contribution' || kind === 'gradient' || kind === 'penalty-gradient' || kind === 'total-gradient') return 'gradients'
  if (phase === 'backward') return 'nodeErrors'
  return kind === 'update' || kind === 'state' ? 'updates' : 'activations'
}

const unitOf = ({ layer, unit }: Operation): Selection =>
  layer === null || unit === null ? { kind: 'none' } : { kind: 'unit', layer: layer + 1, unit }

function read(shown: InsideShown, quantity: Quantity): Reading {
  if (!isKnown(shown.inside, quantity)) return NONE
  return readingOf(shown.inside.context, quantity, shown.notation)
}

/** The first of some numbers that is there, the wanted one first. */
function firstRead(shown: InsideShown, quantities: readonly Quantity[]): Reading {
  for (const quantity of quantities) {
    const reading = read(shown, quantity)
    if (!Number.isNaN(reading.value)) return reading
  }
  return NONE
}

/** The step walked through as the graph shows it. */
export function createWalk(inside: Inside, watchedRow: number, notation: string): WalkShown {
  const shown = { inside, sample: sampleShown(inside, watchedRow), notation, bound: boundTo(inside, notation) }
  const { trace } = inside.context
  const operation = inside.operations.at(inside.index)
  const nameOf = (parameter: number) => drawnParameter(notation, inside.context, parameter)
  const longest = Math.max(nameOf(inside.context.network.layers.at(-1)!.b - 1).length, nameOf(trace.before.length - 1).length)
  const convention = conventionText(factorIn(notation, inside.context))
  return {
    row: trace.rows[shown.sample]!,
    lens: insideLens(operation),
    at: unitOf(operation),
    nodeErrors: convention && ` δ${convention}`,
    parameters: trace.before.length,
    names: longest && longest + 1,
    nameOf,
    note: (short) => noteOf(shown, short),
    unit: (lens, layer, unit) => insideUnitReading(shown, lens, layer, unit),
    unitWord: (lens, layer, unit) => unitWord(unitQuantity(shown, lens, layer, unit)),
    dropped: (layer, unit) => insideDropped(shown, layer, unit),
    parameter: (index) => insideParameterReading(shown, index),
    label: (lens, index) => insideLabelReading(shown, lens, index),
    loss: (name) => insideLossReading(shown, name),
    target: (output) => read(shown, { kind: 'y', sample: shown.sample, unit: output }),
    rule: (network) => insideRule(network, shown),
    ask: (selection) => {
      const asked = known(shown, questionsOf(shown, selection))
      if (asked) askWhy(asked)
      else forgetWhy()
    },
  }
}

function insideUnitReading(shown: InsideShown, lens: Lens, layer: number, unit: number): Reading {
  const quantity = unitQuantity(shown, lens, layer, unit)
  return quantity === null ? NONE : read(shown, quantity)
}

/** What the number of a unit is: the formula's, else backward its node error as soon as there is one, else what it sends on, else its sum. */
function unitQuantity(shown: InsideShown, lens: Lens, layer: number, unit: number): Quantity | null {
  const operand = lens === insideLens(operationOf(shown)) ? operandAt(shown, layer, unit) : null
  if (operand) return operand
  const { sample } = shown
  if (layer === 0) return known(shown, [{ kind: 'x', sample, unit }])
  const at = { sample, layer: layer - 1, unit }
  const forward: Quantity[] = [
    { kind: 'dropped', ...at },
    { kind: 'a', ...at },
    { kind: 'z', ...at },
  ]
  return known(shown, lens === 'nodeErrors' || lens === 'gradients' ? [{ kind: 'delta', ...at }, ...forward] : forward)
}

/** The factor of the formula that comes from a unit; null where the unit is what the formula makes. */
function operandAt({ inside, bound }: InsideShown, layer: number, unit: number): Quantity | null {
  const place = `unit/${layer}/${unit}`
  const quantity = bound.now === place ? null : bound.operands.get(place)?.quantity
  return quantity && isKnown(inside, quantity) ? quantity : null
}

function operationOf({ inside: { operations, index } }: InsideShown): Operation {
  return operations.at(index)
}

function known(shown: InsideShown, quantities: readonly Quantity[]): Quantity | null {
  return quantities.find((quantity) => isKnown(shown.inside, quantity)) ?? null
}

function unitWord(quantity: Quantity | null): UnitWord | '' {
  if (quantity === null) return ''
  if (quantity.kind === 'x') return 'input'
  if (quantity.kind === 'z') return 'sum'
  if (quantity.kind === 'dropped') return 'masked activation'
  return quantity.kind === 'delta' ? 'node error' : 'activation'
}

function noteOf({ inside, sample }: InsideShown, short: boolean): string {
  const { trace } = inside.context
  const updated = [0, trace.before.length - 1].some((parameter) => isKnown(inside, { kind: 'after', parameter }))
  if (updated) return short ? 'Units before, weights after.' : 'Unit values are from before the update, updated weights from after it.'
  const masked = trace.mask.some((mask, layer) => mask && isKnown(inside, { kind: 'dropped', sample, layer, unit: 0 }))
  if (masked)
    return short
      ? 'a is after the mask.'
      : 'Inside the step: the activation of a unit with a mask is the one after it, as the next layer gets it.'
  if (short) return 'Blank: not computed yet.'
  return trace.ends ? 'What is blank has not been computed yet.' : 'Inside the step: what is blank has not been computed yet.'
}

/** Whether the mask has dropped the unit, once it has been put on. */
function insideDropped(shown: InsideShown, layer: number, unit: number): boolean {
  if (layer === 0) return false
  return read(shown, { kind: 'mask', sample: shown.sample, layer: layer - 1, unit }).value === 0
}

/** A weight or bias: after the update once that is made, before it the value the step began with. */
function insideParameterReading(shown: InsideShown, parameter: number): Reading {
  return firstRead(shown, [
    { kind: 'after', parameter },
    { kind: 'before', parameter },
  ])
}

/** The number on an edge or a bias tag under a lens. */
function insideLabelReading(shown: InsideShown, lens: Lens, parameter: number): Reading {
  if (lens === 'updates') return read(shown, { kind: 'update', parameter })
  if (lens !== 'gradients') return insideParameterReading(shown, parameter)
  const gradients: Quantity[] = [
    { kind: 'totalGradient', parameter },
    { kind: 'dataGradient', parameter },
  ]
  // where the operation is the batch's, a part of one sample would pass for the whole
  const ofSample = shown.inside.operations.at(shown.inside.index).sample !== null || shown.inside.context.trace.rows.length === 1
  return firstRead(shown, ofSample ? [...gradients, { kind: 'contribution', sample: shown.sample, parameter }] : gradients)
}

/** The sample's loss, the batch's before the update, and the batch's after it. */
function insideLossReading(shown: InsideShown, name: 'sample' | 'batch' | 'after'): Reading {
  if (name === 'after') return read(shown, { kind: 'lossAfter' })
  if (name === 'sample') return read(shown, { kind: 'sampleLoss', sample: shown.sample })
  return read(shown, { kind: 'dataLoss' })
}

/** The numbers that may stand where the person pointed, the one that is shown first. */
function questionsOf({ inside, sample }: InsideShown, selection: Selection): Quantity[] {
  const lens = insideLens(inside.operations.at(inside.index))
  switch (selection.kind) {
    case 'unit': {
      const { layer, unit } = selection
      if (layer === 0) return [{ kind: 'x', sample, unit }]
      const at = { sample, layer: layer - 1, unit }
      const forward: Quantity[] = [
        { kind: 'a', ...at },
        { kind: 'z', ...at },
      ]
      return lens === 'nodeErrors' || lens === 'gradients' ? [{ kind: 'delta', ...at }, ...forward] : forward
    }
    case 'parameter': {
      const parameter = selection.index
      const gradients: Quantity[] = [
        { kind: 'totalGradient', parameter },
        { kind: 'dataGradient', parameter },
        { kind: 'contribution', sample, parameter },
      ]
      if (lens === 'gradients' || lens === 'nodeErrors') return [...gradients, { kind: 'before', parameter }]
      if (lens === 'updates') return [{ kind: 'update', parameter }, ...gradients, { kind: 'before', parameter }]
      return [{ kind: 'after', parameter }, ...gradients, { kind: 'before', parameter }]
    }
    case 'loss':
      return [{ kind: 'lossAfter' }, { kind: 'dataLoss' }, { kind: 'sampleLoss', sample }]
    default:
      return []
  }
}

/** What is inked: the units and edges of the operation; what is done stays plain, what is to come is dimmed. */
function insideRule(network: Network, shown: InsideShown): EmphasisRule {
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
      return unitQuantity(shown, insideLens(now), l, u) === null ? 0 : 1
    },
    bound: shown.bound,
    loss: kind === 'loss' || kind === 'batch-loss' || kind === 'loss-after' || kind === 'output-error' || kind === 'penalty' ? 2 : 0,
  }
}
