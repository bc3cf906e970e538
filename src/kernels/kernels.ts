import { isFused, requirePair } from '../engine/network/loss-kinds'
import { batchLoss } from '../engine/network/losses'
import { type Network, parameterAt } from '../engine/network/network'
import type { Slice, SliceSource } from '../engine/objective/network-slice'
import { penaltyValue } from '../engine/step/penalties'
import { LOSS_CODES } from './codes'
import type { ForwardPass, Kernels } from './door'
import { createInstance } from './instance'
import { createTraining } from './training'

/** The kernels of a compiled module. @throws CompileError where the platform lacks 128-bit SIMD */
export async function compileKernels(bytes: BufferSource): Promise<Kernels> {
  const module = await WebAssembly.compile(bytes)
  return {
    slice: (source, parameters, axes) => kernelSlice(module, source, parameters, axes),
    pass: (network, capacity) => kernelPass(module, network, capacity),
    training: (...of) => createTraining(module, ...of),
  }
}

/** networkSlice by the kernels: they recompute what it recomputes. */
function kernelSlice(module: WebAssembly.Module, source: SliceSource, parameters: Float64Array, axes: readonly number[]): Slice {
  const { network, X, Y, rows, loss, penalty, trainingRows } = source
  const last = network.layers.length - 1
  requirePair(loss, network.layers[last]!.activation)
  const instance = createInstance(module, network, rows.length, !isFused(loss))
  instance.setSamples(X, Y, rows, 0, rows.length)
  const { exports, parameters: p, targets, losses } = instance
  const code = LOSS_CODES[loss]
  p.set(parameters)
  exports.computeLayers(0, last)
  const [first, second] = axes.map((axis) => parameterAt(network, axis))
  return {
    setSecond(value) {
      p[axes[1]!] = value
      if (second!.layer > first!.layer) return // loss() computes that layer anyway
      exports.computeUnit(second!.layer, second!.to)
      exports.computeLayers(second!.layer + 1, first!.layer)
    },
    loss(value) {
      p[axes[0]!] = value
      exports.computeUnit(first!.layer, first!.to)
      exports.computeLayers(first!.layer + 1, last)
      const sum = exports.lossSum(code, targets, losses)
      return batchLoss(loss, sum, rows.length) + penaltyValue(penalty, network, p, trainingRows)
    },
  }
}

/** Null for pinned units: what those would send is not what they do send. */
function kernelPass(module: WebAssembly.Module, network: Network, capacity: number): ForwardPass | null {
  if (network.layers.some(({ pins }) => pins !== null)) return null
  const { exports, parameters: p, outputs, row, setSamples } = createInstance(module, network, capacity, true)
  let count = 0
  return {
    run(parameters, X, rows, from, to) {
      p.set(parameters)
      setSamples(X, null, rows, from, to)
      exports.computeLayers(0, network.layers.length - 1)
      count = to - from
    },
    copyUnit(layer, unit, out, at) {
      out.set(outputs[layer]!.subarray(unit * row, unit * row + count), at)
    },
  }
}
