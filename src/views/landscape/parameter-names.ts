import type { Dataset } from '../../data/dataset'
import type { Network } from '../../engine'
import { shownParameterName } from '../graph/names'

export interface ParameterGroup {
  readonly label: string
  readonly parameters: readonly { readonly index: number; readonly name: string }[]
}

/** All parameters by weight layer, the biases of a layer after its weights. */
export function layerParameters(network: Network, dataset: Dataset): ParameterGroup[] {
  return network.layers.map((layer, l) => ({
    label: l === network.layers.length - 1 ? 'Into the output' : `Into hidden layer ${l + 1}`,
    parameters: Array.from({ length: layer.b + layer.out - layer.W }, (_, k) => ({
      index: layer.W + k,
      name: shownParameterName(network, dataset, layer.W + k),
    })),
  }))
}
