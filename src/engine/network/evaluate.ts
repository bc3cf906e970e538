import { forward, gather, type Workspace } from './backprop'
import type { Loss } from './loss-kinds'
import { batchLoss, sampleLosses } from './losses'
import type { Inputs, Matrix } from './matrix'
import type { Network } from './network'

/** Outputs of the given data rows, without dropout, written to `out` flat [data row][output]: only these rows are written. */
export function predict(
  network: Network,
  parameters: Float64Array,
  X: Inputs,
  rows: Int32Array,
  workspace: Workspace,
  out: Float64Array,
): void {
  const last = network.layers.length - 1
  const width = network.layers[last].out
  const a = workspace.a[last]
  for (let from = 0; from < rows.length; from += workspace.capacity) {
    const to = Math.min(from + workspace.capacity, rows.length)
    forward(network, parameters, X, rows, from, to, workspace, null)
    for (let position = from, k = 0; position < to; position++) {
      for (let j = 0; j < width; j++) out[rows[position] * width + j] = a[k++]
    }
  }
}

/**
 * Data loss over the given rows as one batch, without dropout and penalty; NaN without rows.
 * `out`, when given, receives the outputs as in predict(), from the same pass.
 */
export function datasetLoss(
  network: Network,
  parameters: Float64Array,
  X: Inputs,
  Y: Matrix,
  rows: Int32Array,
  loss: Loss,
  workspace: Workspace,
  out?: Float64Array,
): number {
  if (rows.length === 0) return Number.NaN
  const last = network.layers.length - 1
  const width = network.layers[last].out
  const z = workspace.z[last]
  const a = workspace.a[last]
  let sum = 0
  for (let from = 0; from < rows.length; from += workspace.capacity) {
    const to = Math.min(from + workspace.capacity, rows.length)
    forward(network, parameters, X, rows, from, to, workspace, null)
    gather(Y, rows, from, to, workspace.y)
    sampleLosses(loss, z, a, workspace.y, to - from, width, workspace.sampleLoss)
    for (let s = 0; s < to - from; s++) {
      sum += workspace.sampleLoss[s]
      if (out !== undefined) for (let j = 0; j < width; j++) out[rows[from + s] * width + j] = a[s * width + j]
    }
  }
  return batchLoss(loss, sum, rows.length)
}
