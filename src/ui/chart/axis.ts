import { ticks } from 'd3'
import type { Interval } from '../../views/landscape/layout'
import { tickText } from './tick-text'

/** A domain and how values lie in it. */
export interface Axis {
  readonly domain: Interval
  readonly log: boolean
  readonly percent?: boolean // ticks in parts of a hundred
}

export interface Tick {
  readonly value: number
  readonly text: string
}

const FIRST_STEPS = 10

/**
 * The smallest unit · 2^k, k any integer, that is at least `value`; the unit for a value that is not positive or not finite.
 * The largest number there is where no finite one of them is enough, as just before a run diverges.
 */
export function doublingCeil(value: number, unit: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return unit
  let top = unit
  while (top < value) top *= 2
  if (top === Number.POSITIVE_INFINITY) return Number.MAX_VALUE
  while (top / 2 >= value) top /= 2
  return top
}

/** Steps from 0 on a domain that doubles when it is full, so that a growing curve does not move at every frame. */
export function stepAxis(lastStep: number): Axis {
  return { domain: [0, Math.max(FIRST_STEPS, doublingCeil(lastStep, FIRST_STEPS))], log: false }
}

/** Epochs from 0 on, likewise. */
export function epochAxis(lastEpoch: number): Axis {
  return { domain: [0, doublingCeil(lastEpoch, 1)], log: false }
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

/** Where a value lies between the ends of the axis, 0..1; NaN for a value that a log axis does not have. */
export function shareOf({ domain: [low, high], log }: Axis, value: number): number {
  if (!log) return (value - low) / (high - low)
  // not the logarithms of quotients: these overflow where the axis spans more than 308 decades
  return value > 0 ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low)) : Number.NaN
}

/** Round values, at most about `most`: on a log axis powers of ten, with 2 and 5 between them where few decades are shown. */
export function axisTicks(axis: Axis, most: number): Tick[] {
  const [low, high] = axis.domain
  if (!axis.log) {
    if (axis.percent) return ticks(low, high, most).map((value) => ({ value, text: `${Math.round(100 * value)} %` }))
    return linearTicks(low, high, most)
  }
  const from = Math.round(Math.log10(low))
  const decades = Math.round(Math.log10(high)) - from
  const between = decades * 3 + 1 <= most
  const stride = Math.max(1, Math.ceil(decades / Math.max(1, most - 1)))
  const marks: Tick[] = []
  for (let k = 0; k <= decades; k += stride) {
    marks.push(logTick(power(from + k)))
    if (between && k < decades) marks.push(logTick(Number(`2e${from + k}`)), logTick(Number(`5e${from + k}`)))
  }
  return marks
}

/** Round values of a linear axis, at most about `most`, in short texts: 0.25, 1,000, 1.2e9, −1e29. */
export function linearTicks(low: number, high: number, most: number): Tick[] {
  const format = tickText(low, high, most)
  return ticks(low, high, most).map((value) => ({ value, text: value === 0 ? '0' : withExponent(format(value)) }))
}

function logTick(value: number): Tick {
  const plain = value >= 1e-4 && value < 1e6
  return { value, text: plain ? value.toLocaleString('en-US', { maximumFractionDigits: 6 }) : withExponent(value.toExponential(0)) }
}

/** '1e+20' as '1e20', '1e-5' with a true minus sign. */
function withExponent(text: string): string {
  return text.replace('e+', 'e').replaceAll('-', '−')
}

/** 10^exponent, as near to it as a double that is neither 0 nor infinite can be. */
function power(exponent: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(Number.MIN_VALUE, Number(`1e${exponent}`)))
}
