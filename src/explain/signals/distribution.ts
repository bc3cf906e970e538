/** Lowest, mean and highest of values; NaN where there are none. */
export interface Summary {
  readonly low: number
  readonly mean: number
  readonly high: number
}

export function summaryOf(values: ArrayLike<number>): Summary {
  if (values.length === 0) return { low: Number.NaN, mean: Number.NaN, high: Number.NaN }
  let [low, high, sum] = [values[0]!, values[0]!, 0]
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    if (value < low) low = value
    if (value > high) high = value
    sum += value
  }
  return { low, mean: sum / values.length, high }
}

/** √(Σ(value − mean)²/n); NaN without values. Counted from the first value, so that equal ones have a spread of exactly 0. */
export function spreadOf(values: ArrayLike<number>): number {
  const count = values.length
  let mean = 0
  for (let k = 0; k < count; k++) mean += (values[k]! - values[0]!) / count
  let sum = 0
  for (let k = 0; k < count; k++) sum += (values[k]! - values[0]! - mean) * (values[k]! - values[0]! - mean)
  return Math.sqrt(sum / count)
}

/**
 * How many values lie in each of `bins` equal parts of −full..full. A value at a boundary belongs to the part on its right, the highest
 * to the last; one outside to the part at its end.
 */
export function histogram(values: ArrayLike<number>, full: number, bins: number): Int32Array {
  const counts = new Int32Array(bins)
  for (let k = 0; k < values.length; k++) {
    const at = Math.floor((bins * (values[k]! + full)) / (2 * full))
    counts[Math.max(0, Math.min(bins - 1, at))]! += 1
  }
  return counts
}
