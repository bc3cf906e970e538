// The loss of each sample, step for step as src/engine/network/losses.ts computes it. Values lie [unit][sample], `row` bytes a unit, of which `used`
// hold samples.
import { exp, exp2 } from './exponential'
import { minusSize2, relu2, splat } from './functions'
import { BINARY_CROSS_ENTROPY, CROSS_ENTROPY, HALF_SQUARES, PERCEPTRON } from './kinds'
import { placeOfMaximum } from './layer'
import { log1p, smallLog1p2 } from './logarithm'

/** Losses of all samples into `losses`, from weighted sums z, outputs a and targets y. */
export function sampleLosses(loss: i32, z: usize, a: usize, y: usize, units: i32, row: usize, used: usize, losses: usize): void {
  if (loss === CROSS_ENTROPY) {
    for (let s: usize = 0; s < used; s += 8) store<f64>(losses + s, crossEntropy(z + s, y + s, units, row))
    return
  }
  for (let s: usize = 0; s < used; s += 16) {
    let sum = splat(0)
    for (let j = 0, at = s; j < units; j++, at += row) sum = f64x2.add(sum, outputLoss2(loss, z + at, a + at, y + at))
    v128.store(losses + s, loss === HALF_SQUARES ? f64x2.mul(splat(0.5), sum) : sum)
  }
}

/** What one output adds to the losses of two samples. */
@inline
function outputLoss2(loss: i32, zAt: usize, aAt: usize, yAt: usize): v128 {
  const y = v128.load(yAt)
  if (loss === BINARY_CROSS_ENTROPY) {
    const z = v128.load(zAt)
    const log = smallLog1p2(exp2(minusSize2(z)))
    return f64x2.add(f64x2.sub(relu2(z), f64x2.mul(z, y)), log)
  }
  if (loss === PERCEPTRON) return relu2(f64x2.mul(f64x2.sub(splat(1), f64x2.mul(splat(2), y)), v128.load(zAt)))
  const difference = f64x2.sub(v128.load(aAt), y)
  return f64x2.mul(difference, difference)
}

/** The sum of -y ln softmax z over the outputs of one sample, without those whose target is 0. */
function crossEntropy(z: usize, y: usize, units: i32, row: usize): f64 {
  let sum: f64 = 0
  for (let j = 0, at: usize = 0; j < units; j++, at += row) {
    const target = load<f64>(y + at)
    if (target !== 0) sum += target * minusLogSoftmax(z, units, row, load<f64>(z + at))
  }
  return sum
}

function minusLogSoftmax(z: usize, units: i32, row: usize, zj: f64): f64 {
  const top = placeOfMaximum(z, units, row)
  const largest = load<f64>(top)
  let rest: f64 = 0
  for (let i = 0, at = z; i < units; i++, at += row) if (at !== top) rest += exp(load<f64>(at) - largest)
  return largest - zj + log1p(rest)
}
