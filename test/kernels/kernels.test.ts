import { expect, test } from 'vitest'
import { createGenerator } from '../../src/engine/arithmetic/random'
import { initialize } from '../../src/engine/network/initializers'
import { createNetwork } from '../../src/engine/network/network'
import { networkSlice } from '../../src/engine/objective/network-slice'
import { createForwardPass, createSlice, createStepper, enginePass, useKernels } from '../../src/kernels/door'
import { builtKernels } from '../support/built-kernels'
import { drawSample } from '../support/oracle'
import { tries } from '../support/proof'
import { matrixOf } from '../support/traces'

const kernels = await builtKernels()

/** Both slices at the same points, by bits. */
function bothAt(slices: readonly ReturnType<typeof networkSlice>[], points: readonly number[]): number[][] {
  return slices.map((slice) =>
    points.flatMap((second) => {
      slice.setSecond(second)
      return points.map((first) => slice.loss(first))
    }),
  )
}

test('kernels give the engine’s bits, for every function, loss and pair of layers', () => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= tries(300, 5000); seed++) {
    const { network, loss, penalty, trainingRows, X, Y, parameters } = drawSample(seed)
    for (const { activation } of network.layers) seen.add(activation)
    seen.add(loss)
    const source = { network, X: matrixOf(X), Y: matrixOf(Y), rows: Int32Array.from(X, (_, row) => row), loss, penalty, trainingRows }
    const count = parameters.length
    const axes = [(seed * 5) % count, (seed * 11 + 1) % count] as const
    if (axes[0] === axes[1]) continue
    const points = [-800, -40, -1.5, -0.3, 0, 1e-9, 0.625, 2, 30, 900]
    const [kernel, engine] = bothAt([kernels.slice(source, parameters, axes), networkSlice(source, parameters, axes)], points)
    expect(kernel, `seed ${seed}`).toEqual(engine)
  }
  for (const kind of ['linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softplus', 'softmax']) expect(seen).toContain(kind)
  for (const loss of ['sse_half', 'mse_half', 'mse', 'bce', 'cce']) expect(seen).toContain(loss)
})

test('so they do for a step with the perceptron’s loss, and for units that are pinned', () => {
  const points = [-3, -0.5, 0, 0.5, 3]
  const rows = Int32Array.from({ length: 5 }, (_, row) => row)
  const X = matrixOf([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
    [-0, 2],
  ])
  const Y = matrixOf([[0], [1], [1], [0], [1]])
  const common = { X, Y, rows, penalty: { kind: 'l2', form: 'half', lambda: 0.1 }, trainingRows: 5 } as const
  const perceptron = { ...common, network: createNetwork([2, 1], ['step']), loss: 'perceptron' } as const
  const pinned = { ...common, network: createNetwork([2, 3, 1], ['tanh', 'sigmoid'], [[0, 1, 2], null]), loss: 'bce' } as const
  for (const source of [perceptron, pinned]) {
    const parameters = initialize(source.network, { kind: 'normal' }, createGenerator(4))
    for (const axes of [
      [0, 1],
      [2, 0],
      [1, parameters.length - 1],
    ]) {
      const [kernel, engine] = bothAt([kernels.slice(source, parameters, axes), networkSlice(source, parameters, axes)], points)
      expect(kernel).toEqual(engine)
    }
  }
})

test('a pass of the kernels gives the engine’s activations, in any parts', () => {
  for (let seed = 1; seed <= tries(100, 1000); seed++) {
    const { network, X, parameters } = drawSample(seed)
    const rows = Int32Array.from({ length: 3 * X.length }, (_, k) => k % X.length)
    const inputs = matrixOf(X)
    if (network.layers.some(({ pins }) => pins)) {
      expect(kernels.pass(network, 8)).toBeNull()
      continue
    }
    const passes = [kernels.pass(network, 8)!, enginePass(network, 8)]
    for (let from = 0; from < rows.length; from += 5) {
      const to = Math.min(from + 5, rows.length)
      for (const pass of passes) pass.run(parameters, inputs, rows, from, to)
      for (const [l, { out }] of network.layers.entries())
        for (let j = 0; j < out; j++) {
          const [kernel, engine] = passes.map((pass) => {
            const values = new Float64Array(6)
            pass.copyUnit(l, j, values, 1)
            return values
          })
          expect(kernel).toEqual(engine)
        }
    }
  }
})

test('the engine does the work until kernels are there, then they do', async () => {
  const { network, loss, penalty, trainingRows, X, Y, parameters } = drawSample(3)
  const source = { network, X: matrixOf(X), Y: matrixOf(Y), rows: Int32Array.from(X, (_, row) => row), loss, penalty, trainingRows }
  const [one, other] = bothAt([createSlice(source, parameters, [0, 1]), networkSlice(source, parameters, [0, 1])], [-1, 0, 1])
  expect(one).toEqual(other)
  const asked: string[] = []
  useKernels({
    slice(...of) {
      asked.push('slice')
      return kernels.slice(...of)
    },
    pass() {
      asked.push('pass')
      return null
    },
    training() {
      asked.push('training')
      return null
    },
  })
  expect(bothAt([createSlice(source, parameters, [0, 1])], [-1, 0, 1])[0]).toEqual(other)
  createForwardPass(network, 4).run(parameters, source.X, source.rows, 0, 1)
  const settings = { loss, optimizer: { kind: 'sgd' }, penalty, keep: 1, trainBiases: true, trainingRows } as const
  createStepper(network, source.X, source.Y, 1).begin(parameters.slice(), source.rows.subarray(0, 1), settings, null)
  expect(asked).toEqual(['slice', 'pass', 'training'])
})
