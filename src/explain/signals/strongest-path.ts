import { type Activation, derivative } from '../../engine/network/activations'
import { isFused, type Loss } from '../../engine/network/loss-kinds'
import { type Network, PINNED_OUT, weightIndex } from '../../engine/network/network'
import type { Probe } from '../../engine/step/step-trace'

/** One unit of the way back from the loss: what its layer multiplies the gradient by. */
export interface PathStep {
  readonly layer: number // weight layer
  readonly unit: number
  readonly weight: number // to the unit of the layer after it on this path; NaN at an output
  readonly slope: number // f′(z); at an output where loss and function are one dL/dz itself stands for it: NaN
  readonly factor: number // weight · slope, 0 where the unit is pinned out; at an output dL/dz
  readonly product: number // of the factors from the loss to here: what this path brings to δ of the unit
  readonly slopes: number // product of the f′ of the hidden units alone, so far
  readonly bound: number // 0.25^n, n hidden sigmoid layers passed: what their slopes reach at most
}

/** The way with the largest product of local derivatives, from the loss of one sample back to an input. */
export interface StrongestPath {
  readonly steps: readonly PathStep[] // from the output to the first layer
  readonly input: number // unit of the input layer
  readonly product: number // ∂z/∂w · f′ · w · f′ · … · dL/dz: this path's part of ∂L/∂w of the first weight
  readonly start: number // flat index of that weight
}

/** The largest slope of a sigmoid. */
const SIGMOID_SLOPE = 0.25

/**
 * best(l, i) = max over the outputs, or the units j of the next layer, of |best(l+1, j) · w(j, i)| · |f′(z(l, i))|; then the largest
 * |x · best(0, i)|. At an output dL/dz of the sample as a batch of one. The chain rule as `pathsFrom` lists it, without the list.
 */
export function strongestPath(network: Network, loss: Loss, { x, z, a, delta }: Probe, parameters: Float64Array): StrongestPath {
  const { layers } = network
  const last = layers.length - 1
  const best: Float64Array[] = []
  const onward: Int32Array[] = []
  const slope = (layer: number, unit: number) => derivative(layers[layer]!.activation, z[layer]![unit]!, a[layer]![unit]!)
  const sent = (layer: number, unit: number) => (layers[layer]!.pins?.[unit] === PINNED_OUT ? 0 : 1)
  best[last] = delta[last]!.map(Math.abs)
  for (let l = last - 1; l >= 0; l--) {
    best[l] = new Float64Array(layers[l]!.out)
    onward[l] = new Int32Array(layers[l]!.out)
    for (let unit = 0; unit < layers[l]!.out; unit++) {
      let most = -1
      for (let to = 0; to < layers[l + 1]!.out; to++) {
        const size = Math.abs(parameters[weightIndex(network, l + 1, to, unit)]!) * best[l + 1]![to]!
        if (!(size > most)) continue
        most = size
        onward[l]![unit] = to
      }
      best[l]![unit] = Math.max(0, most) * Math.abs(slope(l, unit)) * sent(l, unit)
    }
  }
  const input = largest(x)
  const route = [largest(best[0]!)]
  for (let l = 0; l < last; l++) route.push(onward[l]![route[l]!]!)
  const steps: PathStep[] = []
  let product = 1
  let slopes = 1
  let bound = 1
  for (let layer = last; layer >= 0; layer--) {
    const unit = route[layer]!
    const output = layer === last
    const weight = output ? Number.NaN : parameters[weightIndex(network, layer + 1, route[layer + 1]!, unit)]!
    const own = output && !hasSlope(loss, layers[layer]!.activation) ? Number.NaN : slope(layer, unit)
    const factor = output ? delta[layer]![unit]! : weight * own * sent(layer, unit)
    product *= factor
    if (!output) slopes *= own
    if (!output && layers[layer]!.activation === 'sigmoid') bound *= SIGMOID_SLOPE
    steps.push({ layer, unit, weight, slope: own, factor, product, slopes, bound })
  }
  return { steps, input, product: product * x[input]!, start: weightIndex(network, 0, route[0]!, input) }

  function largest(values: Float64Array): number {
    return values.reduce((top, value, k) => (Math.abs(value) > Math.abs(values[top]!) ? k : top), 0)
  }
}

/** Whether f′ is one of the factors of dL/dz: not where the loss takes z itself, nor with softmax. */
function hasSlope(loss: Loss, output: Activation): boolean {
  return !isFused(loss) && output !== 'softmax'
}
