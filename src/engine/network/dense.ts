/**
 * Batched kernels of one dense layer: n senders, k receivers, m samples, all flat.
 * `input` [m x n], `z` and `delta` [m x k], W [k x n] at offset W of `parameters`, b [k] at offset b.
 * Four sums run side by side, never one sum in parts, so the order of summation is bias first, then index order.
 */

/** z[s][j] = b[j] + Σ_i W[j][i] input[s][i] */
export function denseForward(
  parameters: Float64Array,
  W: number,
  b: number,
  n: number,
  k: number,
  input: Float64Array,
  z: Float64Array,
  m: number,
): void {
  for (let s = 0; s < m; s++) {
    const row = s * n
    const end = row + n
    const to = s * k
    let j = 0
    for (; j + 3 < k; j += 4) {
      let w = W + j * n
      let z0 = parameters[b + j]
      let z1 = parameters[b + j + 1]
      let z2 = parameters[b + j + 2]
      let z3 = parameters[b + j + 3]
      for (let i = row; i < end; i++, w++) {
        const x = input[i]
        z0 += parameters[w] * x
        z1 += parameters[w + n] * x
        z2 += parameters[w + 2 * n] * x
        z3 += parameters[w + 3 * n] * x
      }
      z[to + j] = z0
      z[to + j + 1] = z1
      z[to + j + 2] = z2
      z[to + j + 3] = z3
    }
    for (; j < k; j++) {
      let w = W + j * n
      let sum = parameters[b + j]
      for (let i = row; i < end; i++, w++) sum += parameters[w] * input[i]
      z[to + j] = sum
    }
  }
}

/** The same for the first layer: zero inputs are skipped. */
export function firstForward(
  parameters: Float64Array,
  W: number,
  b: number,
  n: number,
  k: number,
  input: Float64Array,
  z: Float64Array,
  m: number,
): void {
  for (let s = 0; s < m; s++) {
    const row = s * n
    const end = row + n
    const to = s * k
    let j = 0
    for (; j + 3 < k; j += 4) {
      let w = W + j * n
      let z0 = parameters[b + j]
      let z1 = parameters[b + j + 1]
      let z2 = parameters[b + j + 2]
      let z3 = parameters[b + j + 3]
      for (let i = row; i < end; i++, w++) {
        const x = input[i]
        if (x === 0) continue
        z0 += parameters[w] * x
        z1 += parameters[w + n] * x
        z2 += parameters[w + 2 * n] * x
        z3 += parameters[w + 3 * n] * x
      }
      z[to + j] = z0
      z[to + j + 1] = z1
      z[to + j + 2] = z2
      z[to + j + 3] = z3
    }
    for (; j < k; j++) {
      let w = W + j * n
      let sum = parameters[b + j]
      for (let i = row; i < end; i++, w++) if (input[i] !== 0) sum += parameters[w] * input[i]
      z[to + j] = sum
    }
  }
}

/** dW[j][i] += Σ_s delta[s][j] input[s][i], db[j] += Σ_s delta[s][j], in sample order. */
export function denseGradient(
  gradient: Float64Array,
  W: number,
  b: number,
  n: number,
  k: number,
  input: Float64Array,
  delta: Float64Array,
  m: number,
): void {
  for (let j = 0; j < k; j++) {
    let bias = gradient[b + j]
    for (let s = 0, d = j; s < m; s++, d += k) bias += delta[d]
    gradient[b + j] = bias
    const w = W + j * n
    let i = 0
    for (; i + 3 < n; i += 4) {
      let g0 = gradient[w + i]
      let g1 = gradient[w + i + 1]
      let g2 = gradient[w + i + 2]
      let g3 = gradient[w + i + 3]
      for (let s = 0, d = j, x = i; s < m; s++, d += k, x += n) {
        const error = delta[d]
        g0 += error * input[x]
        g1 += error * input[x + 1]
        g2 += error * input[x + 2]
        g3 += error * input[x + 3]
      }
      gradient[w + i] = g0
      gradient[w + i + 1] = g1
      gradient[w + i + 2] = g2
      gradient[w + i + 3] = g3
    }
    for (; i + 1 < n; i += 2) {
      let g0 = gradient[w + i]
      let g1 = gradient[w + i + 1]
      for (let s = 0, d = j, x = i; s < m; s++, d += k, x += n) {
        const error = delta[d]
        g0 += error * input[x]
        g1 += error * input[x + 1]
      }
      gradient[w + i] = g0
      gradient[w + i + 1] = g1
    }
    for (; i < n; i++) {
      let sum = gradient[w + i]
      for (let s = 0, d = j, x = i; s < m; s++, d += k, x += n) sum += delta[d] * input[x]
      gradient[w + i] = sum
    }
  }
}

/** The same for a wide first layer, with zero inputs skipped: equal bits, and fast when most inputs are 0. */
export function sparseGradient(
  gradient: Float64Array,
  W: number,
  b: number,
  n: number,
  k: number,
  input: Float64Array,
  delta: Float64Array,
  m: number,
): void {
  for (let s = 0; s < m; s++) {
    for (let j = 0; j < k; j++) gradient[b + j] += delta[s * k + j]
    for (let i = 0; i < n; i++) {
      const x = input[s * n + i]
      if (x === 0) continue
      for (let j = 0, w = W + i, d = s * k; j < k; j++, w += n, d++) gradient[w] += delta[d] * x
    }
  }
}

/** slope[s][i] = Σ_j W[j][i] delta[s][j]: the node errors sent back through the weights, before mask and f'. */
export function denseBackward(
  parameters: Float64Array,
  W: number,
  n: number,
  k: number,
  delta: Float64Array,
  slope: Float64Array,
  m: number,
): void {
  for (let s = 0; s < m; s++) {
    const from = s * k
    const to = s * n
    let i = 0
    for (; i + 3 < n; i += 4) {
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      for (let j = 0, w = W + i; j < k; j++, w += n) {
        const error = delta[from + j]
        s0 += parameters[w] * error
        s1 += parameters[w + 1] * error
        s2 += parameters[w + 2] * error
        s3 += parameters[w + 3] * error
      }
      slope[to + i] = s0
      slope[to + i + 1] = s1
      slope[to + i + 2] = s2
      slope[to + i + 3] = s3
    }
    for (; i < n; i++) {
      let sum = 0
      for (let j = 0, w = W + i; j < k; j++, w += n) sum += parameters[w] * delta[from + j]
      slope[to + i] = sum
    }
  }
}
