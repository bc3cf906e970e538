import type { Dataset } from '../../data/dataset'
import { unitName } from '../../engine/network/names'
import { type Network, parameterAt } from '../../engine/network/network'

/** Name of a drawn unit: feature names at the inputs, class names at the outputs. */
export function shownName(network: Network, dataset: Dataset, layer: number, unit: number): string {
  const given = layer === network.layers.length ? dataset.outputNames[unit] : undefined
  return given ?? unitName(network, layer, unit, dataset.inputNames)
}

/** Name of a weight, 'x1→h2', or of a bias, 'b(h2)', with the names that are drawn. */
export function shownParameterName(network: Network, dataset: Dataset, index: number): string {
  const parameter = parameterAt(network, index)
  const to = shownName(network, dataset, parameter.layer + 1, parameter.to)
  return parameter.kind === 'bias' ? `b(${to})` : `${shownName(network, dataset, parameter.layer, parameter.from)}→${to}`
}

/** The longest name of each layer, in characters. Beyond the first few hidden units names hardly grow. */
export function longestNames(network: Network, dataset: Dataset): number[] {
  return network.sizes.map((size, layer) =>
    Math.max(...Array.from({ length: Math.min(size, 16) }, (_, unit) => shownName(network, dataset, layer, unit).length)),
  )
}
