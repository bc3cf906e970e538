import type { Activation } from './activations'

/** 0: dropout decides; 1: pinned in, never dropped and never scaled; 2: pinned out, always 0, in evaluation too. */
export type Pin = 0 | 1 | 2
export const PINNED_IN = 1
export const PINNED_OUT = 2

/** One weight layer: `in` sending units, `out` receiving units; `W` and `b` are offsets into the flat parameters. */
export interface Layer {
  readonly in: number
  readonly out: number
  readonly W: number // W[to][from], row-major, starts here
  readonly b: number // b[to] starts here
  readonly activation: Activation
  readonly pins: readonly Pin[] | null // of its units, hidden layers only; null where none is pinned
}

/** A dense network. Layer 0 is the first weight layer; `sizes` counts the inputs. */
export interface Network {
  readonly sizes: readonly number[]
  readonly layers: readonly Layer[]
  readonly parameterCount: number
}

/** What a flat parameter index stands for. */
export type Parameter =
  | { readonly kind: 'weight'; readonly layer: number; readonly to: number; readonly from: number }
  | { readonly kind: 'bias'; readonly layer: number; readonly to: number }

/**
 * Lays the parameters of a dense network out in one flat array: per layer `W[to][from]` row-major, then `b[to]`.
 * @param sizes units per layer, inputs first
 * @param activations one per weight layer; softmax only on the last
 * @param pins one entry per weight layer, null where no unit is pinned; never on the last
 * @throws RangeError naming the value, when the sizes and activations do not make a network
 */
export function createNetwork(
  sizes: readonly number[],
  activations: readonly Activation[],
  pins: readonly (readonly Pin[] | null)[] = [],
): Network {
  if (sizes.length < 2) throw new RangeError(`sizes needs an input and an output layer, not [${sizes.join(', ')}]`)
  if (activations.length !== sizes.length - 1) {
    throw new RangeError(`activations needs ${sizes.length - 1} entries, one per weight layer, not ${activations.length}`)
  }
  for (const size of sizes) {
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`a layer needs a whole number of units from 1, not ${size}`)
  }
  const early = activations.indexOf('softmax')
  if (early >= 0 && early < activations.length - 1) throw new RangeError(`softmax belongs to the output layer, not to layer ${early + 1}`)
  requirePins(sizes, pins)
  let offset = 0
  const layers = activations.map((activation, l): Layer => {
    const layer = { in: sizes[l]!, out: sizes[l + 1]!, W: offset, b: offset + sizes[l]! * sizes[l + 1]!, activation, pins: pins[l] ?? null }
    offset = layer.b + layer.out
    return layer
  })
  return { sizes: [...sizes], layers, parameterCount: offset }
}

function requirePins(sizes: readonly number[], pins: readonly (readonly Pin[] | null)[]): void {
  for (const [l, layer] of pins.entries()) {
    if (layer !== null && (l >= sizes.length - 2 || layer.length !== sizes[l + 1]))
      throw new RangeError(`layer ${l + 1} of ${sizes.join('-')} has no ${layer.length} hidden units to pin`)
  }
}

/** Flat index of the weight from unit `from` (layer below) to unit `to`. */
export function weightIndex(network: Network, layer: number, to: number, from: number): number {
  const { W, in: inputs } = network.layers[layer]!
  return W + to * inputs + from
}

/** Flat index of the bias of unit `to`. */
export function biasIndex(network: Network, layer: number, to: number): number {
  return network.layers[layer]!.b + to
}

/** The weight or bias at a flat index. @throws RangeError for an index outside the network */
export function parameterAt(network: Network, index: number): Parameter {
  for (const [l, layer] of network.layers.entries()) {
    if (index < layer.W || index >= layer.b + layer.out) continue
    if (index >= layer.b) return { kind: 'bias', layer: l, to: index - layer.b }
    return { kind: 'weight', layer: l, to: Math.floor((index - layer.W) / layer.in), from: (index - layer.W) % layer.in }
  }
  throw new RangeError(`parameter ${index} is outside 0..${network.parameterCount - 1}`)
}
