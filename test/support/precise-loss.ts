// The loss of a batch in fixed-point BigInt arithmetic of 160 bits: what no rounding has touched.
import type { Activation } from '../../src/engine/network/activations'
import {
  expm1Reference,
  expReference,
  fromDouble,
  log1pReference,
  type Scaled,
  sigmoidReference,
  softplusReference,
  tanhReference,
} from './high-precision'
import type { Sample } from './oracle'

const BITS = 160n
const ONE = 1n << BITS

const scaled = (digits: bigint): Scaled => ({ digits, exponent: -Number(BITS) })
const times = (a: bigint, b: bigint) => (a * b) >> BITS
const over = (a: bigint, b: bigint) => (a << BITS) / b
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)
const size = (x: bigint) => (x < 0n ? -x : x)

function fixed({ digits, exponent }: Scaled): bigint {
  const shift = BigInt(exponent) + BITS
  return shift >= 0n ? digits << shift : digits >> -shift
}

const toFixed = (x: number) => fixed(fromDouble(x))

/** The nearest double, or one beside it. */
function toDouble(x: bigint): number {
  const spare = Math.max(0, x.toString(2).length - 60)
  return Number(x >> BigInt(spare)) * 2 ** (spare - Number(BITS))
}

const LEAK = toFixed(0.01)
const of = (f: (x: Scaled) => Scaled) => (z: bigint) => fixed(f(scaled(z)))
const FUNCTIONS: Readonly<Record<Exclude<Activation, 'softmax' | 'step'>, (z: bigint) => bigint>> = {
  linear: (z) => z,
  sigmoid: of(sigmoidReference),
  tanh: of(tanhReference),
  relu: (z) => (z > 0n ? z : 0n),
  leaky_relu: (z) => (z > 0n ? z : times(LEAK, z)),
  elu: (z) => (z > 0n ? z : fixed(expm1Reference(scaled(z)))),
  softplus: of(softplusReference),
}
const exp = of(expReference)

/** The data loss of the batch plus the penalty, with the parameter at `index` set to `value`. */
function preciseLoss(
  { network, loss, penalty, trainingRows, parameters, X, Y, rows, keep, masks }: Sample,
  index: number,
  value: bigint,
): bigint {
  const p = Array.from(parameters, toFixed)
  p[index] = value
  const share = toFixed(keep)
  const losses = Array.from(rows, (row, position) => {
    let a = X[row].map(toFixed)
    let z: bigint[] = []
    for (const [l, { W, b, in: n, out, activation, pins }] of network.layers.entries()) {
      const input = a
      z = Array.from({ length: out }, (_, j) => p[b + j] + sum(input.map((x, i) => times(p[W + j * n + i], x))))
      a = activated(activation, z)
      if (l === network.layers.length - 1) break
      a = a.map((x, j) => {
        const pin = pins?.[j] ?? 0
        if (pin !== 0 || !masks) return pin === 2 ? 0n : x
        return masks[l][position * out + j] === 1 ? over(x, share) : 0n
      })
    }
    return sampleLoss(loss, z, a, Y[row].map(toFixed))
  })
  const data = loss === 'sse_half' ? sum(losses) : sum(losses) / BigInt(losses.length)
  const weights = network.layers.flatMap(({ W, b }) => p.slice(W, b))
  if (penalty.kind === 'none') return data
  const lambda = toFixed(penalty.lambda) / (penalty.form === 'nielsen' ? BigInt(trainingRows) : 1n)
  if (penalty.kind === 'l1') return data + times(lambda, sum(weights.map(size)))
  return data + times(lambda, sum(weights.map((w) => times(w, w)))) / (penalty.form === 'plain' ? 1n : 2n)
}

function activated(kind: Activation, z: readonly bigint[]): bigint[] {
  if (kind === 'step') throw new RangeError('no loss is made of a step')
  if (kind !== 'softmax') return z.map(FUNCTIONS[kind])
  const top = z.reduce((a, b) => (a > b ? a : b))
  const powers = z.map((x) => exp(x - top))
  return powers.map((power) => over(power, sum(powers)))
}

function sampleLoss(loss: Sample['loss'], z: readonly bigint[], a: readonly bigint[], y: readonly bigint[]): bigint {
  if (loss === 'bce') return sum(z.map((x, j) => fixed(softplusReference(scaled(x))) - times(x, y[j])))
  if (loss === 'cce') {
    const right = y.indexOf(ONE)
    const top = z.reduce((u, v) => (u > v ? u : v))
    const rest = sum(z.map((x) => exp(x - top))) - ONE
    return top - z[right] + fixed(log1pReference(scaled(rest)))
  }
  const squares = sum(a.map((x, j) => times(x - y[j], x - y[j])))
  return loss === 'mse' ? squares : squares / 2n
}

/** dL/dp at its value by a central difference so narrow that it is right to more digits than a double has. */
export function preciseGradient(sample: Sample, index: number): number {
  const p = toFixed(sample.parameters[index])
  const h = ONE >> 60n
  return toDouble(over(preciseLoss(sample, index, p + h) - preciseLoss(sample, index, p - h), 2n * h))
}

/** (L(p + h) − L(p − h)) / 2h of the doubles p ± h, without any rounding. */
export function preciseDifference(sample: Sample, index: number, h: number): number {
  const [low, high] = [sample.parameters[index] - h, sample.parameters[index] + h].map(toFixed)
  return toDouble(over(preciseLoss(sample, index, high) - preciseLoss(sample, index, low), high - low))
}
