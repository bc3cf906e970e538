import { parameterAt } from '../../engine/network/network'
import { stateNames } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import { type AtUnit, lookUp, type PerQuantity, type Quantity } from '../quantity'
import type { OperationKind } from './operation'
import { type SegmentName, updateKinds } from './segments'

export interface Made {
  readonly sample: number | null
  readonly names: readonly SegmentName[]
  readonly layer: number | null
  readonly unit: number
  readonly offset: number // among the operations of the unit
}

/** Where a number is made, or the number that it is part of: f'(z) and the sum sent back in the node error, the mask with its use. */
export function whereMade(context: StepContext, quantity: Quantity): Made | null {
  return lookUp(PLACES, context, quantity)
}

const nowhere = () => null

const inUnit =
  (names: readonly SegmentName[], offset = 0) =>
  (_: StepContext, at: { readonly sample: number; readonly layer: number; readonly unit: number }): Made => ({
    sample: at.sample,
    names,
    layer: at.layer,
    unit: at.unit,
    offset,
  })

const PLACES: PerQuantity<Made | null> = {
  x: nowhere,
  y: nowhere,
  batchSize: nowhere,
  learningRate: nowhere,
  before: nowhere,
  stateBefore: nowhere,
  z: inUnit(['forward', 'sums']),
  a: inUnit(['forward', 'activations'], 1),
  mask: whereMasked,
  dropped: whereMasked,
  back: (context, at) => (at.layer < context.network.layers.length - 1 ? inUnit(['errors'])(context, at) : null),
  slope: inUnit(['errors']),
  delta: inUnit(['errors']),
  lossSlope: (context, at) => {
    const layer = context.network.layers.length - 1
    // the first node error of a softmax with a squared loss needs the slopes of all outputs
    const shared = context.network.layers[layer]!.activation === 'softmax' && context.loss !== 'cce'
    return inUnit(['errors'])(context, { sample: at.sample, layer, unit: shared ? 0 : at.unit })
  },
  sampleLoss: (_, { sample }) => apart('loss', sample),
  dataLoss: whereLoss,
  penalty: () => apart('penalty'),
  totalLoss: (context) => (context.penalty.kind === 'none' ? whereLoss(context) : apart('penalty')),
  zAfter: () => apart('loss-after'),
  aAfter: () => apart('loss-after'),
  sampleLossAfter: () => apart('loss-after'),
  lossAfter: () => apart('loss-after'),
  contribution: (context, { sample, parameter }) => whereInto(context, parameter, 'contributions', sample),
  dataGradient: (context, { parameter }) => whereGradient(context, parameter),
  penaltyGradient: (context, { parameter }) => whereUpdated(context, parameter, 'penalty-gradient', 0),
  totalGradient: (context, { parameter }) => whereUpdated(context, parameter, 'total-gradient', 0) ?? whereGradient(context, parameter),
  state: (context, { name, parameter }) => whereUpdated(context, parameter, 'state', stateNames(context.trace.optimizer).indexOf(name)),
  update: (context, { parameter }) => whereUpdated(context, parameter, 'update', 0),
  after: (context, { parameter }) => whereUpdated(context, parameter, 'after', 0),
}

function apart(name: SegmentName, sample: number | null = null): Made {
  return { sample, names: [name], layer: null, unit: 0, offset: 0 }
}

function whereMasked(context: StepContext, at: AtUnit): Made | null {
  return context.trace.mask[at.layer] ? inUnit(['forward'], 2)(context, at) : null
}

function whereLoss({ trace }: StepContext): Made {
  return trace.rows.length === 1 ? apart('loss', 0) : apart('batch-loss')
}

function whereGradient(context: StepContext, parameter: number): Made | null {
  return context.trace.rows.length === 1
    ? whereInto(context, parameter, 'contributions', 0)
    : whereInto(context, parameter, 'gradients', null)
}

function whereInto(context: StepContext, parameter: number, name: SegmentName, sample: number | null): Made | null {
  const place = parameterAt(context.network, parameter)
  if (place.kind === 'bias' && !context.trainBiases) return null
  const offset = place.kind === 'weight' ? place.from : context.network.layers[place.layer]!.in
  return { sample, names: [name], layer: place.layer, unit: place.to, offset }
}

function whereUpdated(context: StepContext, parameter: number, kind: OperationKind, nth: number): Made | null {
  const at = whereInto(context, parameter, 'updates', null)
  if (at === null || nth < 0) return null
  const ofWeight = updateKinds(context, 'weight')
  const kinds = parameterAt(context.network, parameter).kind === 'weight' ? ofWeight : updateKinds(context, 'bias')
  const own = kinds.indexOf(kind)
  return own < 0 ? null : { ...at, offset: at.offset * ofWeight.length + own + nth }
}
