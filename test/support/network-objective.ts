import { addGradient, backward, createWorkspace, forward } from '../../src/engine/network/backprop'
import { datasetLoss } from '../../src/engine/network/evaluate'
import { type Loss, requirePair } from '../../src/engine/network/loss-kinds'
import { batchLoss } from '../../src/engine/network/losses'
import type { Inputs, Matrix } from '../../src/engine/network/matrix'
import type { Network } from '../../src/engine/network/network'
import { addPenaltyGradient, type PenaltySpec, penaltyValue } from '../../src/engine/step/penalties'

/** A function to make small. */
export interface Objective {
  /** The total loss at `parameters`. */
  loss(parameters: Float64Array): number
  /** Add dL/dp to `gradient` and return the total loss. */
  accumulate(parameters: Float64Array, gradient: Float64Array): number
}

/** Samples worked on at once. */
const CHUNK = 64

/**
 * Data loss of `rows` as one batch plus penalty, as a function of the parameters of a dense network; no dropout.
 * With fixed biases their part of the gradient is 0. `trainingRows` is the n of the nielsen penalties.
 * @throws RangeError when the loss does not go with the output activation
 */
export function networkObjective(
  network: Network,
  X: Inputs,
  Y: Matrix,
  rows: Int32Array,
  loss: Loss,
  penalty: PenaltySpec,
  trainBiases: boolean,
  trainingRows: number,
): Objective {
  requirePair(loss, network.layers[network.layers.length - 1].activation)
  const workspace = createWorkspace(network, Math.max(1, Math.min(rows.length, CHUNK)))
  const own = new Float64Array(network.parameterCount)
  const penaltyAt = (parameters: Float64Array) => penaltyValue(penalty, network, parameters, trainingRows)
  return {
    loss: (parameters) => datasetLoss(network, parameters, X, Y, rows, loss, workspace) + penaltyAt(parameters),
    accumulate(parameters, gradient) {
      own.fill(0)
      let sum = 0
      for (let from = 0; from < rows.length; from += workspace.capacity) {
        const to = Math.min(from + workspace.capacity, rows.length)
        forward(network, parameters, X, rows, from, to, workspace, null)
        backward(network, parameters, Y, rows, from, to, loss, rows.length, workspace, null)
        addGradient(network, workspace, to - from, false, own)
        for (let s = 0; s < to - from; s++) sum += workspace.sampleLoss[s]
      }
      addPenaltyGradient(penalty, network, parameters, trainingRows, own)
      if (!trainBiases) for (const { b, out } of network.layers) own.fill(0, b, b + out)
      for (let p = 0; p < own.length; p++) gradient[p] += own[p]
      return batchLoss(loss, sum, rows.length) + penaltyAt(parameters)
    },
  }
}
