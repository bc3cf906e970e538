import { classOf } from '../../engine/network/classes'
import { cell } from '../../engine/network/matrix'
import type { Dataset } from '../dataset'
import { type Column, numberText, TABLE_LIMITS, type Table } from './table'

/** Whether a data set can be a table: one of images has too many columns. */
export function fitsTable({ X, Y, task }: Dataset): boolean {
  return X.rows <= TABLE_LIMITS.rows && X.columns + (task === 'classes' ? 1 : Y.columns) <= TABLE_LIMITS.columns
}

/** The rows of a data set as a table: its inputs, then its targets, or one column with the names of their classes. */
export function tableOfDataset({ X, Y, task, inputNames, outputNames, classNames }: Dataset): Table {
  const column = (value: (row: number) => number) => Float64Array.from({ length: X.rows }, (_, row) => value(row))
  const inputs = inputNames.map((name, j): Column => ({ kind: 'numbers', name, values: column((row) => cell(X, row, j)) }))
  const free = (name: string): string => (inputNames.includes(name) ? free(`${name} (target)`) : name)
  if (task === 'regression') {
    const targets = outputNames.map((name, j): Column => ({ kind: 'numbers', name: free(name), values: column((row) => cell(Y, row, j)) }))
    return { rows: X.rows, columns: [...inputs, ...targets] }
  }
  const named = Array.from({ length: X.rows }, (_, row) => classNames[classOf(Y.values, row * Y.columns, Y.columns)]!)
  return { rows: X.rows, columns: [...inputs, classColumn(free(task === 'binary' ? outputNames[0]! : 'class'), named)] }
}

/** Classes that are called by numbers are numbers, as a table that is read has them. */
function classColumn(name: string, cells: readonly string[]): Column {
  const labels = [...new Set(cells)].sort()
  if (labels.every((label) => numberText(Number(label)) === label))
    return { kind: 'numbers', name, values: Float64Array.from(cells, Number) }
  const codes = new Map(labels.map((label, code) => [label, code]))
  return { kind: 'categories', name, labels, codes: Int32Array.from(cells, (label) => codes.get(label)!) }
}
