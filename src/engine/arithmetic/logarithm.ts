// Ported from FreeBSD msun e_log.c and s_log1p.c (Copyright 1993 Sun Microsystems, freely granted), in the shape musl gave them.
import { highWord, powerOfTwo } from './float-bits'

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const L1 = 0.6666666666666735
const L2 = 0.3999999999940942
const L3 = 0.2857142874366239
const L4 = 0.22222198432149784
const L5 = 0.1818357216161805
const L6 = 0.15313837699209373
const L7 = 0.14798198605116586

const LEAST_NORMAL = 2.2250738585072014e-308 // 2^-1022
const TO_MIDDLE = 0x3ff00000 - 0x3fe6a09e // moves the high word of sqrt(1/2) to that of 1

/** log(1 + f) = f - (f^2/2 - s (f^2/2 + R)), s = f / (2 + f), R an even polynomial in s; then k ln2 + c is added from the small end. */
function assemble(f: number, k: number, c: number): number {
  const halfSquare = 0.5 * f * f
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (L2 + w * (L4 + w * L6))
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)))
  return s * (halfSquare + (odd + even)) + (k * LN2_LOW + c) - halfSquare + f + k * LN2_HIGH
}

/** Natural logarithm, within 1 ulp: x = 2^k (1 + f) with sqrt(1/2) <= 1 + f < sqrt(2). log(±0) = -Infinity, log(x < 0) = NaN. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY || x === 1) return x === 1 ? 0 : x
  let k = 0
  let scaled = x
  if (x < LEAST_NORMAL) {
    k = -54
    scaled = x * 18014398509481984 // 2^54
  }
  const e = ((highWord(scaled) + TO_MIDDLE) >>> 20) - 0x3ff
  return assemble(scaled * powerOfTwo(-e) - 1, k + e, 0)
}

/** log(1 + x) without cancellation, within 1 ulp. log1p(-1) = -Infinity, log1p(x < -1) = NaN. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  if (x < 1.1102230246251565e-16 && x > -1.1102230246251565e-16) return x // |x| < 2^-53; keeps -0
  if (x > -0.2928932 && x < 0.4142135) return assemble(x, 0, 0)
  const u = 1 + x
  const k = ((highWord(u) + TO_MIDDLE) >>> 20) - 0x3ff
  // What 1 + x lost by rounding, as a part of u; nothing that counts from 2^54 on.
  const c = k < 54 ? (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u : 0
  return assemble(u * powerOfTwo(-k) - 1, k, c)
}
