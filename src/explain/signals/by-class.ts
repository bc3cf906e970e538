import { classOf } from '../../engine/network/classes'

/** One-hot targets, row-major. */
interface Targets {
  readonly columns: number
  readonly values: ArrayLike<number>
}

/** The values of some rows whose class is one and the same. */
export interface ClassValues {
  readonly count: number
  readonly mean: number // NaN without rows
  readonly largest: number // −Infinity without rows
  readonly bins: Int32Array // rows in each part of the range of all values, the lowest first
}

export interface ByClass {
  readonly low: number // of all values
  readonly high: number
  readonly classes: readonly ClassValues[]
}

/** How values, one a row, are spread in each class. */
export function byClass(values: ArrayLike<number>, rows: ArrayLike<number>, { columns, values: targets }: Targets, parts: number): ByClass {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let k = 0; k < values.length; k++) {
    if (values[k]! < low) low = values[k]!
    if (values[k]! > high) high = values[k]!
  }
  const found = Array.from({ length: columns }, () => ({
    count: 0,
    sum: 0,
    largest: Number.NEGATIVE_INFINITY,
    bins: new Int32Array(parts),
  }))
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    const one = found[classOf(targets, rows[k]! * columns, columns)]!
    const part = high === low ? 0 : Math.min(parts - 1, Math.floor(((value - low) / (high - low)) * parts))
    one.count += 1
    one.sum += value
    one.largest = Math.max(one.largest, value)
    one.bins[part]! += 1
  }
  return { low, high, classes: found.map(({ sum, ...one }) => ({ ...one, mean: sum / one.count })) }
}

/** Places of the largest values, the largest first; of equal ones the first. */
export function largestPlaces(values: ArrayLike<number>, most: number): number[] {
  const places = Array.from({ length: values.length }, (_, k) => k)
  return places.sort((a, b) => values[b]! - values[a]! || a - b).slice(0, most)
}
