import { addGradient, backward, createWorkspace, forward } from '../network/backprop'
import { type Loss, requirePair } from '../network/loss-kinds'
import { batchLoss } from '../network/losses'
import type { Inputs, Matrix } from '../network/matrix'
import type { Network } from '../network/network'
import type { Probe } from './step-trace'

/**
 * The forward and backward pass of one data row, as a batch of one and without dropout.
 * @throws RangeError when the loss does not go with the output activation
 */
export function probe(network: Network, parameters: Float64Array, X: Inputs, Y: Matrix, row: number, loss: Loss, step: number): Probe {
  requirePair(loss, network.layers[network.layers.length - 1].activation)
  const workspace = createWorkspace(network, 1)
  const rows = Int32Array.of(row)
  forward(network, parameters, X, rows, 0, 1, workspace, null)
  backward(network, parameters, Y, rows, 0, 1, loss, 1, workspace, null)
  const gradient = new Float64Array(network.parameterCount)
  addGradient(network, workspace, 1, false, gradient)
  const { x, y, z, a, delta, sampleLoss } = workspace
  const dropped = network.layers.map(({ pins }, l) => (pins ? workspace.dropped[l] : null))
  return { step, row, x, y, z, a, dropped, delta, loss: batchLoss(loss, sampleLoss[0], 1), dataGradient: gradient }
}
