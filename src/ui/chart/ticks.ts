import { tickStep, ticks } from 'd3'
import { type Axis, type Interval, xOf, yOf } from './axis'
import { LEAST_TOP, power } from './domains'
import { labelWidth } from './label-width'
import type { Rect } from './rect'

export interface Tick {
  readonly value: number
  readonly text: string
}

/** A tick in its place: px along its axis, within the picture. */
export interface Mark {
  readonly at: number
  readonly text: string
  readonly anchor?: 'end' // where its right half has no room
}

/**
 * About `most` marks along the bottom, fewer where their texts would meet.
 * @param end px up to which there is room for the right half of a text
 */
export function marksAcross(plot: Rect, axis: Axis, most: number, textPx: number, end = Number.POSITIVE_INFINITY): Mark[] {
  const marks = axisTicks(axis, most).map(({ value, text }): Mark => {
    const at = xOf(plot, axis, value)
    return at + (labelWidth(text) * textPx) / 2 > end ? { at, text, anchor: 'end' } : { at, text }
  })
  const widest = Math.max(...marks.map(({ text }) => labelWidth(text)))
  const meet = marks.some(({ at }, k) => k > 0 && at - marks[k - 1]!.at < (widest + 0.4) * textPx)
  return meet && most > 1 ? marksAcross(plot, axis, Math.ceil(most) - 1, textPx, end) : marks
}

export function marksUp(plot: Rect, axis: Axis, most: number): Mark[] {
  return axisTicks(axis, most).map(({ value, text }) => ({ at: yOf(plot, axis, value), text }))
}

/** Round values, about `most` of them: on a log axis powers of ten, with 2 and 5 between them where few decades are shown. */
export function axisTicks({ domain, log, text }: Axis, most: number): Tick[] {
  if (log) return logTicks(domain, most)
  const format = text === 'percent' ? percentText : text === 'plain' ? plainText : shortText(domain, most)
  return roundValues(domain, most).map((value) => ({ value, text: format(value) }))
}

/** About `most` round values of a domain; its ends where it is too narrow or too wide to be divided. */
function roundValues([low, high]: Interval, most: number): number[] {
  if (high === low) return [low]
  return high - low > LEAST_TOP / 2 && Number.isFinite(high - low) ? ticks(low, high, most) : [low, high]
}

function logTicks([low, high]: Interval, most: number): Tick[] {
  const [from, first, to] = [Math.floor(exponent(low)), Math.ceil(exponent(low)), Math.ceil(exponent(high))]
  const ofDecades = (start: number, stride: number, factors: readonly number[]) =>
    Array.from({ length: Math.max(0, Math.floor((to - start) / stride) + 1) }, (_, k) => start + k * stride)
      .flatMap((k) => factors.map((factor) => (factor === 1 ? power(k) : Number(`${factor}e${k}`))))
      .filter((value) => value >= low && value <= high)
  const fine = to - from < 5 ? ofDecades(from, 1, [1, 2, 5]) : []
  const coarse = ofDecades(first, Math.max(1, Math.ceil((to - first) / Math.max(1, most - 1))), [1])
  const values = fine.length > 1 && fine.length <= most ? fine : coarse.length > 1 ? coarse : [low, high]
  return values.map((value) => ({ value, text: plainText(value) }))
}

/** Of a power of ten a whole number, however its logarithm is rounded. */
function exponent(value: number): number {
  const log = Math.log10(value)
  return Math.abs(log - Math.round(log)) < 1e-9 ? Math.round(log) : log
}

/** A round value by itself: 0.5, 1, 1,000, 1e−5. */
function plainText(value: number): string {
  if (value === 0 || isPlain(value)) return value.toLocaleString('en-US', { maximumFractionDigits: 6 })
  return withTrueMinus(value.toExponential(0).replace('e+', 'e'))
}

/** As many round values as have room, 6 at most: the count that `ticks` takes is a hint. */
export function countWithin(domain: Interval, room: number): number {
  const most = Math.max(2, Math.min(6, Math.floor(room)))
  let count = most
  while (count > 1 && roundValues(domain, count).length > most) count -= 1
  return count
}

/**
 * Writes the round values of an axis all alike, with as many decimals as neighbours need to differ: 0.25, 1,000; very small or large
 * ones as 1.2e+9. With true minus signs.
 * @param count about how many ticks there are
 */
export function tickText([low, high]: Interval, count: number): (value: number) => string {
  if (!isPlain(Math.max(Math.abs(low), Math.abs(high)))) return (value) => withTrueMinus(Number(value.toPrecision(12)).toExponential())
  const [mantissa, exponent] = tickStep(low, high, count).toExponential().split('e') as [string, string]
  const decimals = Math.min(20, Math.max(0, Math.max(0, mantissa.length - 2) - Number(exponent)))
  const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return (value) => withTrueMinus(format.format(value))
}

/** The same in short: 0, 1.2e9. */
function shortText(domain: Interval, count: number): (value: number) => string {
  const format = tickText(domain, count)
  return (value) => (value === 0 ? '0' : format(value).replace('e+', 'e'))
}

function percentText(share: number): string {
  return `${Math.round(100 * share)} %`
}

/** Written out, without an exponent. */
function isPlain(size: number): boolean {
  return size >= 1e-4 && size < 1e6
}

function withTrueMinus(text: string): string {
  return text.replaceAll('-', '−')
}
