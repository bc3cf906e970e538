// The real functions of the engine. Math.exp and its kin may differ between browsers in the last bit, and training
// amplifies that; these use + - * /, Math.sqrt and bit views only, so every machine gets the same bits.
import { exp } from './exponential'
import { log1p } from './logarithm'

export { exp, expm1 } from './exponential'
export { log, log1p } from './logarithm'
export { cos, sin } from './trigonometry'

/**
 * Hyperbolic tangent, within 2 ulp. Below 0.625 a rational function in x^2 (Cephes tanh.c, Stephen Moshier),
 * above it 1 - 2 / (e^2x + 1).
 */
export function tanh(x: number): number {
  const size = Math.abs(x)
  if (size < 0.625) {
    if (size < 3.725290298461914e-9) return x // 2^-28; keeps -0
    const s = x * x
    const p = (-0.9643991794250523 * s - 99.28772310019185) * s - 1614.6876844170845
    const q = ((s + 112.81167849163293) * s + 2235.4883906010045) * s + 4844.063053251255
    return x + x * ((s * p) / q)
  }
  if (!(size < 22)) return x > 0 ? 1 : x < 0 ? -1 : x // x is NaN
  const value = 1 - 2 / (exp(2 * size) + 1)
  return x < 0 ? -value : value
}

/**
 * 1 / (1 + e^-x), within 2 ulp. The exponential e is always of a number <= 0, so nothing overflows. For x < 0 the value
 * is q = e / (1 + e); as e - e q, when e is small, it takes hardly any of the roundings of q.
 */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x))
  return x >= 0 ? 1 / (1 + e) : smallerSigmoid(e)
}

/** sigmoid(-|x|) from e = e^-|x|, for a caller that has the exponential already. */
export function smallerSigmoid(e: number): number {
  const q = e / (1 + e)
  return e < 0.5 ? e - e * q : q
}

/** log(1 + e^x), within 2 ulp, as max(x, 0) + log1p(e^-|x|). */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
}

/** base^n for an integer n >= 0, by repeated squaring in one fixed order; the error grows with n. powInt(x, 0) = 1, NaN included. */
export function powInt(base: number, n: number): number {
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`powInt needs an integer exponent of 0 or more, not ${n}`)
  let result = 1
  let square = base
  for (let rest = n; ; square *= square) {
    if (rest % 2 === 1) result *= square
    rest = Math.floor(rest / 2)
    if (rest === 0) return result
  }
}
