import { createGenerator, type Generator, integerBelow, normal, uniform } from '../../src/engine/arithmetic/random'
import type { Activation } from '../../src/engine/network/activations'
import { initialize } from '../../src/engine/network/initializers'
import type { Loss } from '../../src/engine/network/loss-kinds'
import type { Pin } from '../../src/engine/network/network'
import { createNetwork, type Network } from '../../src/engine/network/network'
import { createOptimizerState, type OptimizerSpec } from '../../src/engine/step/optimizers'
import type { PenaltySpec } from '../../src/engine/step/penalties'
import { createStepper } from '../../src/engine/step/step'
import type { StepContext } from '../../src/explain/context'

interface Setup {
  readonly network: Network
  readonly loss: Loss
  readonly x: readonly (readonly number[])[]
  readonly y: readonly (readonly number[])[]
  readonly parameters: Float64Array
  readonly optimizer?: OptimizerSpec
  readonly state?: readonly number[] // of the optimizer before the step: its first array
  readonly penalty?: PenaltySpec
  readonly keep?: number
  readonly trainBiases?: boolean
  readonly learningRate?: number
  readonly seed?: number
}

/** One step over all rows, recorded. */
export function stepOf(setup: Setup): StepContext {
  const { network, loss, x, y, optimizer = { kind: 'sgd' }, penalty = { kind: 'none' }, keep = 1, trainBiases = true } = setup
  const matrix = (rows: readonly (readonly number[])[]) => ({
    rows: rows.length,
    columns: rows[0].length,
    values: Float64Array.from(rows.flat()),
  })
  const stepper = createStepper(network, matrix(x), matrix(y), x.length)
  const settings = { loss, optimizer, penalty, keep, trainBiases, trainingRows: x.length }
  const rows = Int32Array.from(x, (_, k) => k)
  stepper.begin(setup.parameters.slice(), rows, settings, createGenerator(setup.seed ?? 1), { record: true })
  stepper.accumulate(0, rows.length)
  const state = createOptimizerState(optimizer, network.parameterCount)
  if (setup.state) state.arrays[0].set(setup.state)
  const { badTensor } = stepper.apply(state, setup.learningRate ?? 0.5)
  if (badTensor !== null) throw new Error(`no step: ${badTensor}`)
  return {
    network,
    trace: stepper.trace(0, 'all'),
    loss,
    penalty,
    trainBiases,
    trainingRows: x.length,
    inputNames: x[0].map((_, k) => `x${k + 1}`),
    outputNames: y[0].map((_, k) => `y${k + 1}`),
  }
}

const HIDDEN: readonly Activation[] = ['linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softplus']
const SQUARED: readonly Loss[] = ['sse_half', 'mse_half', 'mse']
const OPTIMIZERS: readonly OptimizerSpec[] = [
  { kind: 'sgd' },
  { kind: 'momentum', beta: 0.9 },
  { kind: 'nesterov', beta: 0.9 },
  { kind: 'rmsprop', rho: 0.9, eps: 1e-8 },
  { kind: 'adagrad', eps: 1e-8 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
  { kind: 'adamw', beta1: 0.9, beta2: 0.999, eps: 1e-8, decay: 0.1 },
]
const PENALTIES: readonly PenaltySpec[] = [
  { kind: 'none' },
  { kind: 'l2', form: 'half', lambda: 0.1 },
  { kind: 'l2', form: 'plain', lambda: 0.05 },
  { kind: 'l1', form: 'nielsen', lambda: 0.2 },
]

export function pick<T>(generator: Generator, from: readonly T[]): T {
  return from[integerBelow(generator, from.length)]!
}

/** A step of a random network: 1 to 5 weight layers, all activations and losses, batches of 1 to 4, with and without dropout. */
export function randomStep(generator: Generator): StepContext {
  const depth = 1 + integerBelow(generator, 5)
  const sizes = Array.from({ length: depth + 1 }, () => 1 + integerBelow(generator, 8))
  const own = { state: generator.state.slice() } // so that pins change no other draw
  const pins = sizes
    .slice(1, -1)
    .map((units) => (uniform(own) < 0.7 ? null : Array.from({ length: units }, () => pick<Pin>(own, [0, 1, 2]))))
  const kind = pick(generator, ['bce', 'cce', 'squared', 'squared', 'squared softmax'])
  const output = kind === 'bce' ? 'sigmoid' : kind === 'squared' ? pick(generator, HIDDEN) : 'softmax'
  const loss = kind === 'bce' || kind === 'cce' ? kind : pick(generator, SQUARED)
  const network = createNetwork(sizes, [...Array.from({ length: depth - 1 }, () => pick(generator, HIDDEN)), output], pins)
  const parameters = initialize(network, { kind: 'xavier' }, generator)
  for (const { b, out } of network.layers) for (let p = b; p < b + out; p++) parameters[p] = 0.3 * normal(generator)
  const m = 1 + integerBelow(generator, 4)
  const outputs = sizes[depth]!
  return stepOf({
    network,
    loss,
    parameters,
    x: Array.from({ length: m }, () => Array.from({ length: sizes[0]! }, () => (uniform(generator) < 0.1 ? 0 : normal(generator)))),
    y: Array.from({ length: m }, () => {
      const hot = integerBelow(generator, outputs)
      return Array.from({ length: outputs }, (_, k) => (kind === 'squared' ? normal(generator) : k === hot ? 1 : 0))
    }),
    optimizer: pick(generator, OPTIMIZERS),
    penalty: pick(generator, PENALTIES),
    keep: pick(generator, [1, 0.5, 0.8]),
    trainBiases: uniform(generator) < 0.8,
    learningRate: 0.1,
    seed: integerBelow(generator, 1e6),
  })
}
