import type { Dataset, Task } from './dataset'

/** A data set from rows given one by one. Their widths are checked where they come in. */
export function givenRows(task: Task, X: readonly (readonly number[])[], Y: readonly (readonly number[])[]): Dataset {
  const inputs = X[0]?.length ?? 0
  const outputs = Y[0]?.length ?? 0
  return {
    X: { rows: X.length, columns: inputs, values: Float64Array.from(X.flat()) },
    Y: { rows: Y.length, columns: outputs, values: Float64Array.from(Y.flat()) },
    inputNames: numbered('x', inputs),
    outputNames: numbered('y', outputs),
    classNames: task === 'binary' ? ['0', '1'] : task === 'classes' ? numbered('class ', outputs) : [],
    task,
  }
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name}${i + 1}`)
}

/** Columns of mean 0 and standard deviation 1 (of the sample: divided by n - 1). A constant column becomes 0. */
export function standardized(rows: number, columns: number, values: Float64Array): Float64Array {
  const scaled = new Float64Array(values.length)
  for (let column = 0; column < columns; column++) {
    let sum = 0
    for (let row = 0; row < rows; row++) sum += values[row * columns + column]!
    const mean = sum / rows
    let squares = 0
    for (let row = 0; row < rows; row++) {
      const off = values[row * columns + column]! - mean
      squares += off * off
    }
    const deviation = Math.sqrt(squares / (rows - 1))
    for (let row = 0; row < rows; row++) {
      const at = row * columns + column
      scaled[at] = deviation > 0 ? (values[at]! - mean) / deviation : 0
    }
  }
  return scaled
}
