import { createGenerator, type Generator, integerBelow, normal, uniform } from '../../src/engine/arithmetic/random'
import type { Activation } from '../../src/engine/network/activations'
import { initialize } from '../../src/engine/network/initializers'
import type { Loss } from '../../src/engine/network/loss-kinds'
import { createNetwork } from '../../src/engine/network/network'
import { createOptimizerState, type OptimizerSpec } from '../../src/engine/step/optimizers'
import type { PenaltySpec } from '../../src/engine/step/penalties'
import { createStepper } from '../../src/engine/step/step'
import type { StepContext } from '../../src/explain/context'
import { pick } from './random-step'

const HIDDEN: readonly Activation[] = ['linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softplus']
const SQUARED: readonly Loss[] = ['sse_half', 'mse_half', 'mse']
const OPTIMIZERS: readonly OptimizerSpec[] = [
  { kind: 'sgd' },
  { kind: 'momentum', beta: 0.9 },
  { kind: 'nesterov', beta: 0.8 },
  { kind: 'rmsprop', rho: 0.9, eps: 1e-8 },
  { kind: 'adagrad', eps: 1e-8 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
  { kind: 'adamw', beta1: 0.9, beta2: 0.999, eps: 1e-8, decay: 0.1 },
]
const PENALTIES: readonly PenaltySpec[] = [
  { kind: 'none' },
  { kind: 'l2', form: 'half', lambda: 0.1 },
  { kind: 'l2', form: 'plain', lambda: 0.07 },
  { kind: 'l2', form: 'nielsen', lambda: 0.3 },
  { kind: 'l1', form: 'plain', lambda: 0.01 },
  { kind: 'l1', form: 'nielsen', lambda: 0.2 },
  { kind: 'l1', form: 'orthant', lambda: 0.3 },
]

/** The last of 1 to 3 steps of a random network on batches of 1 to 5 of 7 rows, in a random order; sometimes with dead or saturated units. */
export function anyStep(generator: Generator): StepContext {
  for (;;) {
    const context = tryStep(generator)
    if (context !== null) return context
  }
}

function tryStep(generator: Generator): StepContext | null {
  const depth = 1 + integerBelow(generator, 3)
  const sizes = Array.from({ length: depth + 1 }, () => 1 + integerBelow(generator, 5))
  const task = pick(generator, ['bce', 'cce', 'perceptron', 'squared', 'squared', 'squared softmax'])
  const output = task === 'bce' ? 'sigmoid' : task === 'perceptron' ? 'step' : task === 'squared' ? pick(generator, HIDDEN) : 'softmax'
  const loss = task === 'bce' || task === 'cce' || task === 'perceptron' ? task : pick(generator, SQUARED)
  const network = createNetwork(sizes, [...Array.from({ length: depth - 1 }, () => pick(generator, HIDDEN)), output])
  const parameters = initialize(network, { kind: 'xavier' }, generator)
  const scale = pick(generator, [1, 1, 4])
  for (let p = 0; p < parameters.length; p++) parameters[p] = scale * (parameters[p]! + 0.2 * normal(generator))
  const matrix = (columns: number, value: () => number) => ({ rows: 7, columns, values: Float64Array.from({ length: 7 * columns }, value) })
  const X = matrix(sizes[0]!, () => (uniform(generator) < 0.15 ? 0 : normal(generator)))
  const Y = matrix(sizes[depth]!, () => (task === 'squared' ? normal(generator) : 0))
  if (task !== 'squared') for (let r = 0; r < 7; r++) Y.values[r * Y.columns + integerBelow(generator, Y.columns)] = 1
  const m = 1 + integerBelow(generator, 5)
  const optimizer = pick(generator, OPTIMIZERS)
  const penalty = pick(generator, PENALTIES)
  const settings = {
    loss,
    optimizer,
    penalty,
    keep: pick(generator, [1, 0.5, 0.8]),
    trainBiases: uniform(generator) < 0.7,
    trainingRows: 7,
  }
  const stepper = createStepper(network, X, Y, 5)
  const state = createOptimizerState(optimizer, network.parameterCount)
  const masks = createGenerator(integerBelow(generator, 1e6))
  const steps = 1 + integerBelow(generator, 3)
  for (let step = 0; step < steps; step++) {
    const rows = Int32Array.from({ length: m }, (_, k) => (3 * k + step) % 7)
    stepper.begin(parameters, rows, settings, masks, { record: true })
    stepper.accumulate(0, m)
    if (stepper.apply(state, 0.1).badTensor !== null) return null
  }
  const names = (letter: string, count: number) => Array.from({ length: count }, (_, k) => `${letter}${k + 1}`)
  const { trainBiases, trainingRows } = settings
  const named = { inputNames: names('x', X.columns), outputNames: names('y', Y.columns) }
  return { network, trace: stepper.trace(steps - 1, 'all'), loss, penalty, trainBiases, trainingRows, ...named }
}
