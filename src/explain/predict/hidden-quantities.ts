import { parameterAt } from '../../engine/network/network'
import type { StepContext } from '../context'
import { keyOf } from '../key-of'
import type { Operation } from '../operations/operation'
import type { Quantity } from '../quantity'

/**
 * What must be blank until an operation's result has been answered: the result, the numbers made on the way to it, and those that
 * would give it away because they are equal to it or one step from it.
 */
export function hiddenQuantities(context: StepContext, operation: Operation): Quantity[] {
  const { kind, result, sample, layer, unit } = operation
  if (result === null) return []
  const found = new Map([result, ...more(context, operation)].map((quantity) => [keyOf(quantity), quantity]))
  // the gradient of a bias is the node error itself
  if ((kind === 'output-error' || kind === 'hidden-error') && sample !== null && layer !== null && unit !== null) {
    const bias = context.network.layers[layer]!.b + unit
    for (const quantity of gradientsOf(context, bias, sample)) found.set(keyOf(quantity), quantity)
  }
  return [...found.values()]
}

function more(context: StepContext, { kind, sample, layer, unit, parameter }: Operation): Quantity[] {
  if (sample !== null && layer !== null && unit !== null) {
    const at = { sample, layer, unit }
    const sent: Quantity[] = context.trace.dropped[layer] ? [{ kind: 'dropped', ...at }] : []
    if (kind === 'sum') return [{ kind: 'a', ...at }, { kind: 'slope', ...at }, ...sent]
    if (kind === 'activation') return [{ kind: 'slope', ...at }, ...sent]
    if (kind === 'output-error') {
      return [
        { kind: 'lossSlope', sample, unit },
        { kind: 'slope', ...at },
      ]
    }
    if (kind === 'hidden-error') {
      return [
        { kind: 'back', ...at },
        { kind: 'slope', ...at },
      ]
    }
  }
  if (kind === 'loss') return context.trace.rows.length === 1 ? [{ kind: 'dataLoss' }, { kind: 'totalLoss' }] : []
  if (kind === 'batch-loss' || kind === 'penalty') return [{ kind: 'totalLoss' }]
  return parameter === null ? [] : ofParameter(context, kind, parameter, sample)
}

/** What follows for a parameter, from the operation on. */
function ofParameter(context: StepContext, kind: Operation['kind'], parameter: number, sample: number | null): Quantity[] {
  const end: Quantity[] = [
    { kind: 'update', parameter },
    { kind: 'after', parameter },
  ]
  const total: Quantity[] = [{ kind: 'totalGradient', parameter }, ...end]
  switch (kind) {
    case 'contribution':
      return sample === null ? [] : gradientsOf(context, parameter, sample)
    case 'gradient':
      return [{ kind: 'dataGradient', parameter }, ...total]
    case 'penalty-gradient':
      return total
    case 'total-gradient':
    case 'state':
    case 'update':
      return end
    default:
      return []
  }
}

function gradientsOf(context: StepContext, parameter: number, sample: number): Quantity[] {
  const part: Quantity = { kind: 'contribution', sample, parameter }
  if (context.trace.rows.length > 1) return [part]
  const fixed = parameterAt(context.network, parameter).kind === 'bias' && !context.trainBiases
  const own: Quantity[] = [part, { kind: 'dataGradient', parameter }]
  return fixed ? own : [...own, { kind: 'totalGradient', parameter }, { kind: 'update', parameter }, { kind: 'after', parameter }]
}
