// Real functions in fixed-point BigInt arithmetic, by methods other than the engine's: a second opinion on its last bit.

/** Fractional bits of a fixed-point number. */
const BITS = 160n
const ONE = 1n << BITS

/** value = digits * 2^exponent */
export interface Scaled {
  readonly digits: bigint
  readonly exponent: number
}

const view = new DataView(new ArrayBuffer(8))

/** A finite double as digits * 2^exponent, exactly. */
export function fromDouble(x: number): Scaled {
  view.setFloat64(0, x)
  const bits = view.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const digits = biased === 0 ? fraction : fraction | 0x10000000000000n
  return { digits: x < 0 ? -digits : digits, exponent: Math.max(biased, 1) - 1075 }
}

/** digits * 2^exponent in fixed point with `bits` fractional bits, rounded towards −∞. */
function fixed({ digits, exponent }: Scaled, bits = BITS): bigint {
  const shift = BigInt(exponent) + bits
  return shift >= 0n ? digits << shift : digits >> -shift
}

const size = (x: bigint) => (x < 0n ? -x : x)
const bitLength = (x: bigint) => size(x).toString(16).length * 4 // to within 3 bits
const multiply = (a: bigint, b: bigint) => (a * b) >> BITS
const fixedScaled = (digits: bigint): Scaled => ({ digits, exponent: -Number(BITS) })

/** atanh(1/n) = 1/n + 1/(3 n^3) + 1/(5 n^5) + ... ; with alternating signs it is atan(1/n). */
function inverseTangent(n: bigint, sign: bigint, bits: bigint): bigint {
  let power = (1n << bits) / n
  let sum = power
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (sign * power) / (n * n)
    sum += power / k
  }
  return sum
}

const LN2 = 2n * inverseTangent(3n, 1n, BITS)
const WIDE = BITS + 32n // the reduction of an angle of up to 2^20 costs 21 bits
const HALF_PI_WIDE = 2n * (4n * inverseTangent(5n, -1n, WIDE) - inverseTangent(239n, -1n, WIDE)) // Machin

/** e^r for |r| < 1: the series at r/256, squared 8 times. */
function expFixed(r: bigint): bigint {
  const small = r >> 8n
  let term = ONE
  let sum = ONE
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    term = multiply(term, small) / k
    sum += term
  }
  for (let i = 0; i < 8; i++) sum = multiply(sum, sum)
  return sum
}

/** e^x − 1 for |x| < 1 as a series, so that a tiny x keeps its relative precision: the digits are scaled by the size of x. */
function expm1Small(x: Scaled): Scaled {
  const exponent = -Number(BITS) - 1 + Math.min(0, bitLength(x.digits) + x.exponent)
  const first = fixed(x, BigInt(-exponent))
  const factor = fixed(x)
  let term = first
  let sum = first
  for (let k = 2n; term !== 0n && term !== -1n; k++) {
    term = multiply(term, factor) / k
    sum += term
  }
  return { digits: sum, exponent }
}

export function expReference(x: Scaled): Scaled {
  const value = fixed(x)
  const k = (value + LN2 / 2n) / LN2 - (value + LN2 / 2n < 0n ? 1n : 0n)
  return { digits: expFixed(value - k * LN2), exponent: Number(k - BITS) }
}

/** Adds two scaled numbers; what lies 2 BITS below the larger is dropped. */
export function add(a: Scaled, b: Scaled): Scaled {
  if (a.digits === 0n) return b
  if (b.digits === 0n) return a
  const [high, low] = a.exponent >= b.exponent ? [a, b] : [b, a]
  const gap = high.exponent - low.exponent
  if (gap <= 4 * Number(BITS)) return { digits: (high.digits << BigInt(gap)) + low.digits, exponent: low.exponent }
  const kept = Number(BITS) * 2
  return { digits: (high.digits << BigInt(kept)) + (low.digits >> BigInt(gap - kept)), exponent: high.exponent - kept }
}

export function divide(a: Scaled, b: Scaled): Scaled {
  const shift = BITS + BigInt(bitLength(b.digits))
  return { digits: (a.digits << shift) / b.digits, exponent: a.exponent - b.exponent - Number(shift) }
}

const one: Scaled = { digits: 1n, exponent: 0 }
export const minus = ({ digits, exponent }: Scaled): Scaled => ({ digits: -digits, exponent })
const twice = ({ digits, exponent }: Scaled): Scaled => ({ digits, exponent: exponent + 1 })
const isNegative = (x: Scaled) => x.digits < 0n
const isBelowOne = (x: Scaled) => bitLength(x.digits) + x.exponent <= -2

export function expm1Reference(x: Scaled): Scaled {
  return isBelowOne(x) ? expm1Small(x) : add(expReference(x), minus(one))
}

/** ln m for fixed-point m near 1 by Newton on e^y = m: each turn of Halley's form triples the digits. */
function logFixed(m: bigint): bigint {
  let y = BigInt(Math.round(Math.log(Number(m >> (BITS - 60n)) / 2 ** 60) * 2 ** 52)) << (BITS - 52n)
  for (let i = 0; i < 2; i++) {
    const e = expFixed(y)
    y += (2n * ((m - e) << BITS)) / (m + e)
  }
  return y
}

/** ln(1 + x) for |x| < 1/4 as 2 atanh(x / (2 + x)), scaled by the size of x. */
function log1pSmall(x: Scaled): Scaled {
  const s = divide(x, add(twice(one), x))
  const square = (fixed(s) ** 2n) >> BITS
  let power = s.digits
  let sum = power
  for (let k = 3n; power !== 0n && power !== -1n; k += 2n) {
    power = multiply(power, square)
    sum += power / k
  }
  return twice({ digits: sum, exponent: s.exponent })
}

/** ln x for x > 0 */
export function logReference(x: Scaled): Scaled {
  const distance = add(x, minus(one))
  if (distance.digits === 0n) return distance
  if (isBelowOne(distance)) return log1pSmall(distance)
  const k = x.digits.toString(2).length
  const m = k > Number(BITS) ? x.digits >> BigInt(k - Number(BITS)) : x.digits << BigInt(Number(BITS) - k) // in [1/2, 1)
  return fixedScaled(logFixed(m) + BigInt(k + x.exponent) * LN2)
}

export function log1pReference(x: Scaled): Scaled {
  return isBelowOne(x) ? log1pSmall(x) : logReference(add(x, one))
}

export function tanhReference(x: Scaled): Scaled {
  const e = expm1Reference(twice(x))
  return divide(e, add(e, twice(one)))
}

export function sigmoidReference(x: Scaled): Scaled {
  const e = expReference(isNegative(x) ? x : minus(x))
  return divide(isNegative(x) ? e : one, add(one, e))
}

export function softplusReference(x: Scaled): Scaled {
  if (isNegative(x)) return log1pReference(expReference(x))
  return add(x, log1pReference(expReference(minus(x))))
}

/** x minus the nearest multiple of pi/2, and which multiple it is, modulo 4. */
function reduceAngle(x: Scaled): { r: bigint; quadrant: number } {
  const value = fixed(x, WIDE)
  const doubled = 2n * value + HALF_PI_WIDE
  let n = doubled / (2n * HALF_PI_WIDE)
  if (doubled < 0n) n -= 1n
  return { r: value - n * HALF_PI_WIDE, quadrant: Number(((n % 4n) + 4n) % 4n) } // still WIDE: cancellation has room
}

/** The series of sine (from r) or cosine (from 1) with WIDE fractional bits. */
function circular(r: bigint, first: bigint, k: bigint): Scaled {
  const square = (r * r) >> WIDE
  let term = first
  let sum = first
  for (let i = k; term !== 0n && term !== -1n; i += 2n) {
    term = -((term * square) >> WIDE) / (i * (i + 1n))
    sum += term
  }
  return { digits: sum, exponent: -Number(WIDE) }
}

/** x − x^3/6 is the sine to 200 bits when |x| < 2^-40, where fixed point would lose the digits of x. */
export function sinReference(x: Scaled): Scaled {
  if (bitLength(x.digits) + x.exponent < -45) {
    const cube = { digits: x.digits ** 3n / 6n, exponent: 3 * x.exponent }
    return add({ digits: x.digits << 1n, exponent: x.exponent - 1 }, minus(cube))
  }
  const { r, quadrant } = reduceAngle(x)
  return turned(r, quadrant)
}

export function cosReference(x: Scaled): Scaled {
  const { r, quadrant } = reduceAngle(x)
  return turned(r, (quadrant + 1) % 4)
}

function turned(r: bigint, quadrant: number): Scaled {
  const value = quadrant % 2 === 0 ? circular(r, r, 2n) : circular(r, 1n << WIDE, 1n)
  return quadrant < 2 ? value : minus(value)
}

/** |got − want| in units of the last place of `want` (never below the spacing of the subnormals, 2^-1074). */
export function ulps(got: number, want: Scaled): number {
  const length = size(want.digits).toString(2).length
  const place = Math.max(length + want.exponent - 53, -1074)
  const extra = 20 // fractional bits of the answer
  const scale = (x: Scaled) => {
    const shift = x.exponent - place + extra
    return shift >= 0 ? x.digits << BigInt(shift) : x.digits >> BigInt(-shift)
  }
  return Number(size(scale(fromDouble(got)) - scale(want))) / 2 ** extra
}
