import type { Activation } from '../engine/network/activations'
import type { Repair } from './finding'

/** New first weights, all different, of the size that keeps sums and gradients as they are from layer to layer: He for ReLU, else Xavier. */
export function firstWeightsFor(activations: readonly Activation[]): Extract<Repair, { kind: 'restart' }> {
  const rectified = activations.slice(0, -1).some((f) => f === 'relu' || f === 'leaky_relu')
  return {
    kind: 'restart',
    words: rectified ? 'random first weights by He' : 'random first weights by Xavier',
    patch: { initialization: { kind: 'drawn', initializer: { kind: rectified ? 'he' : 'xavier' }, seed: 1 } },
  }
}
