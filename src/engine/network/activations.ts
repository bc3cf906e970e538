import { exp, expm1, sigmoid, softplus, tanh } from '../arithmetic/real'

export type Activation = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'elu' | 'softplus' | 'softmax' | 'step'

/** Slope of leaky ReLU for z ≤ 0. */
export const LEAKY_SLOPE = 0.01

/**
 * a = f(z) of one unit. ELU has alpha 1; leaky ReLU has slope 0.01.
 * @throws RangeError for softmax, which needs its whole layer: see softmaxRow
 */
export function activate(kind: Activation, z: number): number {
  switch (kind) {
    case 'linear':
      return z
    case 'sigmoid':
      return sigmoid(z)
    case 'tanh':
      return tanh(z)
    case 'relu':
      return z > 0 ? z : 0
    case 'leaky_relu':
      return z > 0 ? z : LEAKY_SLOPE * z
    case 'elu':
      return z > 0 ? z : expm1(z)
    case 'softplus':
      return softplus(z)
    case 'step':
      return z >= 0 ? 1 : 0
    case 'softmax':
      throw new RangeError('softmax has no value for one unit alone')
  }
}

/**
 * f'(z) = da/dz of one unit, from z and a = f(z). relu'(0) = 0, step' = 0.
 * @throws RangeError for softmax, whose derivative is a matrix
 */
export function derivative(kind: Activation, z: number, a: number): number {
  switch (kind) {
    case 'linear':
      return 1
    case 'sigmoid':
      return a * (1 - a)
    case 'tanh':
      return 1 - a * a
    case 'relu':
      return z > 0 ? 1 : 0
    case 'leaky_relu':
      return z > 0 ? 1 : LEAKY_SLOPE
    case 'elu':
      return z > 0 ? 1 : exp(z)
    case 'softplus':
      return sigmoid(z)
    case 'step':
      return 0
    case 'softmax':
      throw new RangeError('softmax has no derivative for one unit alone')
  }
}

/** a = f(z) for `rows` rows of `width` units, flat `[sample][unit]`. `a` may be `z`. */
export function activateRows(kind: Activation, z: Float64Array, a: Float64Array, rows: number, width: number): void {
  const count = rows * width
  switch (kind) {
    case 'linear':
      for (let k = 0; k < count; k++) a[k] = z[k]
      return
    case 'sigmoid':
      for (let k = 0; k < count; k++) a[k] = sigmoid(z[k])
      return
    case 'tanh':
      for (let k = 0; k < count; k++) a[k] = tanh(z[k])
      return
    case 'softmax':
      for (let s = 0; s < rows; s++) softmaxRow(z, a, s * width, width)
      return
    default:
      for (let k = 0; k < count; k++) a[k] = activate(kind, z[k])
  }
}

/** delta *= f'(z), the last factor of a hidden node error, for `count` entries. Not for softmax. */
export function multiplyDerivative(kind: Activation, z: Float64Array, a: Float64Array, delta: Float64Array, count: number): void {
  switch (kind) {
    case 'linear':
      return
    case 'sigmoid':
      for (let k = 0; k < count; k++) delta[k] *= a[k] * (1 - a[k])
      return
    case 'tanh':
      for (let k = 0; k < count; k++) delta[k] *= 1 - a[k] * a[k]
      return
    default:
      for (let k = 0; k < count; k++) delta[k] *= derivative(kind, z[k], a[k])
  }
}

/** a_j = exp(z_j − max z) / Σ_i exp(z_i − max z) for the row of `width` entries at `at`. */
export function softmaxRow(z: Float64Array, a: Float64Array, at: number, width: number): void {
  const top = rowMaximum(z, at, width)
  let sum = 0
  for (let j = 0; j < width; j++) {
    a[at + j] = exp(z[at + j] - top)
    sum += a[at + j]
  }
  for (let j = 0; j < width; j++) a[at + j] /= sum
}

/** Largest of the `width` entries at `at`. */
export function rowMaximum(values: Float64Array, at: number, width: number): number {
  let top = values[at]
  for (let j = 1; j < width; j++) if (values[at + j] > top) top = values[at + j]
  return top
}
