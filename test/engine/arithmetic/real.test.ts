import { describe, expect, test } from 'vitest'
import { createGenerator, uniform } from '../../../src/engine/arithmetic/random'
import { cos, exp, expm1, log, log1p, powInt, sigmoid, sin, softplus, tanh } from '../../../src/engine/arithmetic/real'
import * as reference from '../../support/high-precision'
import { tries } from '../../support/proof'

type Real = (x: number) => number
type Reference = (x: reference.Scaled) => reference.Scaled

/** Where to look: the whole range, the range a network uses, and sizes from the smallest to the largest of one sign or both. */
interface Points {
  readonly wide: readonly [number, number]
  readonly usual: readonly [number, number]
  readonly exponents: readonly [number, number] | null // of 2
  readonly positive?: boolean
}

const POINTS = tries(20_000, 100_000)

function points({ wide, usual, exponents, positive }: Points): Float64Array {
  const generator = createGenerator(20261121)
  const between = ([from, to]: readonly [number, number]) => from + (to - from) * uniform(generator)
  return Float64Array.from({ length: POINTS }, (_, i) => {
    if (i % 3 === 0) return between(wide)
    if (i % 3 === 1 || exponents === null) return between(usual)
    const size = 2 ** between(exponents)
    return positive || uniform(generator) < 0.5 ? size : -size
  })
}

function worst(f: Real, exact: Reference, xs: Float64Array): { ulps: number; x: number } {
  let found = { ulps: 0, x: Number.NaN }
  for (const x of xs) {
    const ulps = reference.ulps(f(x), exact(reference.fromDouble(x)))
    if (!(ulps <= found.ulps)) found = { ulps, x }
  }
  return found
}

const CASES: [string, Real, Reference, number, Points][] = [
  ['exp', exp, reference.expReference, 1, { wide: [-745, 709.78], usual: [-10, 10], exponents: [-60, 9] }],
  ['expm1', expm1, reference.expm1Reference, 1, { wide: [-50, 709.78], usual: [-4, 4], exponents: [-1060, 5] }],
  ['log', log, reference.logReference, 1, { wide: [0, 1e6], usual: [0.25, 4], exponents: [-1074, 1024], positive: true }],
  ['log1p', log1p, reference.log1pReference, 1, { wide: [-1, 1e6], usual: [-0.99, 4], exponents: [-1060, 1023], positive: true }],
  ['tanh', tanh, reference.tanhReference, 2, { wide: [-25, 25], usual: [-3, 3], exponents: [-1060, 4] }],
  ['sigmoid', sigmoid, reference.sigmoidReference, 2, { wide: [-745, 40], usual: [-10, 10], exponents: [-60, 5] }],
  ['softplus', softplus, reference.softplusReference, 2, { wide: [-745, 745], usual: [-10, 10], exponents: [-60, 5] }],
  ['sin', sin, reference.sinReference, 1, { wide: [-1048576, 1048576], usual: [-10, 10], exponents: [-1060, 20] }],
  ['cos', cos, reference.cosReference, 1, { wide: [-1048576, 1048576], usual: [-10, 10], exponents: [-60, 20] }],
]

describe('within its bound of the last place', () => {
  test.each(CASES)('%s', { timeout: 60_000 }, (_, f, exact, bound, where) => {
    const found = worst(f, exact, points(where))
    expect(found.ulps, `at ${found.x}`).toBeLessThanOrEqual(bound)
    expect(found.ulps).toBeGreaterThan(0.4) // a reference that copied the function would find nothing
  })
})

const INF = Number.POSITIVE_INFINITY
const LEAST = Number.MIN_VALUE
const MOST = Number.MAX_VALUE

test.each<[string, Real, [number, number][]]>([
  [
    'exp',
    exp,
    [
      [0, 1],
      [-0, 1],
      [INF, INF],
      [-INF, 0],
      [LEAST, 1],
      [-LEAST, 1],
      [709.782712893384, 1.7976931348622732e308],
      [709.7827128933841, INF],
      [MOST, INF],
      [-745.1332191019411, LEAST],
      [-745.1332191019412, 0],
      [-MOST, 0],
    ],
  ],
  [
    'expm1',
    expm1,
    [
      [0, 0],
      [-0, -0],
      [INF, INF],
      [-INF, -1],
      [LEAST, LEAST],
      [-LEAST, -LEAST],
      [709.7827128933841, INF],
      [-40, -1],
      [-MOST, -1],
    ],
  ],
  [
    'log',
    log,
    [
      [1, 0],
      [0, -INF],
      [-0, -INF],
      [INF, INF],
      [-INF, Number.NaN],
      [-LEAST, Number.NaN],
      [-1, Number.NaN],
      [LEAST, -744.4400719213812],
      [MOST, 709.782712893384],
    ],
  ],
  [
    'log1p',
    log1p,
    [
      [0, 0],
      [-0, -0],
      [-1, -INF],
      [-1.0000000000000002, Number.NaN],
      [-INF, Number.NaN],
      [INF, INF],
      [LEAST, LEAST],
      [-LEAST, -LEAST],
      [MOST, 709.782712893384],
    ],
  ],
  [
    'tanh',
    tanh,
    [
      [0, 0],
      [-0, -0],
      [INF, 1],
      [-INF, -1],
      [LEAST, LEAST],
      [-LEAST, -LEAST],
      [22, 1],
      [-MOST, -1],
    ],
  ],
  [
    'sigmoid',
    sigmoid,
    [
      [0, 0.5],
      [-0, 0.5],
      [INF, 1],
      [-INF, 0],
      [40, 1],
      [-745.1332191019411, LEAST],
      [-746, 0],
      [MOST, 1],
      [-MOST, 0],
    ],
  ],
  [
    'softplus',
    softplus,
    [
      [0, Math.LN2],
      [-0, Math.LN2],
      [INF, INF],
      [-INF, 0],
      [MOST, MOST],
      [-MOST, 0],
      [-745.1332191019411, LEAST],
      [1e9, 1e9],
    ],
  ],
  [
    'sin',
    sin,
    [
      [0, 0],
      [-0, -0],
      [INF, Number.NaN],
      [-INF, Number.NaN],
      [LEAST, LEAST],
      [-LEAST, -LEAST],
      [Math.PI, 1.2246467991473532e-16],
    ],
  ],
  [
    'cos',
    cos,
    [
      [0, 1],
      [-0, 1],
      [INF, Number.NaN],
      [-INF, Number.NaN],
      [LEAST, 1],
      [Math.PI / 2, 6.123233995736766e-17],
      [Math.PI, -1],
    ],
  ],
])('%s is exact, sign of zero included, where the answer is known', (_, f, cases) => {
  for (const [x, want] of cases) expect(f(x), `at ${x}`).toBe(want)
  expect(f(Number.NaN)).toBeNaN()
})

test('exp, sigmoid and softplus stay within one subnormal step where results lose their digits', () => {
  for (let x = -745; x <= -708; x += 0.01) {
    const scaled = reference.fromDouble(x)
    expect(reference.ulps(exp(x), reference.expReference(scaled))).toBeLessThanOrEqual(1)
    expect(reference.ulps(sigmoid(x), reference.sigmoidReference(scaled))).toBeLessThanOrEqual(2)
    expect(reference.ulps(softplus(x), reference.softplusReference(scaled))).toBeLessThanOrEqual(2)
  }
})

test('sine and cosine stay within 1 ulp of the multiples of pi/2, where nearly all digits cancel', () => {
  for (let n = 1; n < 667_544; n += n < 2000 ? 1 : 997) {
    for (const x of [n * (Math.PI / 2), Math.fround(n * (Math.PI / 2))]) {
      const scaled = reference.fromDouble(x)
      expect(reference.ulps(sin(x), reference.sinReference(scaled)), `sin ${x}`).toBeLessThanOrEqual(1)
      expect(reference.ulps(cos(x), reference.cosReference(scaled)), `cos ${x}`).toBeLessThanOrEqual(1)
    }
  }
})

test('beyond 2^20 sine and cosine are still numbers from -1 to 1, the same each time', () => {
  for (const x of [1048576, 1e9, 1e22, MOST, -1e300]) {
    for (const f of [sin, cos]) {
      expect(Math.abs(f(x))).toBeLessThanOrEqual(1)
      expect(f(x)).toBe(f(x))
    }
  }
  expect(sin(-1e300)).toBe(-sin(1e300))
})

test('tanh and sine are odd, cosine is even, to the bit', () => {
  const broken = points({ wide: [0, 1000], usual: [0, 3], exponents: [-1060, 19] }).filter(
    (x) => !(tanh(-x) === -tanh(x) && sin(-x) === -sin(x) && cos(-x) === cos(x)),
  )
  expect([...broken]).toEqual([])
})

test('powInt is exact when every partial product is, and refuses other exponents', () => {
  expect(powInt(3, 0)).toBe(1)
  expect(powInt(Number.NaN, 0)).toBe(1)
  expect(powInt(0, 0)).toBe(1)
  expect(powInt(0, 5)).toBe(0)
  expect(powInt(-3, 5)).toBe(-243)
  expect(powInt(7, 18)).toBe(1628413597910449)
  expect(powInt(2, 1023)).toBe(2 ** 1023)
  expect(powInt(10, 400)).toBe(INF)
  for (const n of [-1, 0.5, Number.NaN, INF]) expect(() => powInt(2, n)).toThrow(`not ${n}`)
})

test('powInt drifts by less than n units of the last place', () => {
  for (const n of [2, 3, 10, 100, 999]) {
    const { digits, exponent } = reference.fromDouble(0.999)
    expect(reference.ulps(powInt(0.999, n), { digits: digits ** BigInt(n), exponent: exponent * n })).toBeLessThan(n)
  }
})
