import { type Network, parameterAt } from './network'

/**
 * Name of a unit as the page shows it: layer 0 is the inputs ('x1', or the given name), the last the outputs ('y1'),
 * hidden units are 'h1' in a network with one hidden layer, else 'h2.1': layer 2, unit 1.
 */
export function unitName(network: Network, layer: number, unit: number, inputNames?: readonly string[]): string {
  if (layer === 0) return inputNames?.[unit] ?? `x${unit + 1}`
  if (layer === network.layers.length) return `y${unit + 1}`
  return network.layers.length === 2 ? `h${unit + 1}` : `h${layer}.${unit + 1}`
}

/** Name of the parameter at a flat index: 'x1→h2' for a weight, 'b(h2)' for a bias. */
export function parameterName(network: Network, index: number, inputNames?: readonly string[]): string {
  const parameter = parameterAt(network, index)
  const to = unitName(network, parameter.layer + 1, parameter.to, inputNames)
  return parameter.kind === 'bias' ? `b(${to})` : `${unitName(network, parameter.layer, parameter.from, inputNames)}→${to}`
}
