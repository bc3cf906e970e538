import { scaleLinear } from 'd3'
import type { Interval } from '../landscape/layout'

/** A domain and how values lie in it. */
export interface Axis {
  readonly domain: Interval
  readonly log: boolean
}

export interface Tick {
  readonly value: number
  readonly text: string
}

const FIRST_STEPS = 10

/** The smallest unit · 2^k, k any integer, that is at least `value`; the unit for a value that is not positive or not finite. */
export function doublingCeil(value: number, unit: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return unit
  let top = unit
  while (top < value) top *= 2
  while (top / 2 >= value) top /= 2
  return top
}

/** Steps from 0 on a domain that doubles when it is full, so that a growing curve does not move at every frame. */
export function stepAxis(lastStep: number): Axis {
  return { domain: [0, Math.max(FIRST_STEPS, doublingCeil(lastStep, FIRST_STEPS))], log: false }
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
  return value > 0 ? Math.log(value / low) / Math.log(high / low) : Number.NaN
}

/** Round values, at most about `most`: on a log axis powers of ten, with 2 and 5 between them where few decades are shown. */
export function axisTicks(axis: Axis, most: number): Tick[] {
  const [low, high] = axis.domain
  if (!axis.log) {
    const scale = scaleLinear().domain(axis.domain)
    const format = scale.tickFormat(most)
    return scale.ticks(most).map((value) => ({ value, text: format(value) }))
  }
  const from = Math.round(Math.log10(low))
  const decades = Math.round(Math.log10(high)) - from
  const between = decades * 3 + 1 <= most
  const stride = Math.max(1, Math.ceil(decades / Math.max(1, most - 1)))
  const ticks: Tick[] = []
  for (let k = 0; k <= decades; k += stride) {
    ticks.push(logTick(power(from + k)))
    if (between && k < decades) ticks.push(logTick(Number(`2e${from + k}`)), logTick(Number(`5e${from + k}`)))
  }
  return ticks
}

function logTick(value: number): Tick {
  const plain = value >= 1e-4 && value < 1e6
  const text = plain ? value.toLocaleString('en-US', { maximumFractionDigits: 6 }) : value.toExponential(0).replace('e+', 'e')
  return { value, text: text.replace('-', '−') }
}

function power(exponent: number): number {
  return Number(`1e${exponent}`)
}
