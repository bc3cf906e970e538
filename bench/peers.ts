import { digits } from '../src/data/digits/held'
import { loadDigits } from '../src/data/digits/load'
import { createGenerator, uniform } from '../src/engine/arithmetic/random'
import type { Activation } from '../src/engine/network/activations'
import { createWorkspace, forward } from '../src/engine/network/backprop'
import { initialize } from '../src/engine/network/initializers'
import type { Loss } from '../src/engine/network/loss-kinds'
import { cell, type Inputs, type Matrix } from '../src/engine/network/matrix'
import { createNetwork } from '../src/engine/network/network'
import { gridCoordinate } from '../src/engine/objective/landscape'
import { networkSlice, type Slice } from '../src/engine/objective/network-slice'
import { createOptimizerState } from '../src/engine/step/optimizers'
import { createStepper } from '../src/engine/step/step'
import type { StepSettings } from '../src/engine/step/step-settings'
import type { Kernels } from '../src/kernels/door'
import { compileKernels } from '../src/kernels/kernels'
import { createTrainer } from '../src/kernels/trainer'
import { PACKED } from '../test/support/packed-digits'

/** What is trained: plain descent on batches in their listed order. Plain numbers, so that peers and other languages can take them. */
export interface Workload {
  readonly name: string
  readonly sizes: readonly number[]
  readonly activations: readonly Activation[]
  readonly loss: Loss
  readonly rate: number
  readonly batch: number
  readonly rows: number
  readonly x: Float64Array // [row][input]
  readonly y: Float64Array // [row][output]
  readonly parameters: Float64Array // before the first step, in the engine's layout
}

/** Does some work and tells how much: samples, or grids. */
export type Turn = () => number

/** Multiplications of one call into the kernels, about. */
const CALL = 4_000_000

/** The five rows of training, and their first two contenders. */
export async function trainings(module: BufferSource): Promise<{ workload: Workload; engine: Turn; kernels: Turn }[]> {
  const kernels = await compileKernels(module)
  await loadDigits({ training: 10_000, test: 0 }, PACKED)
  const images = digits({ training: 10_000, test: 0 })
  const one = { X: matrix([[0.05, 0.1]]), Y: matrix([[0.01, 0.99]]) }
  const plane = points(2)
  const features = points(7)
  const tanh = (layers: number) => Array.from({ length: layers }, () => 'tanh' as const)
  return [
    contenders(kernels, '2-2-2 online', [2, 2, 2], ['sigmoid', 'sigmoid'], 'sse_half', 0.5, 1, one),
    contenders(kernels, '2-4-2-1, batch 10', [2, 4, 2, 1], tanh(3), 'mse_half', 0.03, 10, plane),
    contenders(kernels, '7-8-8-8-8-8-8-1, batch 10', [7, 8, 8, 8, 8, 8, 8, 1], tanh(7), 'mse_half', 0.03, 10, features),
    contenders(kernels, '784-30-10 sigmoid, batch 10', [784, 30, 10], ['sigmoid', 'sigmoid'], 'mse_half', 3, 10, images),
    contenders(kernels, '784-100-10 ReLU softmax, batch 32', [784, 100, 10], ['relu', 'softmax'], 'cce', 0.1, 32, images),
  ]
}

interface Data {
  readonly X: Inputs
  readonly Y: Matrix
}

function contenders(
  kernels: Kernels,
  name: string,
  sizes: readonly number[],
  activations: readonly Activation[],
  loss: Loss,
  rate: number,
  batch: number,
  { X, Y }: Data,
) {
  const network = createNetwork(sizes, activations)
  const parameters = initialize(network, { kind: 'xavier' }, createGenerator(1))
  const settings: StepSettings = {
    loss,
    optimizer: { kind: 'sgd' },
    penalty: { kind: 'none' },
    keep: 1,
    trainBiases: true,
    trainingRows: X.rows,
  }
  const batches = Array.from({ length: Math.floor(X.rows / batch) }, (_, b) => Int32Array.from({ length: batch }, (_, k) => b * batch + k))
  const calls = Math.max(1, Math.min(256, Math.floor(CALL / network.parameterCount / batch)))

  function engine(): Turn {
    const own = parameters.slice()
    const stepper = createStepper(network, X, Y, batch)
    const state = createOptimizerState(settings.optimizer, own.length)
    let at = 0
    return () => {
      stepper.begin(own, batches[at++ % batches.length]!, settings, null)
      stepper.accumulate(0, batch)
      stepper.apply(state, rate)
      return batch
    }
  }

  function byKernels(): Turn {
    const own = parameters.slice()
    const trainer = createTrainer(network, X, Y, batch, () => kernels.training(network, X, Y, batch))
    const state = createOptimizerState(settings.optimizer, own.length)
    let at = 0
    return () => {
      trainer.ready(own, state, settings)
      let steps = 0
      while (steps < calls && trainer.queue(batches[at % batches.length]!, rate, null)) {
        steps += 1
        at += 1
      }
      if (!trainer.run()) throw new Error(`${name}: a value is not finite`)
      return steps * batch
    }
  }

  const x = Float64Array.from({ length: X.rows * X.columns }, (_, k) => cell(X, Math.floor(k / X.columns), k % X.columns))
  const workload: Workload = { name, sizes, activations, loss, rate, batch, rows: X.rows, x, y: Y.values, parameters }
  return { workload, engine: engine(), kernels: byKernels() }
}

/** The two rows of grids: the loss over two weights of the first layer, and the output over the plane. */
export async function grids(module: BufferSource) {
  const kernels = await compileKernels(module)
  const network = createNetwork([2, 4, 2, 1], ['tanh', 'tanh', 'tanh'])
  const parameters = initialize(network, { kind: 'xavier' }, createGenerator(1))
  const { X, Y } = points(2)
  const rows = Int32Array.from({ length: X.rows }, (_, row) => row)
  const source = { network, X, Y, rows, loss: 'mse_half', penalty: { kind: 'none' }, trainingRows: X.rows } as const
  const side = 101
  const losses = new Float64Array(side * side)
  const lossGrid = (slice: Slice): Turn => {
    return () => {
      for (let row = 0; row < side; row++) {
        slice.setSecond(gridCoordinate([-3, 3], side, row))
        for (let column = 0; column < side; column++) losses[row * side + column] = slice.loss(gridCoordinate([-3, 3], side, column))
      }
      return 1
    }
  }
  const grid = matrix(
    Array.from({ length: 10_000 }, (_, k) => [gridCoordinate([-6, 6], 100, k % 100), gridCoordinate([-6, 6], 100, Math.floor(k / 100))]),
  )
  const all = Int32Array.from({ length: 10_000 }, (_, row) => row)
  const outputs = new Float64Array(10_000)
  const workspace = createWorkspace(network, 64)
  const pass = kernels.pass(network, 256)!
  return [
    {
      name: 'loss of 2-4-2-1 over 250 points, 101 x 101',
      engine: lossGrid(networkSlice(source, parameters, [0, 1])),
      kernels: lossGrid(kernels.slice(source, parameters, [0, 1])),
    },
    {
      name: 'output of 2-4-2-1, 100 x 100',
      engine: () => {
        for (let from = 0; from < 10_000; from += 64) {
          const to = Math.min(from + 64, 10_000)
          forward(network, parameters, grid, all, from, to, workspace, null)
          outputs.set(workspace.a[2]!.subarray(0, to - from), from)
        }
        return 1
      },
      kernels: () => {
        for (let from = 0; from < 10_000; from += 256) {
          pass.run(parameters, grid, all, from, Math.min(from + 256, 10_000))
          pass.copyUnit(2, 0, outputs, from)
        }
        return 1
      },
    },
  ] satisfies { name: string; engine: Turn; kernels: Turn }[]
}

/** 250 points of the plane, or with the squares, the product and two cubes beside the coordinates; whether they lie in the first or third quarter. */
function points(inputs: 2 | 7): { X: Matrix; Y: Matrix } {
  const g = createGenerator(3)
  const plane = Array.from({ length: 250 }, () => [2 * uniform(g) - 1, 2 * uniform(g) - 1] as const)
  const wide = plane.map(([a, b]) => [a, b, a * a, b * b, a * b, a * a * a, b * b * b].slice(0, inputs))
  return { X: matrix(wide), Y: matrix(plane.map(([a, b]) => [a * b > 0 ? 1 : 0])) }
}

function matrix(rows: number[][]): Matrix {
  return { rows: rows.length, columns: rows[0]!.length, values: Float64Array.from(rows.flat()) }
}
