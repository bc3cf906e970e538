import { activate, activateRows } from '../network/activations'
import { gather } from '../network/backprop'
import { denseForward, firstForward } from '../network/dense'
import { applyPinnedMask } from '../network/dropout'
import { isFused, type Loss, requirePair } from '../network/loss-kinds'
import { batchLoss, sampleLosses } from '../network/losses'
import type { Inputs, Matrix } from '../network/matrix'
import { type Network, PINNED_OUT, parameterAt } from '../network/network'
import { type PenaltySpec, penaltyValue } from '../step/penalties'

/** What a slice is taken of. */
export interface SliceSource {
  readonly network: Network
  readonly X: Inputs
  readonly Y: Matrix
  readonly rows: Int32Array
  readonly loss: Loss
  readonly penalty: PenaltySpec
  readonly trainingRows: number // n of the nielsen penalties
}

/** Losses over one or two parameters, all others held: the second axis is set for a row, the first for each point of it. */
export interface Slice {
  setSecond(value: number): void
  loss(first: number): number
}

/**
 * Losses over one or two parameters of a network, equal to the bit to computing each from scratch. All activations are kept;
 * moving an axis recomputes its own unit and the layers above it, every sum in its whole fixed order.
 * @throws RangeError when the loss does not go with the output activation
 */
export function networkSlice(source: SliceSource, parameters: Float64Array, axes: readonly number[]): Slice {
  const { network, rows, loss, penalty, trainingRows } = source
  requirePair(loss, network.layers[network.layers.length - 1].activation)
  const m = rows.length
  const p = parameters.slice()
  const last = network.layers.length - 1
  const x = new Float64Array(m * source.X.columns)
  const y = new Float64Array(m * source.Y.columns)
  gather(source.X, rows, 0, m, x)
  gather(source.Y, rows, 0, m, y)
  const a = network.layers.map((layer) => new Float64Array(m * layer.out))
  const z = new Float64Array(a[last].length) // of the outputs
  const losses = new Float64Array(m)
  const fromLogits = isFused(loss)

  const computeLayer = (l: number) => {
    const { W, b, in: n, out: k, activation } = network.layers[l]
    const sums = l === last ? z : a[l]
    if (l === 0) firstForward(p, W, b, n, k, x, sums, m)
    else denseForward(p, W, b, n, k, a[l - 1], sums, m)
    if (l < last || !fromLogits) activateRows(activation, sums, a[l], m, k)
    const { pins } = network.layers[l]
    if (pins !== null) applyPinnedMask(a[l], null, 0, 1, pins, a[l], m * k)
  }
  const computeUnit = (l: number, j: number) => {
    const { W, b, in: n, out: k, activation, pins } = network.layers[l]
    if (pins?.[j] === PINNED_OUT) return // it sends 0, whatever its sum is
    const input = l === 0 ? x : a[l - 1]
    const sums = l === last ? z : a[l]
    for (let s = 0; s < m; s++) {
      let sum = p[b + j]
      for (let i = 0; i < n; i++) if (l > 0 || input[s * n + i] !== 0) sum += p[W + j * n + i] * input[s * n + i]
      sums[s * k + j] = l < last ? activate(activation, sum) : sum
    }
    if (l === last && !fromLogits) activateRows(activation, z, a[last], m, k)
  }

  const [first, second] = axes.map((axis) => parameterAt(network, axis))
  for (let l = 0; l <= last; l++) computeLayer(l)
  return {
    setSecond(value) {
      p[axes[1]] = value
      if (second.layer > first.layer) return // loss() computes that layer anyway
      computeUnit(second.layer, second.to)
      for (let l = second.layer + 1; l <= first.layer; l++) computeLayer(l)
    },
    loss(value) {
      p[axes[0]] = value
      computeUnit(first.layer, first.to)
      for (let l = first.layer + 1; l <= last; l++) computeLayer(l)
      const width = network.layers[last].out
      let sum = 0
      sampleLosses(loss, z, a[last], y, m, width, losses)
      for (let s = 0; s < m; s++) sum += losses[s]
      return batchLoss(loss, sum, m) + penaltyValue(penalty, network, p, trainingRows)
    },
  }
}
