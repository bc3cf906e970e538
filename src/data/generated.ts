import type { Dataset, Matrix, Task } from './dataset'

/** One generated row: inputs, and the target (0 or 1 for a class). */
export interface Row {
  readonly x: readonly number[]
  readonly y: number
}

/** A data set of generated rows: inputs x1, x2, ..., one output y1. @throws RangeError for a bad number of rows or noise */
export function generatedDataset(
  task: Task,
  classNames: readonly string[],
  samples: number,
  noise: number,
  row: (index: number) => Row,
): Dataset {
  if (!(Number.isInteger(samples) && samples >= 1)) throw new RangeError(`a data set needs at least 1 row, not ${samples}`)
  if (!(noise >= 0 && noise < Number.POSITIVE_INFINITY)) throw new RangeError(`noise must be 0 or more, not ${noise}`)
  const rows = Array.from({ length: samples }, (_, index) => row(index))
  const X = matrixOf(rows.map(({ x }) => x))
  return {
    X,
    Y: matrixOf(rows.map(({ y }) => [y])),
    inputNames: Array.from({ length: X.columns }, (_, i) => `x${i + 1}`),
    outputNames: ['y1'],
    classNames,
    task,
  }
}

/** Rows as one matrix. @throws RangeError when there are none or they differ in length */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0
  if (columns === 0) throw new RangeError('a data set needs at least one row of at least one number')
  const values = new Float64Array(rows.length * columns)
  for (const [i, row] of rows.entries()) {
    if (row.length !== columns) throw new RangeError(`row ${i + 1} has ${row.length} numbers, row 1 has ${columns}`)
    values.set(row, i * columns)
  }
  return { rows: rows.length, columns, values }
}

/**
 * The rows alternate between two classes, so that any run of rows is balanced. For a row: its class, and how far along
 * its class it is, evenly from 0 to 1 with both ends (1/2 for the only one).
 */
export function alternate(index: number, samples: number): { label: 0 | 1; along: number } {
  const label = index % 2 === 0 ? 0 : 1
  const members = Math.ceil((samples - label) / 2)
  return { label, along: members > 1 ? Math.floor(index / 2) / (members - 1) : 0.5 }
}
