import { createWorkspace, forward, gather } from '../engine/network/backprop'
import type { Loss } from '../engine/network/loss-kinds'
import { sampleLosses } from '../engine/network/losses'
import type { Inputs, Matrix } from '../engine/network/matrix'
import type { Network } from '../engine/network/network'
import type { Training } from './training'

/** Rows measured at once at most. */
export const MEASURED = 64

/** Measures the rows of a data set with a network, without dropout and penalty. */
export interface Measurer {
  /** Outputs of the rows of the last run, flat [row][output]. */
  readonly outputs: Float64Array
  /** Starts with these parameters, which must stay until the last run. The network has the shape of the first one. */
  begin(network: Network, parameters: Float64Array, loss: Loss): void
  /** `sum` and the losses of the rows at positions from..to−1 of `rows` added to it, in their order. */
  run(rows: Int32Array, from: number, to: number, sum: number): number
}

/** @param createKernels null where the engine does it, undefined as long as there are no kernels */
export function createMeasurer(
  shape: Network,
  X: Inputs,
  Y: Matrix,
  createKernels: (of: Network) => Training | null | undefined,
): Measurer {
  const workspace = createWorkspace(shape, MEASURED)
  const last = shape.layers.length - 1
  const width = Y.columns
  let network = shape
  let parameters: Float64Array = new Float64Array(0)
  let loss: Loss = 'mse'
  let kernels: Training | null | undefined
  let byKernels = false
  return {
    get outputs() {
      return byKernels ? kernels!.outputs : workspace.a[last]!
    },
    begin(of, at, by) {
      if (of !== network) kernels = undefined
      network = of
      parameters = at
      loss = by
      if (kernels === undefined) kernels = createKernels(network)
      byKernels = kernels?.load(parameters) ?? false
      if (byKernels) kernels!.beginMeasuring(loss)
    },
    run(rows, from, to, sum) {
      if (byKernels) {
        for (let k = from; k < to; k++) kernels!.rows[k - from] = rows[k]!
        return kernels!.measure(to - from, sum)
      }
      forward(network, parameters, X, rows, from, to, workspace, null)
      gather(Y, rows, from, to, workspace.y)
      sampleLosses(loss, workspace.z[last]!, workspace.a[last]!, workspace.y, to - from, width, workspace.sampleLoss)
      let total = sum
      for (let s = 0; s < to - from; s++) total += workspace.sampleLoss[s]!
      return total
    },
  }
}
