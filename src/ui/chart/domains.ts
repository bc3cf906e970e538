import { tickStep } from 'd3'
import type { Axis } from './axis'

const NO_STEPS = 10 // a frame to be filled
/** An axis of steps ends at least this many times as far as the last step, and less than a stair beyond that. */
const ROOM = 1.02
const STAIR = 1.14
/** No scale ends below this: still smaller numbers are too coarse to divide by. They are drawn as almost 0. */
export const LEAST_TOP = 1e-300

/**
 * The smallest unit · 2^k, k any integer, that is at least `value`; the unit for a value that is not positive or not finite.
 * The largest number there is where no finite one of them is enough, as just before a run diverges.
 */
export function doublingCeil(value: number, unit: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return unit
  let top = unit
  while (top < value) top *= 2
  if (top === Number.POSITIVE_INFINITY) return Number.MAX_VALUE
  while (top / 2 >= value && top / 2 >= LEAST_TOP) top /= 2
  return top
}

/** Steps from 0 to a little beyond the last one: a curve has at least 85 % of the width, and the axis stays for some steps. */
export function stepAxis(lastStep: number): Axis {
  return { domain: [0, lastStep > 0 ? stairs(lastStep, 1) : NO_STEPS], log: false }
}

/** Epochs from 0 on, likewise. */
export function epochAxis(lastEpoch: number): Axis {
  return { domain: [0, stairs(lastEpoch, 1)], log: false }
}

/** The first of unit, unit · 1.14, unit · 1.14², ... that is a little beyond a value. */
function stairs(value: number, unit: number): number {
  let end = unit
  while (end < ROOM * value) end *= STAIR
  return end
}

/** From 0 to the next doubling of the highest value; on a log axis whole powers of ten around the values. */
export function valueAxis(lowest: number, highest: number, log: boolean): Axis {
  if (!log) return { domain: [0, doublingCeil(highest, 1)], log }
  if (!(lowest > 0) || !Number.isFinite(highest)) return { domain: [0.1, 1], log }
  // a logarithm next to a whole number may be rounded to it
  let low = Math.floor(Math.log10(lowest))
  if (power(low) > lowest) low -= 1
  let high = Math.ceil(Math.log10(highest))
  if (power(high) < highest) high += 1
  return { domain: [power(low), power(high > low ? high : low + 1)], log }
}

/** From 0 to the first round number that is at least `highest`, in at most `most` round steps. */
export function roundAxis(highest: number, most: number): Axis & { readonly steps: number } {
  const top = highest > 0 && highest < 1e300 ? Math.max(highest, LEAST_TOP) : 1
  const stepsOf = (step: number) => Math.ceil(top / step - 1e-9)
  let count = most
  while (stepsOf(tickStep(0, top, count)) > most) count -= 1
  const step = tickStep(0, top, count)
  return { domain: [0, Number((stepsOf(step) * step).toPrecision(12))], log: false, text: 'plain', steps: stepsOf(step) }
}

/** 10^exponent, as near to it as a double that is neither 0 nor infinite can be. */
export function power(exponent: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(Number.MIN_VALUE, Number(`1e${exponent}`)))
}
