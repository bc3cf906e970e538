import { derivative } from '../engine/network/activations'
import { outputSlope } from '../engine/network/losses'
import type { StepContext } from './context'
import { contributionOf } from './contributions'
import type { Quantity, UnitKind } from './quantity'

/**
 * The number that a quantity has in the step: the record's, or made of the record's numbers in the engine's order. NaN where there is
 * none, as for the mask of a layer without dropout or the slope of a softmax.
 */
export function numberOf(context: StepContext, quantity: Quantity): number {
  const { trace, network, loss } = context
  switch (quantity.kind) {
    case 'x':
    case 'y':
      return trace[quantity.kind][quantity.sample * network.sizes[quantity.kind === 'x' ? 0 : network.layers.length]! + quantity.unit]!
    case 'lossSlope': {
      const last = network.layers.length - 1
      const at = quantity.sample * network.layers[last]!.out + quantity.unit
      return outputSlope(loss, trace.a[last]![at]!, trace.y[at]!, trace.rows.length)
    }
    case 'z':
    case 'a':
    case 'mask':
    case 'dropped':
    case 'slope':
    case 'back':
    case 'delta':
      return unitValue(context, quantity.kind, quantity.sample, quantity.layer, quantity.unit)
    case 'sampleLoss':
      return trace.sampleLoss[quantity.sample]!
    case 'batchSize':
      return trace.rows.length
    case 'dataLoss':
    case 'penalty':
    case 'totalLoss':
    case 'learningRate':
    case 'lossAfter':
      return trace[quantity.kind]
    case 'contribution':
      return contributionOf(context, quantity.parameter, quantity.sample)
    case 'before':
    case 'gradient':
    case 'penaltyGradient':
    case 'totalGradient':
    case 'update':
    case 'after':
      return trace[quantity.kind][quantity.parameter]!
    case 'state':
    case 'stateBefore':
      return trace[quantity.kind][quantity.name]?.[quantity.parameter] ?? Number.NaN
  }
}

function unitValue({ network, trace }: StepContext, kind: UnitKind, sample: number, layer: number, unit: number): number {
  const { out, activation } = network.layers[layer]!
  const at = sample * out + unit
  switch (kind) {
    case 'slope':
      return activation === 'softmax' ? Number.NaN : derivative(activation, trace.z[layer]![at]!, trace.a[layer]![at]!)
    case 'back': {
      const next = network.layers[layer + 1]
      if (!next) return Number.NaN
      let sum = 0
      for (let k = 0; k < next.out; k++) sum += trace.before[next.W + k * next.in + unit]! * trace.delta[layer + 1]![sample * next.out + k]!
      return sum
    }
    default:
      return trace[kind][layer]?.[at] ?? Number.NaN
  }
}

/**
 * What a number on the screen is a copy of: `trace:<step>/…` names a place in the record, `explain:<step>/…` what is made of it here.
 * Blank for what is not a number of the step, and for the size of the batch.
 */
export function recordOf(context: StepContext, quantity: Quantity): string {
  const { trace } = context
  if (quantity.kind === 'batchSize' || Number.isNaN(numberOf(context, quantity))) return ''
  const record = `trace:${trace.step}`
  const computed = `explain:${trace.step}/${quantity.kind}`
  switch (quantity.kind) {
    case 'x':
    case 'y':
      return `${record}/${quantity.kind}/${trace.rows[quantity.sample]}/${quantity.unit}`
    case 'z':
    case 'a':
    case 'mask':
    case 'dropped':
    case 'delta':
      return `${record}/${quantity.kind}/${quantity.layer}/${trace.rows[quantity.sample]}/${quantity.unit}`
    case 'slope':
    case 'back':
      return `${computed}/${quantity.layer}/${quantity.sample}/${quantity.unit}`
    case 'lossSlope':
      return `${computed}/${quantity.sample}/${quantity.unit}`
    case 'contribution':
      return `${computed}/${quantity.sample}/${quantity.parameter}`
    case 'sampleLoss':
      return `${record}/sampleLoss/${trace.rows[quantity.sample]}`
    case 'state':
      return `${record}/${quantity.name}/${quantity.parameter}`
    case 'stateBefore':
      return `${computed}/${quantity.name}/${quantity.parameter}`
    case 'before':
    case 'gradient':
    case 'penaltyGradient':
    case 'totalGradient':
    case 'update':
    case 'after':
      return `${record}/${quantity.kind}/${quantity.parameter}`
    default:
      return `${record}/${quantity.kind}`
  }
}
