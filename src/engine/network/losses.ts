import { exp, log1p, sigmoid, smallerSigmoid } from '../arithmetic/real'
import { type Activation, multiplyDerivative, placeOfMaximum } from './activations'
import { isFused, isMean, type Loss } from './loss-kinds'

/**
 * −ln softmax of a weighted sum `zj` in the row of `width` entries at `at`: ln Σ_i exp(z_i) − zj, without overflow, and
 * without loss of digits where the softmax is almost 1: (max z − zj) + ln(1 + Σ of the others exp(z_i − max z)).
 */
export function minusLogSoftmax(z: Float64Array, at: number, width: number, zj: number): number {
  const top = placeOfMaximum(z, at, width)
  let rest = 0
  for (let i = at; i < at + width; i++) if (i !== top) rest += exp(z[i] - z[top])
  return z[top] - zj + log1p(rest)
}

interface Rule {
  /** The loss of one sample, without 1/m: see sampleLoss. */
  sample(z: Float64Array, a: Float64Array, at: number, y: Float64Array, yAt: number, width: number): number
  readonly factor: 1 | 2 // of a − y in the node error of an output
  /** a − y of the outputs of `rows` samples, written so that no digits cancel where a is almost y, and what `sample` says of each. */
  errors(z: Float64Array, a: Float64Array, y: Float64Array, rows: number, width: number, delta: Float64Array, losses: Float64Array): void
  /** dL/da of one output, without 1/m. */
  slope(z: number, a: number, y: number): number
}

const HALF_SQUARES: Rule = {
  sample: (_, a, at, y, yAt, width) => 0.5 * sumOfSquares(a, at, y, yAt, width),
  factor: 1,
  errors: (_, a, y, rows, width, delta, losses) => differences(a, y, rows, width, delta, losses, 0.5),
  slope: (_, a, y) => a - y,
}

const RULES: Readonly<Record<Loss, Rule>> = {
  // ½Σ(a − y)²
  sse_half: HALF_SQUARES,
  mse_half: HALF_SQUARES,
  // Σ(a − y)²
  mse: {
    sample: (_, a, at, y, yAt, width) => sumOfSquares(a, at, y, yAt, width),
    factor: 2,
    errors: (_, a, y, rows, width, delta, losses) => differences(a, y, rows, width, delta, losses, 1),
    slope: (_, a, y) => 2 * (a - y),
  },
  // Σ[max(z, 0) − z·y + ln(1 + e^−|z|)]
  bce: {
    sample(z, _, at, y, yAt, width) {
      let sum = 0
      for (let j = 0; j < width; j++) sum += binaryCrossEntropy(z[at + j], y[yAt + j])
      return sum
    },
    factor: 1,
    errors(z, a, y, rows, width, delta, losses) {
      for (let s = 0, k = 0; s < rows; s++) {
        let sum = 0
        for (let j = 0; j < width; j++, k++) {
          const e = exp(-Math.abs(z[k])) // for both: half the work of a small network is exponentials
          sum += crossEntropyFrom(e, z[k], y[k])
          delta[k] = sigmoidErrorFrom(e, z[k], a[k], y[k])
        }
        losses[s] = sum
      }
    },
    slope: (z, a, y) => sigmoidErrorFrom(exp(-Math.abs(z)), z, a, y) / (a * (z > 0 ? sigmoid(-z) : 1 - a)),
  },
  // Σ −y·ln softmax z
  cce: {
    sample(z, _, at, y, yAt, width) {
      let sum = 0
      // a zero target is skipped: its log may be infinite
      for (let j = 0; j < width; j++) if (y[yAt + j] !== 0) sum += y[yAt + j] * minusLogSoftmax(z, at, width, z[at + j])
      return sum
    },
    factor: 1,
    errors(z, a, y, rows, width, delta, losses) {
      for (let at = 0; at < rows * width; at += width)
        for (let j = 0; j < width; j++) delta[at + j] = softmaxError(a, at, width, j, y[at + j])
      sampleLosses('cce', z, a, y, rows, width, losses)
    },
    slope: (_, a, y) => (y === 0 ? 0 : -y / a),
  },
  // Σ max((1 − 2y)·z, 0): how far a sample lies on the wrong side, 0 on the right one; a step does not tell z
  perceptron: {
    sample(z, _, at, y, yAt, width) {
      let sum = 0
      for (let j = 0; j < width; j++) {
        const wrong = (1 - 2 * y[yAt + j]) * z[at + j]
        sum += wrong > 0 ? wrong : 0
      }
      return sum
    },
    factor: 1,
    errors(z, a, y, rows, width, delta, losses) {
      differences(a, y, rows, width, delta, losses, 1)
      sampleLosses('perceptron', z, a, y, rows, width, losses)
    },
    slope: () => Number.NaN,
  },
}

/** a − y of the outputs of `rows` samples, and `factor` times the sum of their squares for each. */
function differences(
  a: Float64Array,
  y: Float64Array,
  rows: number,
  width: number,
  delta: Float64Array,
  losses: Float64Array,
  factor: number,
): void {
  for (let s = 0, k = 0; s < rows; s++) {
    let sum = 0
    for (let j = 0; j < width; j++, k++) {
      const difference = a[k] - y[k]
      delta[k] = difference
      sum += difference * difference
    }
    losses[s] = factor * sum
  }
}

/** a − y with a = sigmoid(z) and e = e^−|z|. For z > 0 it is (1 − y) − sigmoid(−z), as a itself has lost the digits of 1 − a. */
function sigmoidErrorFrom(e: number, z: number, a: number, y: number): number {
  return z > 0 && y !== 0 ? 1 - y - smallerSigmoid(e) : a - y
}

/** a − y of output j of a softmax: (1 − y)·a − y·(the other outputs, added), as 1 − a is their sum. */
function softmaxError(a: Float64Array, at: number, width: number, j: number, y: number): number {
  if (y === 0) return a[at + j]
  let others = 0
  for (let k = 0; k < width; k++) if (k !== j) others += a[at + k]
  return (1 - y) * a[at + j] - y * others
}

function sumOfSquares(a: Float64Array, at: number, y: Float64Array, yAt: number, width: number): number {
  let sum = 0
  for (let j = 0; j < width; j++) {
    const difference = a[at + j] - y[yAt + j]
    sum += difference * difference
  }
  return sum
}

/** The loss of one sample, without 1/m, from its weighted sums z and outputs a (rows of `width` entries at `at`; y at `yAt`). */
export function sampleLoss(loss: Loss, z: Float64Array, a: Float64Array, at: number, y: Float64Array, yAt: number, width: number): number {
  return RULES[loss].sample(z, a, at, y, yAt, width)
}

/** sampleLoss of each of `rows` samples, flat [sample][unit], into `out`. */
export function sampleLosses(
  loss: Loss,
  z: Float64Array,
  a: Float64Array,
  y: Float64Array,
  rows: number,
  width: number,
  out: Float64Array,
): void {
  if (loss !== 'bce') {
    for (let s = 0; s < rows; s++) out[s] = sampleLoss(loss, z, a, s * width, y, s * width, width)
    return
  }
  // the most used loss without a call a sample
  for (let s = 0, k = 0; s < rows; s++) {
    let sum = 0
    for (let j = 0; j < width; j++, k++) sum += binaryCrossEntropy(z[k], y[k])
    out[s] = sum
  }
}

/** −[y ln a + (1−y) ln(1−a)] with a = sigmoid(z), from z: finite for every finite z. */
export function binaryCrossEntropy(z: number, y: number): number {
  return crossEntropyFrom(exp(-Math.abs(z)), z, y)
}

function crossEntropyFrom(e: number, z: number, y: number): number {
  return (z > 0 ? z : 0) - z * y + log1p(e)
}

/** The loss of a batch of m samples from the sum of its sample losses. */
export function batchLoss(loss: Loss, sumOfSamples: number, m: number): number {
  return isMean(loss) ? sumOfSamples / m : sumOfSamples
}

/**
 * Node errors of the outputs of `rows` samples, delta = dL/dz of the loss of a batch of m samples, and their sampleLosses; flat [sample][unit].
 * bce with sigmoid, cce with softmax, perceptron with step: (a − y)/m. Else dL/da · f'(z), with softmax through its Jacobian.
 */
export function outputDelta(
  loss: Loss,
  kind: Activation,
  z: Float64Array,
  a: Float64Array,
  y: Float64Array,
  rows: number,
  width: number,
  m: number,
  delta: Float64Array,
  losses: Float64Array,
): void {
  const rule = RULES[loss]
  const { factor } = rule
  const divisor = isMean(loss) ? m : 1
  const count = rows * width
  rule.errors(z, a, y, rows, width, delta, losses)
  for (let k = 0; k < count; k++) delta[k] = (factor * delta[k]) / divisor
  if (isFused(loss)) return
  if (kind === 'softmax') for (let at = 0; at < count; at += width) throughSoftmax(a, at, width, delta)
  else multiplyDerivative(kind, z, a, delta, count)
}

/** delta = Jᵀ·delta with the Jacobian J of the softmax of one row: a_j·(delta_j − Σ_i a_i·delta_i). */
function throughSoftmax(a: Float64Array, at: number, width: number, delta: Float64Array): void {
  let mean = 0
  for (let j = at; j < at + width; j++) mean += delta[j] * a[j]
  for (let j = at; j < at + width; j++) delta[j] = a[j] * (delta[j] - mean)
}

/** dL/da of one output in a batch of m samples. */
export function outputSlope(loss: Loss, z: number, a: number, y: number, m: number): number {
  const slope = RULES[loss].slope(z, a, y)
  return isMean(loss) ? slope / m : slope
}
