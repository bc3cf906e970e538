// Ported from FreeBSD msun e_exp.c and s_expm1.c (Copyright 1993, 2004 Sun Microsystems, freely granted).
// Tests of the high word became comparisons of values; powers of two come from a table.
import { powerOfTwo } from './float-bits'

const LN2_HIGH = 0.6931471803691238 // 33 bits, so that k * LN2_HIGH is exact
const LN2_LOW = 1.9082149292705877e-10
const INVERSE_LN2 = Math.LOG2E
const HALF_LN2 = 0.34657359027997264
const LARGEST = 709.782712893384 // above, e^x overflows
const SMALLEST = -745.1332191019411 // below, e^x rounds to 0

const P1 = 0.16666666666666602
const P2 = -0.0027777777777015593
const P3 = 0.00006613756321437934
const P4 = -0.0000016533902205465252
const P5 = 4.1381367970572385e-8

/**
 * e^x, within 1 ulp. x = k ln2 + r with |r| <= ln2 / 2, then
 * e^r = 1 + 2r / (R(r) - r) with R(r) = r (e^r + 1) / (e^r - 1), a polynomial in r^2.
 */
export function exp(x: number): number {
  if (!(x <= LARGEST)) return x > LARGEST ? Number.POSITIVE_INFINITY : x // x is NaN
  if (x < SMALLEST) return 0
  if (x <= HALF_LN2 && x >= -HALF_LN2) {
    const t = x * x
    const c = x - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))))
    return 1 - ((x * c) / (c - 2) - x)
  }
  const k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const t = r * r
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))))
  const y = 1 - (low - (r * c) / (2 - c) - high)
  if (k < -1021) return y * powerOfTwo(k + 1000) * 9.332636185032189e-302 // 2^-1000: one rounding, at the end
  if (k === 1024) return y * 2 * 8.98846567431158e307 // 2^1023
  return y * powerOfTwo(k)
}

const MINUS_ONE = -38.816242111356935 // -56 ln2: below, e^x - 1 rounds to -1
const TINY = 5.551115123125783e-17 // 2^-54

const Q1 = -0.03333333333333313
const Q2 = 0.0015873015872548146
const Q3 = -0.0000793650757867488
const Q4 = 0.000004008217827329362
const Q5 = -2.0109921818362437e-7

/** e^x - 1 without cancellation, within 1 ulp. */
export function expm1(x: number): number {
  if (!(x <= LARGEST)) return x > LARGEST ? Number.POSITIVE_INFINITY : x
  if (x < MINUS_ONE) return -1
  let k = 0
  let r = x
  let c = 0 // what r lost by rounding
  if (x > HALF_LN2 || x < -HALF_LN2) {
    k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0
    const high = x - k * LN2_HIGH
    const low = k * LN2_LOW
    r = high - low
    c = high - r - low
  } else if (x < TINY && x > -TINY) return x

  const half = 0.5 * r
  const square = r * half
  const r1 = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))))
  const t = 3 - r1 * half
  let e = square * ((r1 - t) / (6 - r * t))
  if (k === 0) return r - (r * e - square)
  e = r * (e - c) - c - square
  if (k === -1) return 0.5 * (r - e) - 0.5
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e)
  if (k === 1024) return (1 - (e - r)) * 2 * 8.98846567431158e307 - 1
  if (k <= -2 || k > 56) return (1 - (e - r)) * powerOfTwo(k) - 1
  if (k < 20) return (1 - powerOfTwo(-k) - (e - r)) * powerOfTwo(k)
  return (r - (e + powerOfTwo(-k)) + 1) * powerOfTwo(k)
}
