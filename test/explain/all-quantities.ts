import { stateNames } from '../../src/engine/step/optimizers'
import type { StepContext } from '../../src/explain/context'
import type { Quantity } from '../../src/explain/quantity'

/** Every number of a step that can be asked about. */
export function quantitiesOf({ network, trace }: StepContext): Quantity[] {
  const found: Quantity[] = []
  for (let sample = 0; sample < trace.rows.length; sample++) {
    for (let unit = 0; unit < network.sizes[0]!; unit++) found.push({ kind: 'x', sample, unit })
    for (const [layer, { out }] of network.layers.entries()) {
      for (let unit = 0; unit < out; unit++) {
        for (const kind of ['z', 'a', 'mask', 'dropped', 'slope', 'back', 'delta'] as const) found.push({ kind, sample, layer, unit })
      }
    }
    for (let unit = 0; unit < network.sizes[network.layers.length]!; unit++) {
      found.push({ kind: 'y', sample, unit }, { kind: 'lossSlope', sample, unit })
      if (trace.outputsAfter) found.push({ kind: 'zAfter', sample, unit }, { kind: 'aAfter', sample, unit })
    }
    found.push({ kind: 'sampleLoss', sample })
    if (trace.outputsAfter && trace.rows.length > 1) found.push({ kind: 'sampleLossAfter', sample })
    for (let parameter = 0; parameter < network.parameterCount; parameter++) found.push({ kind: 'contribution', sample, parameter })
  }
  for (const kind of ['batchSize', 'dataLoss', 'penalty', 'totalLoss', 'learningRate', 'lossAfter'] as const) found.push({ kind })
  for (let parameter = 0; parameter < network.parameterCount; parameter++) {
    for (const kind of ['before', 'dataGradient', 'penaltyGradient', 'totalGradient', 'update', 'after'] as const)
      found.push({ kind, parameter })
    for (const name of stateNames(trace.optimizer)) found.push({ kind: 'state', name, parameter }, { kind: 'stateBefore', name, parameter })
  }
  return found
}
