import { cos, exp, log, powInt, sigmoid, sin, tanh } from '../engine/arithmetic/real'
import { CONSTANTS, type Operation } from './expression'

/** An operation on its inputs: the value, and the derivative by each input given the value. */
interface Rule {
  value(inputs: readonly number[]): number
  slope(inputs: readonly number[], slot: number, value: number): number
  /** Why there is no value, as the end of a sentence; '' where there is one. */
  refusal?(inputs: readonly number[]): string
}

/** Largest size for which the engine computes sin and cos. */
const MOST_ANGLE = 1048576
const angles = ([x]: readonly number[]) => (Math.abs(x!) < MOST_ANGLE ? '' : 'its input must be smaller than 1,048,576')

/** Each operation with its derivative right below. */
export const RULES: Readonly<Record<Operation, Rule>> = {
  add: {
    value: ([a, b]) => a! + b!,
    slope: () => 1,
  },
  subtract: {
    value: ([a, b]) => a! - b!,
    slope: (_, slot) => (slot === 0 ? 1 : -1),
  },
  multiply: {
    value: ([a, b]) => a! * b!,
    slope: ([a, b], slot) => (slot === 0 ? b! : a!),
  },
  divide: {
    value: ([a, b]) => a! / b!,
    slope: ([, b], slot, value) => (slot === 0 ? 1 / b! : -value / b!),
    refusal: ([, b]) => (b === 0 ? 'nothing can be divided by 0' : ''),
  },
  power: {
    value: ([a, b]) => power(a!, b!),
    slope: ([a, b], slot, value) => (slot === 0 ? powerSlope(a!, b!) : exponentSlope(a!, b!, value)),
    refusal: ([a, b]) => {
      if (a! < 0 && !Number.isInteger(b!)) return 'a negative number has whole powers only'
      return a === 0 && b! < 0 ? '0 has no negative power' : ''
    },
  },
  negative: {
    value: ([a]) => -a!,
    slope: () => -1,
  },
  exp: {
    value: ([a]) => exp(a!),
    slope: (_, __, value) => value,
  },
  log: {
    value: ([a]) => log(a!),
    slope: ([a]) => 1 / a!,
    refusal: ([a]) => (a! > 0 ? '' : 'log needs a number above 0'),
  },
  sin: {
    value: ([a]) => sin(a!),
    slope: ([a]) => cos(a!),
    refusal: angles,
  },
  cos: {
    value: ([a]) => cos(a!),
    slope: ([a]) => -sin(a!),
    refusal: angles,
  },
  tanh: {
    value: ([a]) => tanh(a!),
    slope: (_, __, value) => 1 - value * value,
  },
  sigmoid: {
    value: ([a]) => sigmoid(a!),
    slope: (_, __, value) => value * (1 - value),
  },
  relu: {
    value: ([a]) => (a! > 0 ? a! : 0),
    slope: ([a]) => (a! > 0 ? 1 : 0), // the left side at 0, as in the engine
  },
  max: {
    value: ([a, b]) => (a! >= b! ? a! : b!),
    slope: ([a, b], slot) => (a! >= b! === (slot === 0) ? 1 : 0), // the first at a tie
  },
}

/** a^b: by multiplication for a whole b, else exp(b log a); e^b is exp(b). */
function power(a: number, b: number): number {
  if (a === CONSTANTS.e) return exp(b)
  if (Number.isInteger(b)) return b < 0 ? 1 / powInt(a, -b) : powInt(a, b)
  return a === 0 ? 0 : exp(b * log(a))
}

/** b a^(b-1); a power of 0 never changes. */
function powerSlope(a: number, b: number): number {
  if (b === 0) return 0
  if (a === 0 && b < 1) return Number.POSITIVE_INFINITY
  return b * power(a, b - 1)
}

/** a^b log a, which is 0 for a = 0 and b > 0; NaN for a negative a, whose powers lie apart. */
function exponentSlope(a: number, b: number, value: number): number {
  if (a === 0) return b > 0 ? 0 : Number.NaN
  return a > 0 ? value * log(a) : Number.NaN
}
