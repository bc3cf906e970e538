// log(1 + x), step for step as src/engine/arithmetic/logarithm.ts computes it: see there for the method and its source.
import { powerOfTwo } from './exponential'

const LN2_HIGH: f64 = 0.6931471803691238
const LN2_LOW: f64 = 1.9082149292705877e-10
const L1: f64 = 0.6666666666666735
const L2: f64 = 0.3999999999940942
const L3: f64 = 0.2857142874366239
const L4: f64 = 0.22222198432149784
const L5: f64 = 0.1818357216161805
const L6: f64 = 0.15313837699209373
const L7: f64 = 0.14798198605116586
const TO_MIDDLE: u32 = 0x3ff00000 - 0x3fe6a09e
const ROOT_OF_TWO: i64 = 0x3ff6a09e00000000 // the least double whose high word is that of sqrt 2
const SMALL: f64 = 0.4142135

function assemble(f: f64, k: f64, c: f64): f64 {
  const halfSquare = 0.5 * f * f
  const s = f / (2.0 + f)
  const z = s * s
  const w = z * z
  const even = w * (L2 + w * (L4 + w * L6))
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)))
  return s * (halfSquare + (odd + even)) + (k * LN2_LOW + c) - halfSquare + f + k * LN2_HIGH
}

export function log1p(x: f64): f64 {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN
  if (x === Infinity) return x
  if (x < 1.1102230246251565e-16 && x > -1.1102230246251565e-16) return x // |x| < 2^-53; keeps -0
  if (x > -0.2928932 && x < SMALL) return assemble(x, 0, 0)
  const u = 1.0 + x
  const k = <i32>((<u32>(reinterpret<u64>(u) >> 32) + TO_MIDDLE) >> 20) - 0x3ff
  const c = k < 54 ? (k >= 2 ? 1.0 - (u - x) : x - (u - 1.0)) / u : 0
  return assemble(u * powerOfTwo(-k) - 1.0, <f64>k, c)
}

@inline
function splat(x: f64): v128 {
  return f64x2(x, x)
}

@inline
function timesAdd(x: v128, w: v128, y: f64): v128 {
  return f64x2.add(splat(y), f64x2.mul(w, x))
}

/** log(1 + x) of both lanes, for x of 0..1. */
@inline
export function smallLog1p2(x: v128): v128 {
  const u = f64x2.add(splat(1), x)
  const small = f64x2.lt(x, splat(SMALL))
  const upper = i64x2.ge_s(u, i64x2(ROOT_OF_TWO, ROOT_OF_TWO)) // there k is 1, else 0
  const lost = f64x2.div(f64x2.sub(x, f64x2.sub(u, splat(1))), u)
  const c = v128.andnot(lost, small)
  const k = v128.and(splat(1), v128.andnot(upper, small))
  const scaled = f64x2.sub(f64x2.mul(u, v128.bitselect(splat(0.5), splat(1), upper)), splat(1))
  const f = v128.bitselect(x, scaled, small)
  const halfSquare = f64x2.mul(f64x2.mul(splat(0.5), f), f)
  const s = f64x2.div(f, f64x2.add(splat(2), f))
  const z = f64x2.mul(s, s)
  const w = f64x2.mul(z, z)
  const even = f64x2.mul(w, timesAdd(timesAdd(splat(L6), w, L4), w, L2))
  const odd = f64x2.mul(z, timesAdd(timesAdd(timesAdd(splat(L7), w, L5), w, L3), w, L1))
  const head = f64x2.mul(s, f64x2.add(halfSquare, f64x2.add(odd, even)))
  const rest = f64x2.add(head, f64x2.add(f64x2.mul(k, splat(LN2_LOW)), c))
  return f64x2.add(f64x2.add(f64x2.sub(rest, halfSquare), f), f64x2.mul(k, splat(LN2_HIGH)))
}
