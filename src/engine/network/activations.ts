import { exp, expm1, sigmoid, softplus, tanh } from '../arithmetic/real'

export type Activation = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'elu' | 'softplus' | 'softmax' | 'step'

/** Slope of leaky ReLU for z ≤ 0. */
export const LEAKY_SLOPE = 0.01

interface Rule {
  /** a = f(z) of one unit. */
  value(z: number): number
  /** f'(z), from z and a = f(z). */
  slope(z: number, a: number): number
  readonly kink: boolean // f, or the loss behind a step, has a corner at z = 0
  /** a = f(z) of `rows` rows of `width` units; `a` may be `z`. */
  activate(z: Float64Array, a: Float64Array, rows: number, width: number): void
  /** delta *= f'(z) of `count` units. */
  timesSlope(z: Float64Array, a: Float64Array, delta: Float64Array, count: number): void
}

/** A function of each unit alone. The most used ones have loops of their own below, without a call for each unit. */
function unitwise(value: Rule['value'], slope: Rule['slope'], kink = false): Rule {
  return {
    value,
    slope,
    kink,
    activate(z, a, rows, width) {
      for (let k = 0; k < rows * width; k++) a[k] = value(z[k])
    },
    timesSlope(z, a, delta, count) {
      for (let k = 0; k < count; k++) delta[k] *= slope(z[k], a[k])
    },
  }
}

/** relu'(0) = 0, step' = 0; ELU has alpha 1, and so no corner: both its slopes at 0 are 1. */
const RULES: Readonly<Record<Activation, Rule>> = {
  linear: {
    ...unitwise(
      (z) => z,
      () => 1,
    ),
    activate(z, a, rows, width) {
      for (let k = 0; k < rows * width; k++) a[k] = z[k]
    },
    timesSlope() {},
  },
  sigmoid: {
    ...unitwise(sigmoid, (_, a) => a * (1 - a)),
    activate(z, a, rows, width) {
      for (let k = 0; k < rows * width; k++) a[k] = sigmoid(z[k])
    },
    timesSlope(_, a, delta, count) {
      for (let k = 0; k < count; k++) delta[k] *= a[k] * (1 - a[k])
    },
  },
  tanh: {
    ...unitwise(tanh, (_, a) => 1 - a * a),
    activate(z, a, rows, width) {
      for (let k = 0; k < rows * width; k++) a[k] = tanh(z[k])
    },
    timesSlope(_, a, delta, count) {
      for (let k = 0; k < count; k++) delta[k] *= 1 - a[k] * a[k]
    },
  },
  relu: {
    ...unitwise(
      (z) => (z > 0 ? z : 0),
      (z) => (z > 0 ? 1 : 0),
      true,
    ),
    activate(z, a, rows, width) {
      for (let k = 0; k < rows * width; k++) a[k] = z[k] > 0 ? z[k] : 0
    },
    timesSlope(z, _, delta, count) {
      for (let k = 0; k < count; k++) delta[k] *= z[k] > 0 ? 1 : 0
    },
  },
  leaky_relu: unitwise(
    (z) => (z > 0 ? z : LEAKY_SLOPE * z),
    (z) => (z > 0 ? 1 : LEAKY_SLOPE),
    true,
  ),
  elu: unitwise(
    (z) => (z > 0 ? z : expm1(z)),
    (z) => (z > 0 ? 1 : exp(z)),
  ),
  softplus: unitwise(softplus, sigmoid),
  softmax: {
    ...unitwise(
      () => wholeLayer('value'),
      () => wholeLayer('derivative'), // it is a matrix
    ),
    activate(z, a, rows, width) {
      for (let s = 0; s < rows; s++) softmaxRow(z, a, s * width, width)
    },
  },
  step: unitwise(
    (z) => (z >= 0 ? 1 : 0),
    () => 0,
    true,
  ),
}

function wholeLayer(what: string): never {
  throw new RangeError(`softmax has no ${what} for one unit alone`)
}

/**
 * a = f(z) of one unit.
 * @throws RangeError for softmax, which needs its whole layer: see softmaxRow
 */
export function activate(kind: Activation, z: number): number {
  return RULES[kind].value(z)
}

/**
 * f'(z) = da/dz of one unit, from z and a = f(z).
 * @throws RangeError for softmax, whose derivative is a matrix
 */
export function derivative(kind: Activation, z: number, a: number): number {
  return RULES[kind].slope(z, a)
}

/** Whether f, or the loss behind a step, has a corner at z = 0. */
export function hasKink(kind: Activation): boolean {
  return RULES[kind].kink
}

/** a = f(z) for `rows` rows of `width` units, flat `[sample][unit]`. `a` may be `z`. */
export function activateRows(kind: Activation, z: Float64Array, a: Float64Array, rows: number, width: number): void {
  RULES[kind].activate(z, a, rows, width)
}

/** delta *= f'(z), the last factor of a hidden node error, for `count` entries. Not for softmax. */
export function multiplyDerivative(kind: Activation, z: Float64Array, a: Float64Array, delta: Float64Array, count: number): void {
  RULES[kind].timesSlope(z, a, delta, count)
}

/** a_j = exp(z_j − max z) / Σ_i exp(z_i − max z) for the row of `width` entries at `at`. */
export function softmaxRow(z: Float64Array, a: Float64Array, at: number, width: number): void {
  const top = z[placeOfMaximum(z, at, width)]
  let sum = 0
  for (let j = 0; j < width; j++) {
    a[at + j] = exp(z[at + j] - top)
    sum += a[at + j]
  }
  for (let j = 0; j < width; j++) a[at + j] /= sum
}

/** Where the largest of the `width` entries at `at` is; the first of several. */
export function placeOfMaximum(values: Float64Array, at: number, width: number): number {
  let top = at
  for (let i = at + 1; i < at + width; i++) if (values[i] > values[top]) top = i
  return top
}
