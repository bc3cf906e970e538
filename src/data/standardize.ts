import type { Matrix } from './dataset'

/** Each column as (x - mean) / sd, with the sd over all rows (divided by their number); a constant column becomes 0. */
export function standardize({ rows, columns, values }: Matrix): Matrix {
  const scaled = new Float64Array(values.length)
  for (let j = 0; j < columns; j++) {
    let sum = 0
    for (let i = 0; i < rows; i++) sum += values[i * columns + j]!
    const mean = sum / rows
    let squares = 0
    for (let i = 0; i < rows; i++) squares += (values[i * columns + j]! - mean) * (values[i * columns + j]! - mean)
    const deviation = Math.sqrt(squares / rows)
    for (let i = 0; i < rows; i++) scaled[i * columns + j] = deviation > 0 ? (values[i * columns + j]! - mean) / deviation : 0
  }
  return { rows, columns, values: scaled }
}
