import { parameterAt } from '../../engine/network/network'
import { stateNames } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import type { Quantity } from '../quantity'
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
  const last = context.network.layers.length - 1
  const alone = context.trace.rows.length === 1
  const ofUnit = (names: readonly SegmentName[], offset: number, layer: number) => {
    const { sample, unit } = quantity as Extract<Quantity, { kind: 'lossSlope' }>
    return { sample, names, layer, unit, offset }
  }
  const single = (sample: number | null, name: SegmentName) => ({ sample, names: [name], layer: null, unit: 0, offset: 0 })
  switch (quantity.kind) {
    case 'z':
      return ofUnit(['forward', 'sums'], 0, quantity.layer)
    case 'a':
      return ofUnit(['forward', 'activations'], 1, quantity.layer)
    case 'mask':
    case 'dropped':
      return context.trace.mask[quantity.layer] ? ofUnit(['forward'], 2, quantity.layer) : null
    case 'back':
      return quantity.layer < last ? ofUnit(['errors'], 0, quantity.layer) : null
    case 'slope':
    case 'delta':
      return ofUnit(['errors'], 0, quantity.layer)
    case 'lossSlope': {
      // the first node error of a softmax with a squared loss needs the slopes of all outputs
      const shared = context.network.layers[last]!.activation === 'softmax' && context.loss !== 'cce'
      return { ...ofUnit(['errors'], 0, last), ...(shared && { unit: 0 }) }
    }
    case 'sampleLoss':
      return single(quantity.sample, 'loss')
    case 'dataLoss':
      return alone ? single(0, 'loss') : single(null, 'batch-loss')
    case 'totalLoss':
      return whereMade(context, { kind: context.penalty.kind === 'none' ? 'dataLoss' : 'penalty' })
    case 'penalty':
      return single(null, 'penalty')
    case 'lossAfter':
      return single(null, 'loss-after')
    case 'contribution':
      return whereInto(context, quantity.parameter, 'contributions', quantity.sample)
    case 'gradient':
      return whereInto(context, quantity.parameter, alone ? 'contributions' : 'gradients', alone ? 0 : null)
    case 'state':
      return whereUpdated(context, quantity.parameter, 'state', stateNames(context.trace.optimizer).indexOf(quantity.name))
    case 'penaltyGradient':
      return whereUpdated(context, quantity.parameter, 'penalty-gradient', 0)
    case 'totalGradient':
      return (
        whereUpdated(context, quantity.parameter, 'total-gradient', 0) ??
        whereMade(context, { kind: 'gradient', parameter: quantity.parameter })
      )
    case 'update':
    case 'after':
      return whereUpdated(context, quantity.parameter, quantity.kind, 0)
    default:
      return null
  }
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
