import { activateRows, multiplyDerivative } from './activations'
import { denseBackward, denseForward, denseGradient, firstForward, sparseGradient } from './dense'
import { applyMask, applyPinnedMask } from './dropout'
import type { Loss } from './loss-kinds'
import { outputDelta } from './losses'
import type { ByteMatrix, Inputs, Matrix } from './matrix'
import type { Layer, Network } from './network'

/** From this many inputs on, the first layer's gradient skips zero inputs (same bits, faster for images). */
const WIDE = 32

/** Buffers for up to `capacity` samples at once, flat [sample][unit], one array per weight layer. */
export interface Workspace {
  readonly capacity: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: readonly Float64Array[]
  readonly a: readonly Float64Array[]
  readonly dropped: readonly Float64Array[] // hidden layers only: a · mask / keep, where there is a mask or a pin
  readonly delta: readonly Float64Array[]
  readonly sampleLoss: Float64Array
}

/** Masks of a batch, one array per hidden layer, flat [position in the batch][unit]; 1 kept. */
export interface Dropout {
  readonly keep: number
  readonly masks: readonly Uint8Array[]
}

/** All buffers that forward and backward need; nothing is allocated afterwards. */
export function createWorkspace(network: Network, capacity: number): Workspace {
  const rows = () => network.layers.map((layer) => new Float64Array(capacity * layer.out))
  return {
    capacity,
    x: new Float64Array(capacity * network.layers[0].in),
    y: new Float64Array(capacity * network.layers[network.layers.length - 1].out),
    z: rows(),
    a: rows(),
    dropped: rows().slice(0, -1),
    delta: rows(),
    sampleLoss: new Float64Array(capacity),
  }
}

/** Copies the data rows at positions from..to−1 of `rows` into consecutive rows of `out`. */
export function gather(data: Inputs, rows: Int32Array, from: number, to: number, out: Float64Array): void {
  if ('divisor' in data) widen(data, rows, from, to, out)
  else copy(data, rows, from, to, out)
}

function copy({ columns, values }: Matrix, rows: Int32Array, from: number, to: number, out: Float64Array): void {
  let k = 0
  for (let position = from; position < to; position++) {
    const start = rows[position] * columns
    for (let c = 0; c < columns; c++) out[k++] = values[start + c]
  }
}

function widen({ columns, values, divisor }: ByteMatrix, rows: Int32Array, from: number, to: number, out: Float64Array): void {
  let k = 0
  for (let position = from; position < to; position++) {
    const start = rows[position] * columns
    for (let c = 0; c < columns; c++) out[k++] = values[start + c] / divisor
  }
}

/**
 * z[l] = W[l] in[l] + b[l], a[l] = f(z[l]) for the samples at positions from..to−1 of `rows`, at most `workspace.capacity`.
 * in[0] = x, in[l+1] = a[l], or a[l] · mask / keep with dropout. A unit pinned in has keep 1; one pinned out sends 0, without dropout too.
 */
export function forward(
  network: Network,
  parameters: Float64Array,
  X: Inputs,
  rows: Int32Array,
  from: number,
  to: number,
  workspace: Workspace,
  dropout: Dropout | null,
): void {
  gather(X, rows, from, to, workspace.x)
  const m = to - from
  let input = workspace.x
  const last = network.layers.length - 1
  for (let l = 0; l <= last; l++) {
    const layer = network.layers[l]
    const z = workspace.z[l]
    const a = workspace.a[l]
    if (l === 0) firstForward(parameters, layer.W, layer.b, layer.in, layer.out, input, z, m)
    else denseForward(parameters, layer.W, layer.b, layer.in, layer.out, input, z, m)
    activateRows(layer.activation, z, a, m, layer.out)
    input = a
    if (l < last && (dropout !== null || layer.pins !== null)) {
      input = workspace.dropped[l]
      maskLayer(layer, l, a, dropout, from, input, m)
    }
  }
}

/**
 * Sample losses and node errors delta = dL/dz of the samples that forward() has just left in the workspace,
 * in a batch of `batchSize` samples: delta[l] = (W[l+1]ᵀ delta[l+1]) · mask/keep · f'(z[l])   [samples x units]
 */
export function backward(
  network: Network,
  parameters: Float64Array,
  Y: Matrix,
  rows: Int32Array,
  from: number,
  to: number,
  loss: Loss,
  batchSize: number,
  workspace: Workspace,
  dropout: Dropout | null,
): void {
  gather(Y, rows, from, to, workspace.y)
  const m = to - from
  const { y, z, a, delta, sampleLoss } = workspace
  const last = network.layers.length - 1
  const { out, activation } = network.layers[last]
  outputDelta(loss, activation, z[last], a[last], y, m, out, batchSize, delta[last], sampleLoss)
  for (let l = last; l > 0; l--) {
    const { W, in: n, out: k } = network.layers[l]
    const below = delta[l - 1]
    denseBackward(parameters, W, n, k, delta[l], below, m)
    const sender = network.layers[l - 1]
    if (dropout !== null || sender.pins !== null) maskLayer(sender, l - 1, below, dropout, from, below, m)
    multiplyDerivative(sender.activation, z[l - 1], a[l - 1], below, m * n)
  }
}

/** masked = values · mask / keep for the m samples of a layer from batch position `from` on. `masked` may be `values`. */
function maskLayer(
  { out, pins }: Layer,
  l: number,
  values: Float64Array,
  dropout: Dropout | null,
  from: number,
  masked: Float64Array,
  m: number,
): void {
  const mask = dropout === null ? null : dropout.masks[l]
  const keep = dropout === null ? 1 : dropout.keep
  if (pins !== null) applyPinnedMask(values, mask, from * out, keep, pins, masked, m * out)
  else if (mask !== null) applyMask(values, mask, from * out, keep, masked, m * out)
}

/** gradient += Σ_s of the m samples in the workspace: dW[l] = deltaᵀ in[l], db[l] = Σ delta, in sample order. */
export function addGradient(network: Network, workspace: Workspace, m: number, dropped: boolean, gradient: Float64Array): void {
  for (let l = 0; l < network.layers.length; l++) {
    const { W, b, in: n, out: k } = network.layers[l]
    const delta = workspace.delta[l]
    const masked = l > 0 && (dropped || network.layers[l - 1].pins !== null)
    if (l > 0) denseGradient(gradient, W, b, n, k, masked ? workspace.dropped[l - 1] : workspace.a[l - 1], delta, m)
    else if (n < WIDE) denseGradient(gradient, W, b, n, k, workspace.x, delta, m)
    else sparseGradient(gradient, W, b, n, k, workspace.x, delta, m)
  }
}
