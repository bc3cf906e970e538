import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGenerator, integerBelow, nextWord, normal, shuffle, uniform } from '../../../src/engine/arithmetic/random'

const MASK = 0xffffffffn

/** The definition of splitmix32 and sfc32 once more, in BigInt. */
function* wordsOf(seed: number): Generator<number> {
  const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & MASK
  let s = BigInt(seed)
  const split = () => {
    s = (s + 0x9e3779b9n) & MASK
    let z = ((s ^ (s >> 16n)) * 0x21f0aaadn) & MASK
    z = ((z ^ (z >> 15n)) * 0x735a2d97n) & MASK
    return z ^ (z >> 15n)
  }
  let [a, b, c, counter] = [split(), split(), split(), split()]
  for (let i = 0; ; i++) {
    const word = (a + b + counter) & MASK
    a = b ^ (b >> 9n)
    b = (c * 9n) & MASK
    c = (rotate(c, 21n) + word) & MASK
    counter = (counter + 1n) & MASK
    if (i >= 12) yield Number(word)
  }
}

test('the words of a seed are those of splitmix32 and sfc32', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
      const generator = createGenerator(seed)
      const want = wordsOf(seed)
      for (let i = 0; i < 50; i++) expect(nextWord(generator)).toBe(want.next().value)
    }),
  )
})

test('uniform numbers are multiples of 2^-53 in [0, 1), spread evenly', () => {
  const generator = createGenerator(1)
  const bins = new Array<number>(20).fill(0)
  let odd = 0
  for (let i = 0; i < 100_000; i++) {
    const u = uniform(generator)
    expect(u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53)).toBe(true)
    odd += (u * 2 ** 53) % 2
    bins[Math.floor(u * 20)]! += 1
  }
  const chiSquare = bins.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0)
  expect(chiSquare).toBeLessThan(43.8) // 1 in 1,000 for 19 degrees of freedom
  expect(Math.abs(odd - 50_000)).toBeLessThan(600) // the last of the 53 bits is random too
})

test('neighbouring seeds give unrelated numbers', () => {
  const first = Array.from({ length: 2000 }, (_, seed) => uniform(createGenerator(seed)))
  const mean = first.reduce((sum, u) => sum + u) / 2000
  const products = first.slice(1).reduce((sum, u, i) => sum + (u - 0.5) * (first[i]! - 0.5), 0) / 1999
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.025)
  expect(Math.abs(products * 12)).toBeLessThan(0.09) // correlation
})

test('integers below n are all of 0..n-1, equally often', () => {
  const generator = createGenerator(2)
  const counts = new Array<number>(7).fill(0)
  for (let i = 0; i < 70_000; i++) counts[integerBelow(generator, 7)]! += 1
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  expect(integerBelow(generator, 1)).toBe(0)
  expect(integerBelow(generator, 2 ** 32)).toBeGreaterThanOrEqual(0)
})

test('integers below n favour no value when n does not divide 2^32', () => {
  const generator = createGenerator(3)
  const n = 3 * 2 ** 30 // word % n alone would give the values below 2^30 twice as often
  let low = 0
  for (let i = 0; i < 30_000; i++) if (integerBelow(generator, n) < 2 ** 30) low += 1
  expect(Math.abs(low - 10_000)).toBeLessThan(400)
})

test('integers below n refuse an n without integers below', () => {
  for (const n of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) expect(() => integerBelow(createGenerator(1), n)).toThrow(`not ${n}`)
})

test('normal numbers have mean 0, variance 1, no skew and the right tails', () => {
  const generator = createGenerator(4)
  const n = 200_000
  let [sum, squares, cubes, fourths, beyond] = [0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const x = normal(generator)
    sum += x
    squares += x * x
    cubes += x ** 3
    fourths += x ** 4
    if (Math.abs(x) > 1.959964) beyond += 1
  }
  expect(Math.abs(sum / n)).toBeLessThan(0.01)
  expect(Math.abs(squares / n - 1)).toBeLessThan(0.015)
  expect(Math.abs(cubes / n)).toBeLessThan(0.04)
  expect(Math.abs(fourths / n - 3)).toBeLessThan(0.1)
  expect(Math.abs(beyond / n - 0.05)).toBeLessThan(0.002)
})

test('a shuffle is a permutation', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 300 }), (seed, length) => {
      const order = Int32Array.from({ length }, (_, i) => i)
      shuffle(createGenerator(seed), order)
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, i) => i))
    }),
  )
})

test('a shuffle gives each of the 24 orders of four things equally often', () => {
  const generator = createGenerator(5)
  const counts = new Map<string, number>()
  for (let i = 0; i < 24_000; i++) {
    const order = Int32Array.of(0, 1, 2, 3)
    shuffle(generator, order)
    counts.set(order.join(''), (counts.get(order.join('')) ?? 0) + 1)
  }
  expect(counts.size).toBe(24)
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(160)
})

test('a copy, and a generator whose words were restored, go on identically', () => {
  const draw = (generator: ReturnType<typeof createGenerator>) => {
    const order = Int32Array.from({ length: 9 }, (_, i) => i)
    shuffle(generator, order)
    return [nextWord(generator), uniform(generator), normal(generator), integerBelow(generator, 1000), normal(generator), ...order]
  }
  const generator = createGenerator(6)
  draw(generator)
  const words = generator.state.slice()
  const copy = { state: words.slice() }
  const want = draw(generator)
  expect(draw(copy)).toEqual(want)
  const restored = createGenerator(7)
  restored.state.set(words)
  expect(draw(restored)).toEqual(want)
  expect(copy.state).toEqual(generator.state)
})
