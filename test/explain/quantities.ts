import { stateNames } from '../../src/engine/step/optimizers'
import type { StepContext } from '../../src/explain/context'
import type { Quantity } from '../../src/explain/quantity'

/** Every number of a step that can be asked about, in the order in which it is made. */
export function quantitiesOf({ network, trace, loss }: StepContext): Quantity[] {
  const found: Quantity[] = []
  const last = network.layers.length - 1
  const m = trace.rows.length
  for (let sample = 0; sample < m; sample++) {
    for (let unit = 0; unit < network.sizes[0]; unit++) found.push({ kind: 'x', sample, unit })
    for (const [layer, { out, activation }] of network.layers.entries()) {
      for (let unit = 0; unit < out; unit++) {
        found.push({ kind: 'z', sample, layer, unit }, { kind: 'a', sample, layer, unit })
        if (trace.mask[layer]) found.push({ kind: 'mask', sample, layer, unit }, { kind: 'dropped', sample, layer, unit })
        if (activation !== 'softmax') found.push({ kind: 'slope', sample, layer, unit })
      }
    }
    for (let unit = 0; unit < network.sizes[last + 1]; unit++) {
      found.push({ kind: 'y', sample, unit })
      if (loss !== 'bce' && loss !== 'cce') found.push({ kind: 'lossSlope', sample, unit })
    }
    found.push({ kind: 'sampleLoss', sample })
    for (let layer = last; layer >= 0; layer--) {
      for (let unit = 0; unit < network.layers[layer].out; unit++) {
        if (layer < last) found.push({ kind: 'back', sample, layer, unit })
        found.push({ kind: 'delta', sample, layer, unit })
      }
    }
    for (let parameter = 0; parameter < network.parameterCount; parameter++) found.push({ kind: 'contribution', sample, parameter })
  }
  found.push({ kind: 'batchSize' }, { kind: 'dataLoss' }, { kind: 'penalty' }, { kind: 'totalLoss' }, { kind: 'learningRate' })
  for (let parameter = 0; parameter < network.parameterCount; parameter++) {
    found.push({ kind: 'before', parameter }, { kind: 'dataGradient', parameter })
    found.push({ kind: 'penaltyGradient', parameter }, { kind: 'totalGradient', parameter })
    for (const name of stateNames(trace.optimizer)) found.push({ kind: 'state', name, parameter })
    found.push({ kind: 'update', parameter }, { kind: 'after', parameter })
  }
  return found
}
