import Papa from 'papaparse'
import { type Decimal, decimalOf, isGapText, numberOf, original } from './cells'
import { type Column, TABLE_LIMITS, type Table } from './table'

export interface ReadOptions {
  readonly names?: boolean // whether the first row has the names of the columns; by default it has unless all its cells are numbers
  readonly textAsGaps?: boolean // a text in a column of numbers is a gap instead of an error
}

/** How a text was read. */
export interface Reading {
  readonly separator: Separator
  readonly decimal: Decimal
  readonly names: boolean
}

export interface TableProblem {
  readonly place: string
  readonly message: string
  readonly textInNumbers?: true // it can be read with `textAsGaps`
}

export type ReadTable =
  | { readonly ok: true; readonly table: Table; readonly reading: Reading }
  | { readonly ok: false; readonly problem: TableProblem }

const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

/** What is looked at to find the separator. */
const START = 65_536
/** More lines, empty ones among them, are not looked at. */
const MOST_LINES = 500_000
/** A column with at least this share of numbers is meant to have numbers only. */
const NUMBERS_SHARE = 0.9

class TableError extends Error {
  constructor(readonly problem: TableProblem) {
    super(problem.message)
  }
}

/** A table from the text of a CSV file, whatever that is, or what is wrong with it and where; the first row of the file is row 1. */
export function readCsv(content: string, options: ReadOptions = {}): ReadTable {
  try {
    return { ok: true, ...tableOfText(content, options) }
  } catch (error) {
    if (error instanceof TableError) return { ok: false, problem: error.problem }
    throw error
  }
}

function tableOfText(content: string, options: ReadOptions): { table: Table; reading: Reading } {
  const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const nul = text.indexOf('\0')
  if (nul >= 0)
    refuse(
      `row ${text.slice(0, nul).split('\n').length}`,
      'has a character that no text has (NUL), so this is no text file: save the table as CSV',
    )
  const lines = text.length - text.replaceAll('\n', '').length
  if (lines > MOST_LINES) refuse('file', `has ${counted(lines)} lines: at most ${counted(TABLE_LIMITS.rows)} rows are read`)
  const separator = separatorOf(text)
  const rows = rowsOf(text, separator)
  const [first] = rows
  if (!first) refuse('file', 'is empty: a table needs column names and rows')
  const width = first.cells.length
  if (width > TABLE_LIMITS.columns) refuse('table', `has ${counted(width)} columns: at most ${TABLE_LIMITS.columns} are read`)
  for (const { cells, row } of rows) {
    if (cells.length !== width) refuse(`row ${row}`, `has ${cellCount(cells.length)}, but row ${first.row} has ${width}`)
  }
  const decimal = separator === ',' ? '.' : decimalOf(rows.slice(0, 1000).map(({ cells }) => cells))
  const named = options.names ?? first.cells.some((cell) => Number.isNaN(numberOf(cell, decimal)))
  const below = rows.slice(named ? 1 : 0).filter(({ cells }) => !cells.every(isGapText))
  if (below.length === 0) refuse('table', 'has column names but no rows')
  if (below.length > TABLE_LIMITS.rows) refuse('table', `has ${counted(below.length)} rows: at most ${counted(TABLE_LIMITS.rows)} are read`)
  const names = named ? first.cells.map(nameOf) : first.cells.map((_, place) => `column ${place + 1}`)
  const used = names.map((_, place) => place).filter((place) => first.cells[place] !== '' || below.some(({ cells }) => cells[place] !== ''))
  if (used.length < 2) refuse('table', 'has one column only: cells are separated by a comma, a semicolon or a tab')
  for (const [k, place] of used.entries()) {
    const twin = used.slice(0, k).find((other) => names[other] === names[place])
    if (twin !== undefined)
      refuse('names of the columns', `must differ: columns ${twin + 1} and ${place + 1} are both called “${names[place]}”`)
  }
  const columns = used.map((place) => typed(names[place]!, place, below, decimal, options.textAsGaps === true))
  return { table: { rows: below.length, columns }, reading: { separator, decimal, names: named } }
}

interface Row {
  readonly row: number // in the file, from 1
  readonly cells: readonly string[]
}

/** Rows of trimmed cells; those with nothing in them are left out. */
function rowsOf(text: string, separator: Separator): Row[] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separator, newline: '\n' })
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote) {
    const row = `row ${(quote.row ?? 0) + 1}`
    if (quote.code === 'MissingQuotes') refuse(row, 'has a quotation mark that is never closed')
    refuse(row, 'has a quotation mark inside a quoted cell: write it twice')
  }
  const rows = data.map((cells, k) => ({ row: k + 1, cells: cells.map((cell) => original(cell.trim())) }))
  return rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

/** The separator that gives most of the first rows as many cells as row 1, more than one; then the one that gives more cells. */
function separatorOf(text: string): Separator {
  const start = text.slice(0, START)
  const tried = SEPARATORS.map((separator) => {
    const { data } = Papa.parse<string[]>(start, { delimiter: separator, newline: '\n', preview: 50 })
    const width = data[0]?.length ?? 0
    return { separator, width, alike: width > 1 ? data.filter((cells) => cells.length === width).length : 0 }
  })
  return tried.sort((a, b) => b.alike - a.alike || b.width - a.width)[0]!.separator
}

function nameOf(cell: string, place: number): string {
  const name = cell.replace(/\s+/g, ' ')
  return name === '' ? `column ${place + 1}` : name.slice(0, TABLE_LIMITS.text)
}

function typed(name: string, place: number, rows: readonly Row[], decimal: Decimal, textAsGaps: boolean): Column {
  const values = new Float64Array(rows.length)
  let numbers = 0
  let texts = 0
  let stray: Row | null = null
  for (const [k, row] of rows.entries()) {
    const cell = row.cells[place]!
    values[k] = Number.NaN
    if (isGapText(cell)) continue
    const value = numberOf(cell, decimal)
    if (Number.isNaN(value)) {
      texts += 1
      stray ??= row
      continue
    }
    numbers += 1
    values[k] = value
  }
  const meant = texts === 0 || numbers >= NUMBERS_SHARE * (numbers + texts)
  if (!meant)
    return categories(
      name,
      rows.map(({ cells }) => cells[place]!),
    )
  if (stray && !textAsGaps) {
    const problem = `must be a number, not “${stray.cells[place]!.slice(0, 40)}”: ${counted(numbers)} other cells of the column are numbers`
    refuse(`column “${name}” of row ${stray.row}`, problem, true)
  }
  const large = values.findIndex((value) => Math.abs(value) > TABLE_LIMITS.cell)
  if (large >= 0) {
    refuse(`column “${name}” of row ${rows[large]!.row}`, `must be from −${counted(TABLE_LIMITS.cell)} to ${counted(TABLE_LIMITS.cell)}`)
  }
  return { kind: 'numbers', name, values }
}

function categories(name: string, cells: readonly string[]): Column {
  const labels = [...new Set(cells)].filter((cell) => !isGapText(cell)).sort()
  const codes = new Map(labels.map((label, code) => [label, code]))
  return { kind: 'categories', name, labels, codes: Int32Array.from(cells, (cell) => codes.get(cell) ?? -1) }
}

const counted = (count: number) => count.toLocaleString('en-US')
const cellCount = (count: number) => (count === 1 ? '1 cell' : `${counted(count)} cells`)

/** @throws TableError always */
function refuse(place: string, predicate: string, textInNumbers = false): never {
  const message = `${place.charAt(0).toUpperCase()}${place.slice(1)} ${predicate}.`
  throw new TableError({ place, message, ...(textInNumbers ? { textInNumbers } : {}) })
}
