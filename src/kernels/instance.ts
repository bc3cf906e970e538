import { cell, type Inputs, type Matrix } from '../engine/network/matrix'
import { type Network, PINNED_OUT } from '../engine/network/network'
import { ACTIVATION_CODES } from './codes'
import { createPlan, type Exports } from './compiled'

const BYTES = 8

/** A network over up to `capacity` samples at once, in a memory of its own, which goes when the instance goes. */
export interface Instance {
  readonly exports: Exports
  readonly parameters: Float64Array // in the flat layout of the network
  readonly outputs: readonly Float64Array[] // activations by layer, [unit][sample], `row` a unit; of the last layer where they are asked for
  readonly row: number
  readonly targets: number // place of [output][sample]
  readonly losses: number
  /** Takes the samples at positions from..to−1 of `rows`, and their targets where there are any. */
  setSamples(X: Inputs, Y: Matrix | null, rows: Int32Array, from: number, to: number): void
}

/**
 * Lays a network out for the kernels.
 * @param activated whether the activations of the last layer are wanted too: some losses are computed from weighted sums alone
 */
export function createInstance(module: WebAssembly.Module, network: Network, capacity: number, activated: boolean): Instance {
  const { layers, parameterCount } = network
  const row = capacity + (capacity % 2)
  const inputCount = layers[0]!.in
  const last = layers[layers.length - 1]!
  const { place, build } = createPlan(module)
  const parameters = place(parameterCount * BYTES)
  const inputs = place(inputCount * row * BYTES)
  const values = layers.map(({ out }) => place(out * row * BYTES))
  const activations = activated ? place(last.out * row * BYTES) : values.at(-1)!
  const targets = place(last.out * row * BYTES)
  const losses = place(row * BYTES)
  const pins = layers.map(({ out }) => place(out))
  const { exports, doubles, bytes } = build()
  for (const [l, layer] of layers.entries()) {
    const isLast = l === layers.length - 1
    const pinned = bytes(pins[l]!, layer.out)
    layer.pins?.forEach((pin, unit) => {
      if (pin === PINNED_OUT) pinned[unit] = 1
    })
    exports.setLayer(
      l,
      parameters + layer.W * BYTES,
      parameters + layer.b * BYTES,
      l === 0 ? inputs : values[l - 1]!,
      values[l]!,
      isLast ? activations : values[l]!,
      pins[l]!,
      layer.in,
      layer.out,
      ACTIVATION_CODES[layer.activation],
      Number(!isLast || activated),
    )
  }
  const [x, y] = [doubles(inputs, inputCount * row), doubles(targets, last.out * row)]
  const places = [...values.slice(0, -1), activations]
  return {
    exports,
    parameters: doubles(parameters, parameterCount),
    outputs: places.map((at, l) => doubles(at, layers[l]!.out * row)),
    row,
    targets,
    losses,
    setSamples(X, Y, rows, from, to) {
      fill(x, X, rows, from, to, row)
      if (Y) fill(y, Y, rows, from, to, row)
      exports.setSize(layers.length, row, to - from)
    },
  }
}

/** The columns of the given rows one after the other, `width` places each; the lane beside the last of an odd number has its values. */
function fill(out: Float64Array, data: Inputs, rows: Int32Array, from: number, to: number, width: number): void {
  const count = to - from + ((to - from) % 2)
  for (let column = 0; column < data.columns; column++) {
    for (let s = 0, k = column * width; s < count; s++, k++) out[k] = cell(data, rows[Math.min(from + s, to - 1)]!, column)
  }
}
