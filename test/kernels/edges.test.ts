import { expect, test } from 'vitest'
import type { Activation } from '../../src/engine/network/activations'
import { createNetwork } from '../../src/engine/network/network'
import { createOptimizerState, type OptimizerSpec } from '../../src/engine/step/optimizers'
import { createTrainer } from '../../src/kernels/trainer'
import { builtKernels } from '../support/built-kernels'

const kernels = await builtKernels()

const ZEROS = [0, -0, 5e-324, 2.2e-308]
/** Where the functions change their formula, and the numbers beside them. */
const EDGES = [
  5.551115123125783e-17, 1.1102230246251565e-16, 3.725290298461914e-9, 0.34657359027997264, 0.4142135, 0.5, 0.625, 0.6931471803691238, 22,
  36.7, 38.816242111356935, 707, 709, 709.782712893384, 745.1332191019411,
].flatMap((x) => [x, x * (1 - 2 ** -53), x * (1 + 2 ** -52)])
const HUGE = [1e17, 1e100, 1e139, 1e141, 1e154, 1e160, 1e300, Number.MAX_VALUE]
const POINTS = [...ZEROS, ...EDGES, ...HUGE].flatMap((x) => [x, -x])
const OPTIMIZERS: readonly OptimizerSpec[] = [
  { kind: 'sgd' },
  { kind: 'momentum', beta: 0.9 },
  { kind: 'adagrad', eps: 1e-8 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
]

/** A step from each point, from the same weights: what it comes to, or why it was refused. */
function steps(activation: Activation, loss: 'mse' | 'bce', optimizer: OptimizerSpec, byKernels: boolean) {
  const network = createNetwork([1, 3, 1], [activation, loss === 'bce' ? 'sigmoid' : 'linear'])
  const X = { rows: POINTS.length, columns: 1, values: Float64Array.from(POINTS) }
  const Y = { rows: POINTS.length, columns: 1, values: Float64Array.from(POINTS, (_, k) => k % 2) }
  const trainer = createTrainer(network, X, Y, 1, () => (byKernels ? kernels.training(network, X, Y, 1) : null))
  const settings = { loss, optimizer, penalty: { kind: 'none' }, keep: 1, trainBiases: true, trainingRows: 1 } as const
  return POINTS.map((_, row) => {
    const parameters = Float64Array.of(1, -1, 1e-300, 0, 5e-324, 0, 0.5, -0.7, 1, -0)
    const state = createOptimizerState(optimizer, parameters.length)
    trainer.moved()
    trainer.begin(parameters, Int32Array.of(row), settings, null)
    trainer.accumulate(0, 1)
    const outcome = { ...trainer.apply(state, 0.1) }
    return { outcome, parameters, state }
  })
}

test.each(['linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softplus', 'step'] as const)(
  'a step through %s has the engine’s bits at signed zeros, subnormal numbers, edges of formulas, and up to where it is refused',
  (activation) => {
    for (const loss of ['mse', 'bce'] as const) {
      for (const optimizer of OPTIMIZERS) {
        const engine = steps(activation, loss, optimizer, false)
        expect(steps(activation, loss, optimizer, true), `${loss} ${optimizer.kind}`).toEqual(engine)
      }
    }
    const refused = steps(activation, 'mse', OPTIMIZERS[0]!, false).filter(({ outcome }) => outcome.badTensor !== null)
    if (activation === 'linear' || activation === 'relu') expect(refused.length).toBeGreaterThan(0)
  },
)
