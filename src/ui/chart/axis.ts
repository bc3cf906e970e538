import type { Rect } from './rect'

export type Interval = readonly [number, number]

/** A domain and how values lie in it. */
export interface Axis {
  readonly domain: Interval
  readonly log: boolean
  readonly text?: 'percent' | 'plain' // of the ticks; plain: each with as few decimals as it needs
}

/** Where a value lies between the ends of the axis, 0..1, in the middle where both are the same; NaN for one that a log axis does not have. */
export function shareOf({ domain: [low, high], log }: Axis, value: number): number {
  if (!log && high === low) return 0.5
  if (!log) return Number.isFinite(high - low) ? (value - low) / (high - low) : (value / 2 - low / 2) / (high / 2 - low / 2)
  // not the logarithms of quotients: these overflow where the axis spans more than 308 decades
  return value > 0 ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low)) : Number.NaN
}

/** Px of a value on an axis that runs to the right. */
export function xOf(plot: Rect, axis: Axis, value: number): number {
  return plot.x + plot.width * shareOf(axis, value)
}

/** Px of a value on an axis that runs upwards. */
export function yOf(plot: Rect, axis: Axis, value: number): number {
  return plot.y + plot.height * (1 - shareOf(axis, value))
}

/** The same on linear axes. */
export function toX(plot: Rect, domain: Interval, value: number): number {
  return plot.x + shareOf({ domain, log: false }, value) * plot.width
}

export function toY(plot: Rect, domain: Interval, value: number): number {
  return plot.y + plot.height - shareOf({ domain, log: false }, value) * plot.height
}
