import type { Rect } from './rect'

export type Interval = readonly [number, number]

/** A domain and how values lie in it. */
export interface Axis {
  readonly domain: Interval
  readonly log: boolean
  readonly text?: 'percent' | 'plain' // of the ticks; plain: each with as few decimals as it needs
}

/** Where a value lies between the ends of the axis, 0..1; NaN for a value that a log axis does not have. */
export function shareOf({ domain: [low, high], log }: Axis, value: number): number {
  if (!log) return (value - low) / (high - low)
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
export function toX(plot: Rect, [low, high]: Interval, value: number): number {
  return plot.x + ((value - low) / (high - low)) * plot.width
}

export function toY(plot: Rect, [low, high]: Interval, value: number): number {
  return plot.y + plot.height - ((value - low) / (high - low)) * plot.height
}
