import { createGenerator, type Generator, integerBelow, uniform } from '../../src/engine/arithmetic/random'
import type { Activation } from '../../src/engine/network/activations'
import type { Loss } from '../../src/engine/network/loss-kinds'
import type { Pin } from '../../src/engine/network/network'
import { createNetwork, type Network } from '../../src/engine/network/network'
import { createOptimizerState } from '../../src/engine/step/optimizers'
import type { PenaltySpec } from '../../src/engine/step/penalties'
import { createStepper } from '../../src/engine/step/step'
import { activateValues, lossValue, total, Value } from './autograd'
import { matrixOf } from './traces'

const HIDDEN: readonly Activation[] = ['linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softplus']
const PENALTIES: readonly PenaltySpec[] = [
  { kind: 'none' },
  { kind: 'l2', form: 'half', lambda: 0.03 },
  { kind: 'l2', form: 'plain', lambda: 0.02 },
  { kind: 'l2', form: 'nielsen', lambda: 0.7 },
  { kind: 'l1', form: 'plain', lambda: 0.01 },
  { kind: 'l1', form: 'nielsen', lambda: 0.4 },
]
/** Weighted sums this close to a kink, or weights this close to the kink of |w|, make a network unfit to compare. */
const KINK = 1e-6
/** So do outputs of sigmoid, tanh or softmax this close to 1: 1 − a has then lost the digits that are compared. */
const SATURATED = 1e-5

/** A network with data, a batch, masks and a penalty. */
export interface Sample {
  readonly network: Network
  readonly loss: Loss
  readonly penalty: PenaltySpec
  readonly trainBiases: boolean
  readonly trainingRows: number
  readonly parameters: Float64Array
  readonly X: number[][]
  readonly Y: number[][]
  readonly rows: Int32Array
  readonly keep: number
  readonly masks: readonly (readonly number[])[] | null // per hidden layer, [position][unit]
}

/** A random sample: all activations and losses, 1 to 4 weight layers, inputs and parameters of which some are 0, repeated rows. */
export function drawSample(seed: number): Sample {
  const g = createGenerator(seed)
  const pick = <T>(list: readonly T[]): T => list[integerBelow(g, list.length)]
  const loss = pick<Loss>(['sse_half', 'mse_half', 'mse', 'bce', 'cce'])
  const hidden = Array.from({ length: integerBelow(g, 4) }, () => 1 + integerBelow(g, 6))
  const output = loss === 'bce' ? 'sigmoid' : loss === 'cce' ? 'softmax' : pick<Activation>([...HIDDEN, 'softmax'])
  // softmax over one unit is 1 whatever the weights are: its true gradient is 0, and nothing is left to compare
  const outputs = output === 'softmax' ? 2 + integerBelow(g, 4) : 1 + integerBelow(g, 5)
  const sizes = [1 + integerBelow(g, 6), ...hidden, outputs]
  const activations = [...hidden.map(() => pick(HIDDEN)), output]
  const samples = 1 + integerBelow(g, 7)
  const rows = Int32Array.from({ length: 1 + integerBelow(g, 9) }, () => integerBelow(g, samples))
  const keep = pick([1, 0.5, 0.8])
  const pins = hidden.map((units) => (integerBelow(g, 2) ? null : Array.from({ length: units }, () => pick<Pin>([0, 0, 1, 2]))))
  const network = createNetwork(sizes, activations, pins)
  return {
    network,
    loss,
    penalty: pick(PENALTIES),
    trainBiases: integerBelow(g, 4) > 0,
    trainingRows: samples,
    parameters: Float64Array.from({ length: network.parameterCount }, () => (uniform(g) < 0.05 ? 0 : between(g, -1.2, 1.2))),
    X: Array.from({ length: samples }, () => Array.from({ length: network.sizes[0] }, () => (uniform(g) < 0.2 ? 0 : between(g, -2, 2)))),
    Y: Array.from({ length: samples }, () => target(g, loss, outputs)),
    rows,
    keep,
    masks: keep < 1 ? hidden.map((units) => Array.from({ length: rows.length * units }, () => (uniform(g) < keep ? 1 : 0))) : null,
  }
}

function target(g: Generator, loss: Loss, outputs: number): number[] {
  if (loss === 'bce') return Array.from({ length: outputs }, () => integerBelow(g, 2))
  const right = integerBelow(g, outputs)
  return Array.from({ length: outputs }, (_, k) => (loss === 'cce' ? (k === right ? 1 : 0) : between(g, -1, 1)))
}

function between(g: Generator, lo: number, hi: number): number {
  return lo + (hi - lo) * uniform(g)
}

/** Total loss and total gradient by the engine, and its update by plain gradient descent at rate 0.5. */
export function byEngine(sample: Sample): { loss: number; gradient: Float64Array; after: Float64Array } {
  const { network, loss, penalty, trainBiases, trainingRows, keep } = sample
  const stepper = createStepper(network, matrixOf(sample.X), matrixOf(sample.Y), sample.rows.length)
  const after = sample.parameters.slice()
  const settings = { loss, optimizer: { kind: 'sgd' } as const, penalty, keep, trainBiases, trainingRows }
  stepper.begin(after, sample.rows, settings, sample.masks)
  const middle = sample.rows.length >> 1
  stepper.accumulate(0, middle)
  stepper.accumulate(middle, sample.rows.length)
  const { totalLoss } = stepper.apply(createOptimizerState(settings.optimizer, after.length), 0.5)
  return { loss: totalLoss, gradient: stepper.totalGradient, after }
}

/** The same by the scalar autograd; null where a kink or saturation is too near. */
export function byAutograd(sample: Sample): { loss: number; gradient: Float64Array } | null {
  const { network, masks, keep, penalty } = sample
  const parameters = Array.from(sample.parameters, (value) => new Value(value))
  let unfit = false
  const losses = Array.from(sample.rows, (row, position) => {
    let a = sample.X[row].map((value) => new Value(value))
    for (const [l, layer] of network.layers.entries()) {
      const input = a
      const z = Array.from({ length: layer.out }, (_, j) =>
        input.reduce((sum, value, i) => sum.plus(parameters[layer.W + j * layer.in + i].times(value)), parameters[layer.b + j]),
      )
      const kinked = layer.activation === 'relu' || layer.activation === 'leaky_relu'
      unfit ||= kinked && z.some((value) => Math.abs(value.data) < KINK)
      a = activateValues(layer.activation, z)
      const bounded = layer.activation === 'sigmoid' || layer.activation === 'tanh' || layer.activation === 'softmax'
      unfit ||= bounded && a.some((value) => 1 - Math.abs(value.data) < SATURATED)
      const scale = (j: number) => [(masks?.[l]?.[position * layer.out + j] ?? keep) / keep, 1, 0][layer.pins?.[j] ?? 0]
      if (l < network.layers.length - 1) a = a.map((value, j) => value.scaled(scale(j)))
    }
    return lossValue(sample.loss, a, sample.Y[row])
  })
  const data = total(losses).scaled(sample.loss === 'sse_half' ? 1 : 1 / losses.length)
  const weights = network.layers.flatMap(({ W, b }) => parameters.slice(W, b))
  unfit ||= penalty.kind === 'l1' && weights.some((weight) => weight.data !== 0 && Math.abs(weight.data) < KINK) // at 0 itself sign is 0
  if (unfit) return null
  const loss = data.plus(penaltyOn(weights, penalty, sample.trainingRows))
  loss.backward()
  const gradient = Float64Array.from(parameters, (value) => value.grad)
  if (!sample.trainBiases) for (const { b, out } of network.layers) gradient.fill(0, b, b + out)
  return { loss: loss.data, gradient }
}

function penaltyOn(weights: readonly Value[], penalty: PenaltySpec, n: number): Value {
  if (penalty.kind === 'none') return new Value(0)
  if (penalty.kind === 'l1')
    return total(weights.map((w) => w.abs())).scaled(penalty.form === 'plain' ? penalty.lambda : penalty.lambda / n)
  const factor = { half: penalty.lambda / 2, plain: penalty.lambda, nielsen: penalty.lambda / (2 * n) }[penalty.form]
  return total(weights.map((w) => w.raised(2))).scaled(factor)
}

/** What differs between the two: '' when every derivative agrees to 1e-10 max(|g|, 1e-6 max|g|), and the loss too. */
export function difference(sample: Sample): string | null {
  const want = byAutograd(sample)
  if (want === null) return null
  const got = byEngine(sample)
  const largest = Math.max(...want.gradient.map(Math.abs))
  if (!(Math.abs(got.loss - want.loss) <= 1e-12 * (1 + Math.abs(want.loss)))) return `loss ${got.loss}, not ${want.loss}`
  for (const [p, g] of want.gradient.entries()) {
    const allowed = 1e-10 * Math.max(Math.abs(g), 1e-6 * largest)
    if (!(Math.abs(got.gradient[p] - g) <= allowed)) return `gradient ${p} is ${got.gradient[p]}, not ${g}`
    const after = sample.parameters[p] - 0.5 * got.gradient[p]
    if (got.after[p] !== after) return `parameter ${p} becomes ${got.after[p]}, not ${after}`
  }
  return ''
}
