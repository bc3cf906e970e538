import { createGenerator, type Generator, integerBelow, uniform } from '../../src/engine/arithmetic/random'
import type { Activation } from '../../src/engine/network/activations'
import type { Loss } from '../../src/engine/network/loss-kinds'
import type { Inputs, Matrix } from '../../src/engine/network/matrix'
import { createNetwork, type Network, type Pin } from '../../src/engine/network/network'
import type { OptimizerSpec } from '../../src/engine/step/optimizers'
import type { PenaltySpec } from '../../src/engine/step/penalties'
import type { StepSettings } from '../../src/engine/step/step-settings'

const HIDDEN: readonly Activation[] = ['linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softplus']
const PENALTIES: readonly PenaltySpec[] = [
  { kind: 'none' },
  { kind: 'none' },
  { kind: 'l2', form: 'half', lambda: 0.03 },
  { kind: 'l2', form: 'plain', lambda: 0.02 },
  { kind: 'l2', form: 'nielsen', lambda: 0.7 },
  { kind: 'l1', form: 'plain', lambda: 0.01 },
  { kind: 'l1', form: 'nielsen', lambda: 0.4 },
  { kind: 'l1', form: 'orthant', lambda: 0.02 },
]
const OPTIMIZERS: readonly (OptimizerSpec & { readonly rate: number })[] = [
  { kind: 'sgd', rate: 0.1 },
  { kind: 'momentum', beta: 0.9, rate: 0.03 },
  { kind: 'nesterov', beta: 0.8, rate: 0.03 },
  { kind: 'rmsprop', rho: 0.9, eps: 1e-8, rate: 0.01 },
  { kind: 'adagrad', eps: 1e-8, rate: 0.05 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8, rate: 0.01 },
  { kind: 'adamw', beta1: 0.9, beta2: 0.99, eps: 1e-8, decay: 0.01, rate: 0.01 },
]

/** A network with data and all that says how it learns. */
export interface RandomRun {
  readonly network: Network
  readonly X: Inputs
  readonly Y: Matrix
  readonly parameters: Float64Array
  readonly settings: StepSettings
  readonly batches: readonly Int32Array[] // of one step each, then over again
  readonly rates: readonly number[]
}

/** A random run: every activation, loss, optimizer, penalty, narrow and wide inputs, numbers and bytes, and now and then a rate too large. */
export function drawRun(seed: number, steps: number): RandomRun {
  const g = createGenerator(seed)
  const pick = <T>(list: readonly T[]): T => list[integerBelow(g, list.length)]
  const loss = pick<Loss>(['sse_half', 'mse_half', 'mse', 'bce', 'cce', 'perceptron'])
  const hidden = Array.from({ length: integerBelow(g, 4) }, () => 1 + integerBelow(g, pick([6, 12, 24])))
  const output = MADE_FOR[loss] ?? pick<Activation>([...HIDDEN, 'softmax'])
  const outputs = 1 + integerBelow(g, pick([3, 11]))
  const inputs = 1 + integerBelow(g, pick([3, 9, 70]))
  const activations = [...hidden.map(() => pick([...HIDDEN, 'step' as const])), output]
  const pins = hidden.map((units) => (integerBelow(g, 3) ? null : Array.from({ length: units }, () => pick<Pin>([0, 0, 1, 2]))))
  const network = createNetwork([inputs, ...hidden, outputs], activations, pins)
  const samples = 1 + integerBelow(g, pick([8, 90]))
  const batch = 1 + integerBelow(g, pick([1, 4, 12, 12, 90]))
  const { rate, ...optimizer } = pick(OPTIMIZERS)
  const tooLarge = integerBelow(g, 12) === 0 ? 1e6 : 1
  return {
    network,
    X: drawInputs(g, samples, inputs),
    Y: { rows: samples, columns: outputs, values: Float64Array.from({ length: samples * outputs }, () => target(g, loss)) },
    parameters: Float64Array.from({ length: network.parameterCount }, () => (integerBelow(g, 40) ? 2.4 * uniform(g) - 1.2 : pick([0, -0]))),
    settings: {
      loss,
      optimizer: optimizer as OptimizerSpec,
      penalty: pick(PENALTIES),
      keep: pick([1, 1, 0.5, 0.8]),
      oneMask: integerBelow(g, 2) === 0,
      trainBiases: integerBelow(g, 4) > 0,
      trainingRows: samples,
    },
    batches: Array.from({ length: 7 }, (_, b) =>
      Int32Array.from({ length: b % 3 ? batch : 1 + (batch >> 1) }, () => integerBelow(g, samples)),
    ),
    rates: Array.from({ length: steps }, (_, t) => (rate * tooLarge) / (1 + 0.001 * t)),
  }
}

const MADE_FOR: Readonly<Partial<Record<Loss, Activation>>> = { bce: 'sigmoid', cce: 'softmax', perceptron: 'step' }

function drawInputs(g: Generator, rows: number, columns: number): Inputs {
  if (integerBelow(g, 3) === 0) {
    const bytes = Uint8Array.from({ length: rows * columns }, () => (integerBelow(g, 3) ? 0 : integerBelow(g, 256)))
    return { rows, columns, values: bytes, divisor: 255 }
  }
  const none = integerBelow(g, 2) ? 0.2 : 0.8
  return { rows, columns, values: Float64Array.from({ length: rows * columns }, () => (uniform(g) < none ? 0 : 4 * uniform(g) - 2)) }
}

/** Also what no class is: between, for all but the last of the losses. */
function target(g: Generator, loss: Loss): number {
  return loss === 'perceptron' || integerBelow(g, 3) ? integerBelow(g, 2) : uniform(g)
}
