import { type Column, isGap } from './table'

/** What is known of a column at a glance. */
export interface ColumnFacts {
  readonly gaps: number
  readonly different: number // values
  readonly whole: boolean // all numbers are whole
  readonly low: number // of numbers; NaN without any
  readonly high: number
  readonly bars: readonly number[] // rows in each of 16 equal parts from low to high, or of each of the first 16 categories
}

const BARS = 16

export function factsOf(column: Column): ColumnFacts {
  const values = column.kind === 'numbers' ? column.values : column.codes
  const seen = new Set<number>()
  let gaps = 0
  let whole = column.kind === 'numbers'
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let row = 0; row < values.length; row++) {
    if (isGap(column, row)) {
      gaps += 1
      continue
    }
    const value = values[row]!
    whole &&= Number.isInteger(value)
    low = Math.min(low, value)
    high = Math.max(high, value)
    seen.add(value)
  }
  const empty = seen.size === 0
  const bars = new Array<number>(column.kind === 'numbers' ? BARS : Math.min(BARS, column.labels.length)).fill(0)
  for (let row = 0; row < values.length && !empty; row++) {
    if (isGap(column, row)) continue
    const share = column.kind === 'numbers' ? (high > low ? Math.floor(((values[row]! - low) / (high - low)) * BARS) : 0) : values[row]!
    const bar = Math.min(share, BARS - 1)
    if (bar < bars.length) bars[bar]! += 1
  }
  const number = column.kind === 'numbers' && !empty
  return { gaps, different: seen.size, whole, low: number ? low : Number.NaN, high: number ? high : Number.NaN, bars }
}
