import type { Statistics } from '../dataset'

/** Sums go in the order of the rows. The variance is the sum of squares divided by n or n - 1. */
export function statisticsOf(values: ArrayLike<number>, rows: ArrayLike<number>, divisor: 'n' | 'n-1'): Statistics {
  let count = 0
  let sum = 0
  let minimum = Number.POSITIVE_INFINITY
  let maximum = Number.NEGATIVE_INFINITY
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!
    if (Number.isNaN(value)) continue
    count += 1
    sum += value
    minimum = Math.min(minimum, value)
    maximum = Math.max(maximum, value)
  }
  const mean = sum / count
  let squares = 0
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!
    if (!Number.isNaN(value)) squares += (value - mean) * (value - mean)
  }
  return { count, mean, deviation: Math.sqrt(squares / (divisor === 'n' ? count : count - 1)), minimum, maximum }
}
