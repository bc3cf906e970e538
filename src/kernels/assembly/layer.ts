// Weighted sums and activations of one layer for an even number of samples. Values lie [unit][sample], `row` bytes a unit, of which
// `used` hold samples: two samples side by side are the two lanes, so that every sum keeps its one order, the bias first and then the
// senders as they come.
import { exp } from './exponential'
import { elu2, leakyRelu2, relu2, sigmoid2, softplus2, splat, step2, tanhOf } from './functions'
import { ELU, LEAKY_RELU, RELU, SIGMOID, SOFTMAX, SOFTPLUS, STEP, TANH } from './kinds'

/** z of one unit: its bias plus its weights times what its senders send. */
export function unitSums(weights: usize, bias: f64, inputs: usize, senders: i32, row: usize, used: usize, z: usize): void {
  const end = weights + (<usize>senders << 3)
  let s: usize = 0
  for (; s + 64 <= used; s += 64) {
    let z0 = splat(bias)
    let z1 = z0
    let z2 = z0
    let z3 = z0
    for (let w = weights, x = inputs + s; w < end; w += 8, x += row) {
      const weight = v128.load64_splat(w)
      z0 = f64x2.add(z0, f64x2.mul(weight, v128.load(x)))
      z1 = f64x2.add(z1, f64x2.mul(weight, v128.load(x, 16)))
      z2 = f64x2.add(z2, f64x2.mul(weight, v128.load(x, 32)))
      z3 = f64x2.add(z3, f64x2.mul(weight, v128.load(x, 48)))
    }
    v128.store(z + s, z0)
    v128.store(z + s, z1, 16)
    v128.store(z + s, z2, 32)
    v128.store(z + s, z3, 48)
  }
  for (; s < used; s += 16) {
    let sum = splat(bias)
    for (let w = weights, x = inputs + s; w < end; w += 8, x += row) sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(w), v128.load(x)))
    v128.store(z + s, sum)
  }
}

/** The same for the first layer, whose zero inputs are skipped: -0 is added for them, which changes no sum. */
export function firstUnitSums(weights: usize, bias: f64, inputs: usize, senders: i32, row: usize, used: usize, z: usize): void {
  const end = weights + (<usize>senders << 3)
  for (let s: usize = 0; s < used; s += 16) {
    let sum = splat(bias)
    for (let w = weights, at = inputs + s; w < end; w += 8, at += row) {
      const x = v128.load(at)
      const product = f64x2.mul(v128.load64_splat(w), x)
      sum = f64x2.add(sum, v128.bitselect(splat(-0.0), product, f64x2.eq(x, splat(0))))
    }
    v128.store(z + s, sum)
  }
}

/** a = f(z) of one unit; `a` may be `z`. Not for softmax. */
export function activateUnit(kind: i32, z: usize, a: usize, used: usize): void {
  switch (kind) {
    case SIGMOID:
      for (let s: usize = 0; s < used; s += 16) v128.store(a + s, sigmoid2(v128.load(z + s)))
      return
    case TANH:
      tanhOf(z, a, used)
      return
    case RELU:
      for (let s: usize = 0; s < used; s += 16) v128.store(a + s, relu2(v128.load(z + s)))
      return
    case LEAKY_RELU:
      for (let s: usize = 0; s < used; s += 16) v128.store(a + s, leakyRelu2(v128.load(z + s)))
      return
    case ELU:
      for (let s: usize = 0; s < used; s += 16) v128.store(a + s, elu2(v128.load(z + s)))
      return
    case SOFTPLUS:
      for (let s: usize = 0; s < used; s += 16) v128.store(a + s, softplus2(v128.load(z + s)))
      return
    case STEP:
      for (let s: usize = 0; s < used; s += 16) v128.store(a + s, step2(v128.load(z + s)))
      return
    default: // linear
      if (a !== z) memory.copy(a, z, used)
  }
}

/** a = softmax(z) over the units of a layer, sample by sample. */
export function softmax(z: usize, a: usize, units: i32, row: usize, used: usize): void {
  for (let s: usize = 0; s < used; s += 8) {
    const top = load<f64>(placeOfMaximum(z + s, units, row))
    let sum: f64 = 0
    for (let j = 0, at = s; j < units; j++, at += row) {
      const e = exp(load<f64>(z + at) - top)
      store<f64>(a + at, e)
      sum += e
    }
    for (let j = 0, at = s; j < units; j++, at += row) store<f64>(a + at, load<f64>(a + at) / sum)
  }
}

/** Where the largest of a sample's values is; the first of several. */
export function placeOfMaximum(values: usize, units: i32, row: usize): usize {
  let top = values
  for (let j = 1, at = values + row; j < units; j++, at += row) if (load<f64>(at) > load<f64>(top)) top = at
  return top
}

/** a = f(z) of a whole layer; `a` may be `z`. */
export function activateLayer(kind: i32, z: usize, a: usize, units: i32, row: usize, used: usize): void {
  if (kind === SOFTMAX) softmax(z, a, units, row, used)
  else for (let j = 0, at: usize = 0; j < units; j++, at += row) activateUnit(kind, z + at, a + at, used)
}
