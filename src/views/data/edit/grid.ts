import type { Dataset, Inputs, Task } from '../../../data/dataset'
import { fits, type LimitedField, rangeText } from '../../../document/ranges'
import type { DataSpec } from '../../../document/types'
import { cell } from '../../../engine/network/matrix'
import { counted } from '../../../words/counted'
import { readNumber } from '../../../words/read-number'

export const MOST = { rows: 200, inputs: 8, outputs: 4 } as const

/** A small data set as its cells are typed: inputs, then targets; a class is one cell with its name. */
export interface Grid {
  readonly task: Task
  readonly inputs: readonly string[] // names of the columns
  readonly outputs: readonly string[] // of a regression its targets, else the one column of classes
  readonly classes: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type TypedRows = Extract<DataSpec, { kind: 'rows' }>

/** Whether a data set is small enough to be typed. */
export function isTypable({ X, Y, task }: Dataset): boolean {
  return X.rows <= MOST.rows && X.columns <= MOST.inputs && Y.columns <= (task === 'classes' ? 12 : MOST.outputs)
}

export function gridOf({ X, Y, task, inputNames, outputNames, classNames }: Dataset): Grid {
  const row = (of: Inputs, i: number) => Array.from({ length: of.columns }, (_, j) => cell(of, i, j))
  const targets = (i: number) => {
    const y = row(Y, i)
    return task === 'regression' ? y.map(text) : [classNames[task === 'binary' ? y[0]! : y.indexOf(1)] ?? '']
  }
  return {
    task,
    inputs: inputNames,
    outputs: task === 'regression' ? outputNames : ['class'],
    classes: classNames,
    rows: Array.from({ length: X.rows }, (_, i) => [...row(X, i).map(text), ...targets(i)]),
  }
}

/** The shortest decimal of a number. */
export const text = (value: number) => String(Object.is(value, -0) ? '-0' : value)

/** The number that a cell says, or what is wrong with it. */
export function readCell(cell: string, field: LimitedField): number | string {
  const read = readNumber(cell)
  if (read.kind === 'question') return read.question
  if (cell.trim() === '') return 'A number is missing.'
  if (read.kind === 'none') return `“${cell.trim().slice(0, 20)}” is not a number.`
  return fits(field, read.value) ? read.value : `A number ${rangeText(field)}.`
}

/** What a cell says is wrong, by 'row column'; empty where all is well, and then the data are there. */
interface Read {
  readonly errors: ReadonlyMap<string, string>
  readonly data: TypedRows | null
}

export function readGrid({ task, inputs, outputs, classes, rows }: Grid): Read {
  const errors = new Map<string, string>()
  const value = (cell: string, row: number, column: number): number => {
    const read = readCell(cell, 'cell')
    if (typeof read === 'string') errors.set(`${row} ${column}`, read)
    return typeof read === 'string' ? 0 : read
  }
  const target = (cells: readonly string[], row: number): number[] => {
    if (task === 'regression') return cells.map((cell, j) => value(cell, row, inputs.length + j))
    const place = classes.indexOf(cells[0]!.trim())
    if (place === -1) errors.set(`${row} ${inputs.length}`, `One of ${classes.join(', ')}.`)
    return task === 'binary' ? [Math.max(place, 0)] : classes.map((_, k) => (k === place ? 1 : 0))
  }
  const X = rows.map((cells, row) => cells.slice(0, inputs.length).map((cell, j) => value(cell, row, j)))
  const Y = rows.map((cells, row) => target(cells.slice(inputs.length), row))
  const names = { inputs, outputs: task === 'regression' ? outputs : classes }
  return { errors, data: errors.size > 0 ? null : { kind: 'rows', task, X, Y, names } }
}

interface Pasted {
  readonly grid: Grid
  readonly leftOut: string | null // which rows and columns found no place, in words
}

/**
 * The grid with rows that are pasted from a cell on, as a spreadsheet copies them. A first line of words above row 1 names the columns.
 * What lies beyond the last column or row is left out.
 */
export function withPasted(grid: Grid, row: number, column: number, pasted: string): Pasted {
  const all = pasted
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
  const named = row === 0 && all.length > 1 && all[0]!.every((cell) => cell !== '' && readNumber(cell).kind === 'none')
  const lines = named ? all.slice(1) : all
  const { inputs, outputs } = named ? withNames(grid, column, all[0]!) : grid
  const width = inputs.length + outputs.length
  const rows = grid.rows.map((cells) => [...cells])
  for (const [i, cells] of lines.entries()) {
    if (row + i >= MOST.rows) break
    rows[row + i] ??= newRow(grid)
    for (const [j, cell] of cells.entries()) if (column + j < width) rows[row + i]![column + j] = cell
  }
  const [tooLong, tooWide] = [row + lines.length - MOST.rows, column + Math.max(...lines.map((cells) => cells.length)) - width]
  const left = [
    tooLong > 0 && `the last ${lastWords(tooLong, 'row')}: there can be ${MOST.rows}`,
    tooWide > 0 && `the last ${lastWords(tooWide, 'column')}: add columns first`,
  ].filter((part) => part !== false)
  return { grid: { ...grid, inputs, outputs, rows }, leftOut: left.length > 0 ? `Pasted without ${left.join('; without ')}.` : null }
}

/** row, or 2 rows */
const lastWords = (count: number, one: string) => (count === 1 ? one : counted(count, one))

/** The names of the columns from one on; the column of classes keeps its own. */
function withNames({ inputs, outputs, task }: Grid, column: number, names: readonly string[]): Pick<Grid, 'inputs' | 'outputs'> {
  const named = (before: readonly string[], at: number) => before.map((name, k) => names[at + k - column]?.slice(0, 40) ?? name)
  return { inputs: named(inputs, 0), outputs: task === 'regression' ? named(outputs, inputs.length) : outputs }
}

/** Zeros, or the first class. */
export function newRow({ inputs, outputs, task, classes }: Grid): string[] {
  return [...inputs.map(() => '0'), ...outputs.map(() => (task === 'regression' ? '0' : (classes[0] ?? '')))]
}

/** A further input or target, 0 in every row. */
export function withColumn(grid: Grid, part: 'inputs' | 'outputs'): Grid {
  const names = grid[part]
  const letter = part === 'inputs' ? 'x' : 'y'
  let number = names.length + 1
  while (names.includes(`${letter}${number}`)) number += 1
  const at = grid.inputs.length + (part === 'outputs' ? grid.outputs.length : 0)
  return { ...grid, [part]: [...names, `${letter}${number}`], rows: grid.rows.map((cells) => cells.toSpliced(at, 0, '0')) }
}

/** Without the last input or target. */
export function withoutColumn(grid: Grid, part: 'inputs' | 'outputs'): Grid {
  const at = grid.inputs.length + (part === 'outputs' ? grid.outputs.length : 0) - 1
  return { ...grid, [part]: grid[part].slice(0, -1), rows: grid.rows.map((cells) => cells.toSpliced(at, 1)) }
}
