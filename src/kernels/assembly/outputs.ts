// Outputs, their node errors and losses, step for step as src/engine/network/losses.ts computes them. Values lie [sample][unit].
import { exp, exp2 } from './exponential'
import { minusSize2, smallerSigmoid2, splat } from './functions'
import { BINARY_CROSS_ENTROPY, CROSS_ENTROPY, HALF_SQUARES, PERCEPTRON, SOFTMAX, SQUARES } from './kinds'
import { softmax } from './layer'
import { log1p } from './logarithm'
import { timesSlope } from './slopes'

/** delta = dL/dz of the outputs of `samples` samples; the loss of a batch is the mean over `divisor` samples, or with 1 their sum. */
export function outputDelta(
  loss: i32,
  kind: i32,
  divisor: f64,
  z: usize,
  a: usize,
  y: usize,
  samples: i32,
  units: i32,
  delta: usize,
): void {
  const bytes = <usize>(samples * units) << 3
  if (loss === CROSS_ENTROPY) {
    for (let s: usize = 0, row = <usize>units << 3; s < bytes; s += row) softmaxErrors(a + s, y + s, units, divisor, delta + s)
    return
  }
  const factor = splat(loss === SQUARES ? 2 : 1)
  for (let s: usize = 0; s < bytes; s += 16) {
    const target = v128.load(y + s)
    let error = f64x2.sub(v128.load(a + s), target)
    if (loss === BINARY_CROSS_ENTROPY) error = sigmoidError(v128.load(z + s), target, error)
    v128.store(delta + s, f64x2.div(f64x2.mul(factor, error), splat(divisor)))
  }
  if (loss === BINARY_CROSS_ENTROPY || loss === PERCEPTRON) return
  if (kind === SOFTMAX) for (let s: usize = 0, row = <usize>units << 3; s < bytes; s += row) throughSoftmax(a + s, units, delta + s)
  else timesSlope(kind, z, a, delta, bytes)
}

/** a - y of a sigmoid; for z > 0 it is (1 - y) - sigmoid(-z), as a itself has lost the digits of 1 - a. */
@inline
function sigmoidError(z: v128, y: v128, difference: v128): v128 {
  const upper = v128.and(f64x2.gt(z, splat(0)), f64x2.ne(y, splat(0)))
  if (!v128.any_true(upper)) return difference
  const exact = f64x2.sub(f64x2.sub(splat(1), y), smallerSigmoid2(exp2(minusSize2(z))))
  return v128.bitselect(exact, difference, upper)
}

/** (a - y)/m of a softmax: where y is not 0, (1 - y)a - y(the other outputs, added). */
function softmaxErrors(a: usize, y: usize, units: i32, divisor: f64, delta: usize): void {
  for (let j: i32 = 0; j < units; j++) {
    const at = <usize>j << 3
    const target = load<f64>(y + at)
    let error = load<f64>(a + at)
    if (target !== 0) {
      let others: f64 = 0
      for (let k: i32 = 0; k < units; k++) if (k !== j) others += load<f64>(a + (<usize>k << 3))
      error = (1 - target) * error - target * others
    }
    store<f64>(delta + at, error / divisor)
  }
}

/** delta_j = a_j (delta_j - the sum of a_i delta_i). */
function throughSoftmax(a: usize, units: i32, delta: usize): void {
  const end = <usize>units << 3
  let mean: f64 = 0
  for (let at: usize = 0; at < end; at += 8) mean += load<f64>(delta + at) * load<f64>(a + at)
  for (let at: usize = 0; at < end; at += 8) store<f64>(delta + at, load<f64>(a + at) * (load<f64>(delta + at) - mean))
}

/** a = softmax(z) of each sample. */
export function softmaxRows(z: usize, a: usize, samples: i32, units: i32): void {
  const row = <usize>units << 3
  for (let s = samples; s > 0; s--, z += row, a += row) softmax(z, a, units, 8, 8)
}

/** `sum` and the loss of each sample added to it, in their order. */
export function addLosses(loss: i32, z: usize, a: usize, y: usize, samples: i32, units: i32, sum: f64): f64 {
  const row = <usize>units << 3
  for (let s = samples; s > 0; s--, z += row, a += row, y += row) sum += sampleLoss(loss, z, a, y, row)
  return sum
}

function sampleLoss(loss: i32, z: usize, a: usize, y: usize, row: usize): f64 {
  let sum: f64 = 0
  for (let at: usize = 0; at < row; at += 8) {
    const target = load<f64>(y + at)
    const sent = load<f64>(z + at)
    if (loss === CROSS_ENTROPY) {
      if (target !== 0) sum += target * minusLogSoftmax(z, row, sent)
    } else if (loss === BINARY_CROSS_ENTROPY) sum += (sent > 0 ? sent : 0) - sent * target + log1p(exp(-abs(sent)))
    else if (loss === PERCEPTRON) {
      const wrong = (1 - 2 * target) * sent
      sum += wrong > 0 ? wrong : 0
    } else {
      const difference = load<f64>(a + at) - target
      sum += difference * difference
    }
  }
  return loss === HALF_SQUARES ? 0.5 * sum : sum
}

function minusLogSoftmax(z: usize, row: usize, zj: f64): f64 {
  let top: usize = 0
  for (let at: usize = 8; at < row; at += 8) if (load<f64>(z + at) > load<f64>(z + top)) top = at
  const largest = load<f64>(z + top)
  let rest: f64 = 0
  for (let at: usize = 0; at < row; at += 8) if (at !== top) rest += exp(load<f64>(z + at) - largest)
  return largest - zj + log1p(rest)
}
