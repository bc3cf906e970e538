import { createWorkspace, forward } from '../engine/network/backprop'
import type { Inputs, Matrix } from '../engine/network/matrix'
import type { Network } from '../engine/network/network'
import { networkSlice, type Slice, type SliceSource } from '../engine/objective/network-slice'
import { MEASURED, type Measurer, createMeasurer as pairedMeasurer } from './measurer'
import { createTrainer, type Trainer } from './trainer'
import type { Training } from './training'

/** Activations of all units for a number of samples at once, without dropout. */
export interface ForwardPass {
  /** Computes the samples at positions from..to−1 of `rows`, at most the capacity. */
  run(parameters: Float64Array, X: Inputs, rows: Int32Array, from: number, to: number): void
  /** Writes the activations of one unit for the samples of the last run to `out` at `at`; layer 0 is the first after the inputs. */
  copyUnit(layer: number, unit: number, out: Float64Array, at: number): void
}

/** What the kernels can do; null for what they leave to the engine. */
export interface Kernels {
  slice(source: SliceSource, parameters: Float64Array, axes: readonly number[]): Slice
  pass(network: Network, capacity: number): ForwardPass | null
  training(network: Network, X: Inputs, Y: Matrix, capacity: number): Training | null
}

let kernels: Kernels | null = null

/** Lets kernels do from now on what they can: until then, and where they cannot run, the engine does it, with the same bits. */
export function useKernels(loaded: Kernels): void {
  kernels = loaded
}

/**
 * Losses over one or two parameters of a network, all others held.
 * @throws RangeError when the loss does not go with the output activation
 */
export function createSlice(source: SliceSource, parameters: Float64Array, axes: readonly number[]): Slice {
  return (kernels?.slice ?? networkSlice)(source, parameters, axes)
}

/** Trains by the kernels and keeps records by the engine, which does both where the kernels are missing. */
export function createStepper(network: Network, X: Inputs, Y: Matrix, capacity: number): Trainer {
  return createTrainer(network, X, Y, capacity, () => kernels?.training(network, X, Y, capacity))
}

/** Measures a data set by the kernels, or by the engine where they are missing. */
export function createMeasurer(network: Network, X: Inputs, Y: Matrix): Measurer {
  return pairedMeasurer(network, X, Y, (of) => kernels?.training(of, X, Y, MEASURED))
}

export function createForwardPass(network: Network, capacity: number): ForwardPass {
  return kernels?.pass(network, capacity) ?? enginePass(network, capacity)
}

export function enginePass(network: Network, capacity: number): ForwardPass {
  const workspace = createWorkspace(network, capacity)
  let count = 0
  return {
    run(parameters, X, rows, from, to) {
      forward(network, parameters, X, rows, from, to, workspace, null)
      count = to - from
    },
    copyUnit(layer, unit, out, at) {
      const { out: width } = network.layers[layer]!
      const a = workspace.a[layer]!
      for (let s = 0, k = unit; s < count; s++, k += width) out[at + s] = a[k]!
    },
  }
}
