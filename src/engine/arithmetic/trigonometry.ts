// Ported from FreeBSD msun k_sin.c, k_cos.c and e_rem_pio2.c (Copyright 1993 Sun Microsystems, freely granted).

const S1 = -0.16666666666666632
const S2 = 0.00833333333332249
const S3 = -0.0001984126982985795
const S4 = 0.0000027557313707070068
const S5 = -2.5050760253406863e-8
const S6 = 1.58969099521155e-10

const C1 = 0.0416666666666666
const C2 = -0.001388888888887411
const C3 = 0.00002480158728947673
const C4 = -2.7557314351390663e-7
const C5 = 2.087572321298175e-9
const C6 = -1.1359647557788195e-11

/** sin(x + tail) for |x| <= pi/4. */
function sinKernel(x: number, tail: number): number {
  const z = x * x
  const w = z * z
  const r = S2 + z * (S3 + z * S4) + z * w * (S5 + z * S6)
  const v = z * x
  return x - (z * (0.5 * tail - v * r) - tail - v * S1)
}

/** cos(x + tail) for |x| <= pi/4. */
function cosKernel(x: number, tail: number): number {
  const z = x * x
  const w = z * z
  const r = z * (C1 + z * (C2 + z * C3)) + w * w * (C4 + z * (C5 + z * C6))
  const half = 0.5 * z
  const near = 1 - half
  return near + (1 - near - half + (z * r - x * tail))
}

const QUARTER_PI = Math.PI / 4
const TWO_PI = 2 * Math.PI
const INVERSE_HALF_PI = 2 / Math.PI
// pi/2 in three pieces of 33 bits, each with what is left after it.
const HALF_PI_1 = 1.5707963267341256
const HALF_PI_1_REST = 6.077100506506192e-11
const HALF_PI_2 = 6.077100506303966e-11
const HALF_PI_2_REST = 2.0222662487959506e-21
const HALF_PI_3 = 2.0222662487111665e-21
const HALF_PI_3_REST = 8.4784276603689e-32
const TO_INTEGER = 6755399441055744 // 1.5 * 2^52: adding it rounds to an integer

const LARGE = 1048576 // 2^20

// x - n pi/2 of the last reduction, as a sum of two doubles: module state, so that nothing is allocated.
let remainder = 0
let remainderTail = 0

/** Cody and Waite: writes x - n pi/2 and gives n. The products with n are exact for |x| < 2^20. */
function reduce(x: number): number {
  const n = x * INVERSE_HALF_PI + TO_INTEGER - TO_INTEGER
  let r = x - n * HALF_PI_1
  let w = n * HALF_PI_1_REST
  let y = r - w
  const size = Math.abs(x)
  if (Math.abs(y) < size * 0.000030517578125) {
    // More than 15 bits cancelled: a second piece, good to 118 bits.
    const before = r
    w = n * HALF_PI_2
    r = before - w
    w = n * HALF_PI_2_REST - (before - r - w)
    y = r - w
    if (Math.abs(y) < size * 7.105427357601002e-15) {
      // More than 47 bits: a third piece, good to 151 bits.
      const second = r
      w = n * HALF_PI_3
      r = second - w
      w = n * HALF_PI_3_REST - (second - r - w)
      y = r - w
    }
  }
  remainder = y
  remainderTail = r - y - w
  return n & 3
}

/** Beyond 2^20 the angle is first taken modulo the double nearest to 2 pi: the same on every machine, but not accurate. */
function bounded(x: number): number {
  return x < LARGE && x > -LARGE ? x : x % TWO_PI
}

/** Sine, within 1 ulp for |x| < 2^20. NaN for ±Infinity. */
export function sin(x: number): number {
  if (x <= QUARTER_PI && x >= -QUARTER_PI) {
    // Below 2^-26, x^3/6 is less than half an ulp; this also keeps -0.
    return x < 1.4901161193847656e-8 && x > -1.4901161193847656e-8 ? x : sinKernel(x, 0)
  }
  if (!(Math.abs(x) < Number.POSITIVE_INFINITY)) return Number.NaN
  const quadrant = reduce(bounded(x))
  const value = (quadrant & 1) === 0 ? sinKernel(remainder, remainderTail) : cosKernel(remainder, remainderTail)
  return quadrant < 2 ? value : -value
}

/** Cosine, within 1 ulp for |x| < 2^20. NaN for ±Infinity. */
export function cos(x: number): number {
  if (x <= QUARTER_PI && x >= -QUARTER_PI) return cosKernel(x, 0)
  if (!(Math.abs(x) < Number.POSITIVE_INFINITY)) return Number.NaN
  const quadrant = reduce(bounded(x))
  const value = (quadrant & 1) === 0 ? cosKernel(remainder, remainderTail) : sinKernel(remainder, remainderTail)
  return quadrant === 0 || quadrant === 3 ? value : -value
}
