import type { Loss } from '../network/loss-kinds'
import { cell, type Inputs } from '../network/matrix'
import type { Network } from '../network/network'
import { type PenaltySpec, penaltyCoefficient } from '../step/penalties'

/** A loss whose Hessian may be the same everywhere: a network over the rows of one full batch. */
export interface QuadraticSpec {
  readonly network: Network
  readonly X: Inputs
  readonly rows: Int32Array
  readonly loss: Loss
  readonly penalty: PenaltySpec
  readonly trainBiases: boolean
}

/** The Hessian of a quadratic loss, of the parameters of one unit: its weights in their order, then its bias where that is trained. */
export interface Curvature {
  readonly hessian: Float64Array // [size][size]
  readonly size: number
  readonly largest: number // eigenvalue, λmax
}

/** Above this many parameters a unit the Hessian is not computed. */
const MOST = 33
/** Rows between two pauses. */
const CHUNK = 512
const MOST_SWEEPS = 50

/**
 * The Hessian and its largest eigenvalue λmax: above the learning rate 2/λmax plain gradient descent on the full batch diverges from
 * almost every start. Linear units with a squared loss have H = c Σ x̃ x̃ᵀ (+ the c of an l2 penalty for each weight),
 * the same block for each output, with x̃ = (x, 1), or x where biases are fixed; c = 1 for sse_half, 1/n for mse_half, 2/n for mse.
 * Null where the Hessian is not the same everywhere (hidden layers, other functions, l1), or a unit has more than 33 parameters.
 */
export function* curvature(spec: QuadraticSpec): Generator<void, Curvature | null, void> {
  const { network, X, rows, loss, penalty, trainBiases } = spec
  const [layer] = network.layers
  const quadratic = network.layers.length === 1 && layer.activation === 'linear' && loss !== 'bce' && loss !== 'cce'
  const size = layer.in + (trainBiases ? 1 : 0)
  if (!quadratic || penalty.kind === 'l1' || size > MOST || rows.length === 0) return null
  const H = new Float64Array(size * size)
  const x = new Float64Array(size).fill(1) // the input of a bias is 1
  for (let r = 0; r < rows.length; r++) {
    for (let i = 0; i < layer.in; i++) x[i] = cell(X, rows[r], i)
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) H[i * size + j] += x[i] * x[j]
    if (r % CHUNK === CHUNK - 1) yield
  }
  const factor = (loss === 'mse' ? 2 : 1) / (loss === 'sse_half' ? 1 : rows.length)
  for (let k = 0; k < H.length; k++) H[k] *= factor
  for (let i = 0; i < layer.in; i++) H[i * size + i] += penaltyCoefficient(penalty, rows.length)
  return { hessian: H, size, largest: largestEigenvalue(H.slice(), size) }
}

/** The largest eigenvalue of a symmetric matrix, flat [n][n], by cyclic Jacobi rotations; the matrix is used up. */
export function largestEigenvalue(A: Float64Array, n: number): number {
  for (let sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(A, n); sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(A, n, p, q)
  }
  let largest = Number.NEGATIVE_INFINITY
  for (let p = 0; p < n; p++) if (A[p * n + p] > largest) largest = A[p * n + p]
  return largest
}

/** Whether what is off the diagonal vanishes beside the rest. */
function isDiagonal(A: Float64Array, n: number): boolean {
  let off = 0
  let all = 0
  for (let p = 0; p < n; p++) {
    for (let q = 0; q < n; q++) {
      const square = A[p * n + q] * A[p * n + q]
      all += square
      if (p !== q) off += square
    }
  }
  return off <= 1e-34 * all
}

/** JᵀAJ with the rotation of p and q that makes A[p][q] zero: tan of its angle is t, θ = (A[q][q] − A[p][p]) / 2A[p][q]. */
function rotate(A: Float64Array, n: number, p: number, q: number): void {
  const apq = A[p * n + q]
  if (apq === 0) return
  const theta = (A[q * n + q] - A[p * n + p]) / (2 * apq)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [A[k * n + p], A[k * n + q]]
    A[k * n + p] = c * kp - s * kq
    A[k * n + q] = s * kp + c * kq
  }
  for (let k = 0; k < n; k++) {
    const [pk, qk] = [A[p * n + k], A[q * n + k]]
    A[p * n + k] = c * pk - s * qk
    A[q * n + k] = s * pk + c * qk
  }
  A[p * n + q] = 0
  A[q * n + p] = 0
}
