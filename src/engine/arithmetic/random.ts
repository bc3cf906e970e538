import { log } from './logarithm'

/** A seeded generator: integer arithmetic only, so that every browser draws the same numbers. */
export interface Generator {
  /** The whole state: four 32-bit words. Copy it to save, write it to restore. */
  readonly state: Uint32Array
}

/** sfc32 with its four words filled by splitmix32 from the seed (an integer, taken modulo 2^32). */
export function createGenerator(seed: number): Generator {
  const state = new Uint32Array(4)
  let s = seed | 0
  for (let i = 0; i < 4; i++) {
    s = (s + 0x9e3779b9) | 0
    let z = s ^ (s >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    state[i] = z ^ (z >>> 15)
  }
  const generator = { state }
  for (let i = 0; i < 12; i++) nextWord(generator) // neighbouring seeds diverge before the first word is used
  return generator
}

/** The next 32 random bits, as 0..2^32 - 1. Chris Doty-Humphrey's sfc32 (PractRand 0.94). */
export function nextWord(generator: Generator): number {
  const state = generator.state
  const a = state[0]! | 0
  const b = state[1]! | 0
  const c = state[2]! | 0
  const counter = state[3]! | 0
  const word = (((a + b) | 0) + counter) | 0
  state[0] = b ^ (b >>> 9)
  state[1] = (c + (c << 3)) | 0
  state[2] = (((c << 21) | (c >>> 11)) + word) | 0
  state[3] = (counter + 1) | 0
  return word >>> 0
}

/** Uniform in [0, 1): a multiple of 2^-53, from two words. */
export function uniform(generator: Generator): number {
  const high = nextWord(generator) >>> 5 // 27 bits
  const low = nextWord(generator) >>> 6 // 26 bits
  return (high * 0x4000000 + low) / 0x20000000000000
}

/** Uniform in 0..n - 1 without bias, for an integer n of 1..2^32. */
export function integerBelow(generator: Generator, n: number): number {
  if (!(Number.isInteger(n) && n >= 1 && n <= 0x100000000)) throw new RangeError(`integerBelow needs an integer of 1..2^32, not ${n}`)
  const unfair = 0x100000000 % n // that number of words would favour the small values
  let word = nextWord(generator)
  while (word < unfair) word = nextWord(generator)
  return word % n
}

/** Normal with mean 0 and standard deviation 1: Marsaglia's polar method. The second value is not kept: the words are the whole state. */
export function normal(generator: Generator): number {
  for (;;) {
    const u = 2 * uniform(generator) - 1
    const v = 2 * uniform(generator) - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s)
  }
}

/** Fisher–Yates, in place, from the last index down. */
export function shuffle(generator: Generator, order: Int32Array): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = integerBelow(generator, i + 1)
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
}
