import { parameterAt } from '../../engine/network/network'
import { stateNames } from '../../engine/step/optimizers'
import { range } from '../build-expression'
import type { StepContext } from '../context'
import { keyOf } from '../key-of'
import { optimizerOf } from '../kinds/optimizers'
import type { Quantity } from '../quantity'
import { derive } from './derive'

/** The numbers that a number is directly a part of, in the order in which they are made, up to the loss and to the new parameters. */
export function usedBy(context: StepContext, quantity: Quantity): Quantity[] {
  const key = keyOf(quantity)
  return candidates(context, quantity).filter(
    (candidate) => !isNeverMade(context, candidate) && derive(context, candidate).factors.some((factor) => keyOf(factor) === key),
  )
}

/** Fixed biases have no gradient and no update of their own. */
function isNeverMade({ network, trainBiases }: StepContext, quantity: Quantity): boolean {
  return !trainBiases && 'parameter' in quantity && quantity.kind !== 'before' && parameterAt(network, quantity.parameter).kind === 'bias'
}

/** Those that may be made of it, under some activation, loss or optimizer. */
function candidates(context: StepContext, quantity: Quantity): Quantity[] {
  const last = context.network.layers.length - 1
  switch (quantity.kind) {
    case 'x':
      return sentInto(context, quantity.sample, 0, quantity.unit)
    case 'y':
    case 'z':
    case 'a':
    case 'lossSlope':
      return ofOutput(context, quantity, quantity.kind === 'z' || quantity.kind === 'a' ? quantity.layer : last)
    case 'mask':
    case 'dropped':
    case 'slope':
    case 'back': {
      const { kind, ...at } = quantity
      if (kind === 'dropped') return sentInto(context, at.sample, at.layer + 1, at.unit)
      const delta: Quantity = { kind: 'delta', ...at }
      return kind === 'mask' ? [{ kind: 'dropped', ...at }, delta] : [delta]
    }
    case 'delta':
      return behind(context, quantity.sample, quantity.layer, quantity.unit)
    case 'sampleLoss':
      return [{ kind: 'dataLoss' }]
    case 'dataLoss':
    case 'penalty':
      return [{ kind: 'totalLoss' }]
    case 'batchSize': {
      const outputs = range(context.trace.rows.length, (sample) => range(context.network.layers[last]!.out, (unit) => ({ sample, unit })))
      const errors = outputs.flat().flatMap((at): Quantity[] => [
        { kind: 'lossSlope', ...at },
        { kind: 'delta', layer: last, ...at },
      ])
      return [...errors, { kind: 'dataLoss' }]
    }
    case 'learningRate':
      return range(context.network.parameterCount, (parameter) => ({ kind: 'update', parameter }))
    case 'contribution':
      return [{ kind: 'gradient', parameter: quantity.parameter }]
    case 'before':
      return ofParameter(context, quantity.parameter)
    case 'gradient':
      return (['penaltyGradient', 'totalGradient'] as const).map((kind) => ({ kind, parameter: quantity.parameter }))
    case 'penaltyGradient':
      return [{ kind: 'totalGradient', parameter: quantity.parameter }]
    case 'totalGradient':
    case 'stateBefore':
    case 'state': {
      const { kind, parameter } = quantity
      const states = stateNames(context.trace.optimizer).map((name): Quantity => ({ kind: 'state', name, parameter }))
      return kind === 'stateBefore' ? states : [...(kind === 'state' ? [] : states), { kind: 'update', parameter }]
    }
    case 'update':
      return [{ kind: 'after', parameter: quantity.parameter }]
    case 'totalLoss':
    case 'lossAfter':
    case 'after':
      return []
  }
}

/** What a unit of the layer below sends: the weighted sums it comes into, and the contributions of its weights. */
function sentInto(context: StepContext, sample: number, layer: number, unit: number): Quantity[] {
  const next = context.network.layers[layer]
  if (!next) return []
  return [
    ...range(next.out, (to): Quantity => ({ kind: 'z', sample, layer, unit: to })),
    ...range(next.out, (to) => partOf(context, sample, next.W + to * next.in + unit)),
  ]
}

/** Of a sum, an activation, a target or a slope of the loss: in the unit, among the outputs, and in the next layer. */
function ofOutput(
  context: StepContext,
  { kind, sample, unit }: { readonly kind: Quantity['kind']; readonly sample: number; readonly unit: number },
  layer: number,
): Quantity[] {
  const all = range(context.network.layers[layer]!.out, (k) => k) // a softmax joins them
  if (kind === 'z') {
    const activations = all.map((k): Quantity => ({ kind: 'a', sample, layer, unit: k }))
    return [...activations, { kind: 'slope', sample, layer, unit }, { kind: 'sampleLoss', sample }]
  }
  const errors = all.map((k): Quantity => ({ kind: 'delta', sample, layer, unit: k }))
  if (kind === 'lossSlope') return errors
  const loss: Quantity[] = [
    { kind: 'sampleLoss', sample },
    { kind: 'lossSlope', sample, unit },
  ]
  if (kind === 'y') return [...loss, ...errors]
  const inUnit: Quantity[] = [
    { kind: 'dropped', sample, layer, unit },
    { kind: 'slope', sample, layer, unit },
  ]
  if (layer === context.network.layers.length - 1) return [...inUnit, ...loss, ...errors]
  return [...inUnit, ...sentInto(context, sample, layer + 1, unit)]
}

/** Of a node error: the contributions of its parameters, and what is sent back to the layer below. */
function behind(context: StepContext, sample: number, layer: number, unit: number): Quantity[] {
  const { in: n, W, b } = context.network.layers[layer]!
  const below = layer === 0 ? [] : range(n, (from): Quantity => ({ kind: 'back', sample, layer: layer - 1, unit: from }))
  const weights = range(n, (from) => partOf(context, sample, W + unit * n + from))
  return [...weights, partOf(context, sample, b + unit), ...below]
}

/** A sample's contribution to a gradient: of a batch of one the gradient itself. */
function partOf({ trace }: StepContext, sample: number, parameter: number): Quantity {
  return trace.rows.length === 1 ? { kind: 'gradient', parameter } : { kind: 'contribution', sample, parameter }
}

/** Of a weight before the step: its unit's sum and what goes back through it, of each sample; the penalty; and itself after the step. */
function ofParameter({ network, trace }: StepContext, parameter: number): Quantity[] {
  const place = parameterAt(network, parameter)
  const { layer, to: unit } = place
  const samples = range(trace.rows.length, (sample) => sample)
  const sums = samples.map((sample): Quantity => ({ kind: 'z', sample, layer, unit }))
  if (place.kind === 'bias') return [...sums, { kind: 'after', parameter }]
  const back = layer === 0 ? [] : samples.map((sample): Quantity => ({ kind: 'back', sample, layer: layer - 1, unit: place.from }))
  const decays: Quantity[] = optimizerOf(trace).decays ? [{ kind: 'update', parameter }] : []
  return [...sums, ...back, { kind: 'penalty' }, { kind: 'penaltyGradient', parameter }, ...decays, { kind: 'after', parameter }]
}
