// e^x and e^x - 1, step for step as src/engine/arithmetic/exponential.ts computes them: see there for the method and its source.

const LN2_HIGH: f64 = 0.6931471803691238
const LN2_LOW: f64 = 1.9082149292705877e-10
const INVERSE_LN2: f64 = 1.4426950408889634
const HALF_LN2: f64 = 0.34657359027997264
const LARGEST: f64 = 709.782712893384
const SMALLEST: f64 = -745.1332191019411
const TO_INTEGER: f64 = 6755399441055744
const TO_INTEGER_BITS: i64 = 0x4338000000000000

const STEPS: f64 = 128
const INVERSE_STEP: f64 = INVERSE_LN2 * STEPS
const STEP_HIGH: f64 = LN2_HIGH / STEPS
const STEP_LOW: f64 = LN2_LOW / STEPS

/** For j of 0..127: 2^(j/128) rounded, and what makes it exact. Written by the page's side, from the engine's own table. */
export const POWERS: usize = memory.data(256 * 8, 16)

/** 2^k for k of -1022..1023. */
@inline
export function powerOfTwo(k: i32): f64 {
  return reinterpret<f64>((<i64>k + 1023) << 52)
}

export function exp(x: f64): f64 {
  if (!(x <= LARGEST)) return x > LARGEST ? Infinity : x // x is NaN
  if (x < SMALLEST) return 0
  const steps = x * INVERSE_STEP + TO_INTEGER - TO_INTEGER
  const k = <i32>steps
  const r = x - steps * STEP_HIGH - steps * STEP_LOW
  const at = POWERS + (<usize>(k & 127) << 4)
  const power = load<f64>(at)
  const square = r * r
  const rest = load<f64>(at, 8) + r + square * (0.5 + r * (1.0 / 6.0)) + square * square * (1.0 / 24.0 + r * (1.0 / 120.0))
  const y = power + power * rest
  const e = k >> 7
  if (e < -1021) return y * powerOfTwo(e + 1000) * powerOfTwo(-1000) // rounded once more, at the end
  if (e === 1024) return y * 2 * powerOfTwo(1023)
  return y * powerOfTwo(e)
}

/** e^x of both lanes: at once where neither is rounded twice nor overflows. */
@inline
export function exp2(x: v128): v128 {
  const plain = v128.and(f64x2.ge(x, f64x2(-707, -707)), f64x2.le(x, f64x2(709, 709)))
  return i64x2.all_true(plain) ? plainExp2(x) : f64x2(exp(f64x2.extract_lane(x, 0)), exp(f64x2.extract_lane(x, 1)))
}

/** The same for x of -707..709. */
@inline
export function plainExp2(x: v128): v128 {
  const shifted = f64x2.add(f64x2.mul(x, f64x2(INVERSE_STEP, INVERSE_STEP)), f64x2(TO_INTEGER, TO_INTEGER))
  const steps = f64x2.sub(shifted, f64x2(TO_INTEGER, TO_INTEGER))
  const k = i64x2.sub(shifted, i64x2(TO_INTEGER_BITS, TO_INTEGER_BITS))
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(steps, f64x2(STEP_HIGH, STEP_HIGH))), f64x2.mul(steps, f64x2(STEP_LOW, STEP_LOW)))
  const first = POWERS + (<usize>(<i32>i64x2.extract_lane(k, 0) & 127) << 4)
  const second = POWERS + (<usize>(<i32>i64x2.extract_lane(k, 1) & 127) << 4)
  const one = v128.load(first)
  const other = v128.load(second)
  const power = v128.shuffle<f64>(one, other, 0, 2)
  const exact = v128.shuffle<f64>(one, other, 1, 3)
  const square = f64x2.mul(r, r)
  const low = f64x2.mul(square, f64x2.add(f64x2(0.5, 0.5), f64x2.mul(r, f64x2(1.0 / 6.0, 1.0 / 6.0))))
  const high = f64x2.mul(f64x2.mul(square, square), f64x2.add(f64x2(1.0 / 24.0, 1.0 / 24.0), f64x2.mul(r, f64x2(1.0 / 120.0, 1.0 / 120.0))))
  const rest = f64x2.add(f64x2.add(f64x2.add(exact, r), low), high)
  const y = f64x2.add(power, f64x2.mul(power, rest))
  return f64x2.mul(y, i64x2.shl(i64x2.add(i64x2.shr_s(k, 7), i64x2(1023, 1023)), 52))
}

const MINUS_ONE: f64 = -38.816242111356935
const TINY: f64 = 5.551115123125783e-17
const Q1: f64 = -0.03333333333333313
const Q2: f64 = 0.0015873015872548146
const Q3: f64 = -0.0000793650757867488
const Q4: f64 = 0.000004008217827329362
const Q5: f64 = -2.0109921818362437e-7

export function expm1(x: f64): f64 {
  if (!(x <= LARGEST)) return x > LARGEST ? Infinity : x
  if (x < MINUS_ONE) return -1
  let k: i32 = 0
  let r = x
  let c: f64 = 0 // what r lost by rounding
  if (x > HALF_LN2 || x < -HALF_LN2) {
    k = <i32>(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5))
    const high = x - <f64>k * LN2_HIGH
    const low = <f64>k * LN2_LOW
    r = high - low
    c = high - r - low
  } else if (x < TINY && x > -TINY) return x

  const half = 0.5 * r
  const square = r * half
  const r1 = 1.0 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))))
  const t = 3.0 - r1 * half
  let e = square * ((r1 - t) / (6.0 - r * t))
  if (k === 0) return r - (r * e - square)
  e = r * (e - c) - c - square
  if (k === -1) return 0.5 * (r - e) - 0.5
  if (k === 1) return r < -0.25 ? -2.0 * (e - (r + 0.5)) : 1.0 + 2.0 * (r - e)
  if (k === 1024) return (1.0 - (e - r)) * 2.0 * powerOfTwo(1023) - 1.0
  if (k <= -2 || k > 56) return (1.0 - (e - r)) * powerOfTwo(k) - 1.0
  if (k < 20) return (1.0 - powerOfTwo(-k) - (e - r)) * powerOfTwo(k)
  return (r - (e + powerOfTwo(-k)) + 1.0) * powerOfTwo(k)
}
