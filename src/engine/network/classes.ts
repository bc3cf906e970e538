import type { Matrix } from './matrix'

/** The class of the row of `width` entries at `at`: 1 from 0.5 on for a single output, else the first largest. */
export function classOf(values: ArrayLike<number>, at: number, width: number): number {
  if (width === 1) return values[at] >= 0.5 ? 1 : 0
  let best = 0
  for (let j = 1; j < width; j++) if (values[at + j] > values[at + best]) best = j
  return best
}

/** Share of the given data rows whose class is predicted; `outputs` flat [data row][output]. NaN without rows. */
export function accuracy(outputs: Float64Array, Y: Matrix, rows: Int32Array): number {
  if (rows.length === 0) return Number.NaN
  let right = 0
  for (let k = 0; k < rows.length; k++) {
    const at = rows[k] * Y.columns
    if (classOf(outputs, at, Y.columns) === classOf(Y.values, at, Y.columns)) right++
  }
  return right / rows.length
}

/** Counts of the given data rows, flat [actual class][predicted class]; `outputs` flat [data row][output]. */
export function confusion(outputs: Float64Array, Y: Matrix, rows: Int32Array): Int32Array {
  const classes = Y.columns === 1 ? 2 : Y.columns
  const counts = new Int32Array(classes * classes)
  for (let k = 0; k < rows.length; k++) {
    const at = rows[k] * Y.columns
    counts[classOf(Y.values, at, Y.columns) * classes + classOf(outputs, at, Y.columns)]++
  }
  return counts
}
