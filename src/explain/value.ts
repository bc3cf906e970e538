import { derivative } from '../engine/network/activations'
import { outputSlope } from '../engine/network/losses'
import type { StepContext } from './context'
import { contributionOf } from './contributions'
import type { Quantity } from './quantity'
import { recordedNumber, referenceOf } from './recorded-number'
import { writeReference } from './reference'

/**
 * The number that a quantity has in the step: the record's, or made of the record's numbers in the engine's order. NaN where there is
 * none, as for the mask of a layer without dropout or the slope of a softmax.
 */
export function numberOf(context: StepContext, quantity: Quantity): number {
  const { trace, network, loss } = context
  switch (quantity.kind) {
    case 'lossSlope': {
      const last = network.layers.length - 1
      const at = quantity.sample * network.layers[last]!.out + quantity.unit
      return outputSlope(loss, trace.z[last]![at]!, trace.a[last]![at]!, trace.y[at]!, trace.rows.length)
    }
    case 'slope': {
      const { out, activation } = network.layers[quantity.layer]!
      const at = quantity.sample * out + quantity.unit
      return activation === 'softmax' ? Number.NaN : derivative(activation, trace.z[quantity.layer]![at]!, trace.a[quantity.layer]![at]!)
    }
    case 'back':
      return backValue(context, quantity.sample, quantity.layer, quantity.unit)
    case 'contribution':
      return contributionOf(context, quantity.parameter, quantity.sample)
    default:
      return recordedNumber(trace, quantity)
  }
}

function backValue({ network, trace }: StepContext, sample: number, layer: number, unit: number): number {
  const next = network.layers[layer + 1]
  if (!next) return Number.NaN
  let sum = 0
  for (let k = 0; k < next.out; k++) sum += trace.before[next.W + k * next.in + unit]! * trace.delta[layer + 1]![sample * next.out + k]!
  return sum
}

/**
 * What a number on the screen is a copy of: `trace:<step>/...` names a place in the record, `explain:<step>/...` what is made of it.
 * Blank for what is not a number of the step, and for the size of the batch.
 */
export function recordOf(context: StepContext, quantity: Quantity): string {
  if (quantity.kind === 'batchSize' || Number.isNaN(numberOf(context, quantity))) return ''
  return writeReference(...referenceOf(context.trace, quantity))
}
