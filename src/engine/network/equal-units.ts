import type { Network } from './network'

/** Groups of two and more units of a hidden layer (0 is the first) with the same incoming weights and bias, to the last bit; largest first. */
export function equalUnits(network: Network, parameters: Float64Array, layer: number): number[][] {
  const { W, b, in: inputs, out } = network.layers[layer]!
  const groups = new Map<string, number[]>()
  for (let unit = 0; unit < out; unit++) {
    // the shortest text of a double reads back as the same double; 0 and −0 act alike
    const key = `${parameters.subarray(W + unit * inputs, W + (unit + 1) * inputs).join()},${parameters[b + unit]!}`
    groups.set(key, [...(groups.get(key) ?? []), unit])
  }
  return [...groups.values()].filter((units) => units.length > 1).sort((one, other) => other.length - one.length)
}
