import { type Generator, normal, uniform } from '../arithmetic/random'
import type { Network } from './network'

export type InitializerSpec =
  | { readonly kind: 'zero' }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'uniform'; readonly range: number } // [-range, range)
  | { readonly kind: 'uniform_all'; readonly range: number } // the same, for biases too: one matrix a layer with a column of biases
  | { readonly kind: 'normal' } // standard deviation 1
  | { readonly kind: 'scaled' } // LeCun normal: standard deviation 1/sqrt(inputs)
  | { readonly kind: 'xavier' } // uniform, ±sqrt(6/(inputs+outputs))
  | { readonly kind: 'he' } // normal, standard deviation sqrt(2/inputs)

/** Parameters of a new network: weights drawn in index order, layer by layer, biases 0 unless they are drawn after the weights of their layer. */
export function initialize(network: Network, spec: InitializerSpec, generator: Generator): Float64Array {
  const parameters = new Float64Array(network.parameterCount)
  for (const { W, b, in: inputs, out: outputs } of network.layers) {
    const end = spec.kind === 'uniform_all' ? b + outputs : b
    for (let p = W; p < end; p++) parameters[p] = drawWeight(spec, inputs, outputs, generator)
  }
  return parameters
}

function drawWeight(spec: InitializerSpec, inputs: number, outputs: number, generator: Generator): number {
  switch (spec.kind) {
    case 'zero':
      return 0
    case 'constant':
      return spec.value
    case 'uniform':
    case 'uniform_all':
      return spec.range * (2 * uniform(generator) - 1)
    case 'normal':
      return normal(generator)
    case 'scaled':
      return normal(generator) / Math.sqrt(inputs)
    case 'xavier':
      return Math.sqrt(6 / (inputs + outputs)) * (2 * uniform(generator) - 1)
    case 'he':
      return normal(generator) * Math.sqrt(2 / inputs)
  }
}

/** Standard deviation of a drawn weight: 0 for equal ones, range/√3 for uniform ones, √(2/(inputs+outputs)) by Xavier, √(2/inputs) by He. */
export function drawnDeviation(spec: InitializerSpec, inputs: number, outputs: number): number {
  switch (spec.kind) {
    case 'zero':
    case 'constant':
      return 0
    case 'uniform':
    case 'uniform_all':
      return spec.range / Math.sqrt(3)
    case 'normal':
      return 1
    case 'scaled':
      return 1 / Math.sqrt(inputs)
    case 'xavier':
      return Math.sqrt(2 / (inputs + outputs))
    case 'he':
      return Math.sqrt(2 / inputs)
  }
}
