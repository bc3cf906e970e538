// exp: the method of exp.c in ARM's optimized-routines (Szabolcs Nagy, MIT). expm1: ported from FreeBSD msun s_expm1.c
// (Copyright 1993 Sun Microsystems, freely granted); tests of its high word became comparisons of values.
import { powerOfTwo } from './float-bits'
import { POWERS, STEPS } from './fractional-powers'

const LN2_HIGH = 0.6931471803691238 // 33 bits, so that k * LN2_HIGH is exact for |k| < 2^20
const LN2_LOW = 1.9082149292705877e-10
const INVERSE_LN2 = Math.LOG2E
const HALF_LN2 = 0.34657359027997264
const LARGEST = 709.782712893384 // above, e^x overflows
const SMALLEST = -745.1332191019411 // below, e^x rounds to 0
const TO_INTEGER = 6755399441055744 // 1.5 * 2^52: adding it rounds to an integer

const INVERSE_STEP = INVERSE_LN2 * STEPS
const STEP_HIGH = LN2_HIGH / STEPS
const STEP_LOW = LN2_LOW / STEPS

/**
 * e^x, within 1 ulp. x = (128 e + j) ln2/128 + r with |r| <= ln2/256, so e^x = 2^e 2^(j/128) e^r:
 * the middle factor from a table, the last one from five terms of its series. Nothing is divided.
 */
export function exp(x: number): number {
  if (!(x <= LARGEST)) return x > LARGEST ? Number.POSITIVE_INFINITY : x // x is NaN
  if (x < SMALLEST) return 0
  const steps = x * INVERSE_STEP + TO_INTEGER - TO_INTEGER
  const k = steps | 0
  const r = x - steps * STEP_HIGH - steps * STEP_LOW
  const j = 2 * (k & (STEPS - 1))
  const power = POWERS[j]!
  const square = r * r
  const rest = POWERS[j + 1]! + r + square * (1 / 2 + r * (1 / 6)) + square * square * (1 / 24 + r * (1 / 120))
  const y = power + power * rest
  const e = k >> 7
  if (e < -1021) return y * powerOfTwo(e + 1000) * powerOfTwo(-1000) // rounded once more, at the end
  if (e === 1024) return y * 2 * powerOfTwo(1023)
  return y * powerOfTwo(e)
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
  if (k === 1024) return (1 - (e - r)) * 2 * powerOfTwo(1023) - 1
  if (k <= -2 || k > 56) return (1 - (e - r)) * powerOfTwo(k) - 1
  if (k < 20) return (1 - powerOfTwo(-k) - (e - r)) * powerOfTwo(k)
  return (r - (e + powerOfTwo(-k)) + 1) * powerOfTwo(k)
}
