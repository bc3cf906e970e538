import { type Column, isGap, numberText, TABLE_LIMITS, type Table } from './table'

/**
 * The one text of a table, of which its hash is taken: JSON without spaces, numbers in their shortest decimal, null for a gap.
 * Files and links hold it; the same table has the same text in every browser.
 */
export function writeTable({ rows, columns }: Table): string {
  return `{"rows":${rows},"columns":[${columns.map(writeColumn).join(',')}]}`
}

function writeColumn(column: Column): string {
  const name = JSON.stringify(column.name)
  if (column.kind === 'categories') {
    return `{"name":${name},"labels":${JSON.stringify(column.labels)},"codes":[${column.codes.join(',')}]}`
  }
  const numbers = Array.from(column.values, (value, row) => (isGap(column, row) ? 'null' : numberText(value)))
  return `{"name":${name},"numbers":[${numbers.join(',')}]}`
}

/** A table from its text. @throws RangeError where it is not one */
export function readTable(text: string): Table {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw new RangeError('The table is not valid JSON.')
  }
  return tableOf(content)
}

/** A fresh table of what a file or link holds, whatever that is. @throws RangeError naming what is wrong */
export function tableOf(content: unknown): Table {
  const { rows, columns } = record(content, 'The table')
  if (!whole(rows, 1, TABLE_LIMITS.rows)) throw new RangeError(`The table must have from 1 to ${TABLE_LIMITS.rows} rows.`)
  if (!Array.isArray(columns) || columns.length < 1 || columns.length > TABLE_LIMITS.columns) {
    throw new RangeError(`The table must have from 1 to ${TABLE_LIMITS.columns} columns.`)
  }
  const read = columns.map((column: unknown, place) => columnOf(column, `Column ${place + 1} of the table`, rows))
  if (new Set(read.map(({ name }) => name)).size < read.length) throw new RangeError('The table must not have two columns of one name.')
  return { rows, columns: read }
}

function columnOf(content: unknown, place: string, rows: number): Column {
  const { name, numbers, labels, codes } = record(content, place)
  if (typeof name !== 'string' || name === '' || name.length > TABLE_LIMITS.text) {
    throw new RangeError(`${place} must have a name of at most ${TABLE_LIMITS.text} characters.`)
  }
  if (Array.isArray(numbers)) {
    const good = numbers.length === rows && numbers.every((value) => value === null || numberInRange(value))
    if (!good) throw new RangeError(`${place} must have ${rows} numbers from −1,000,000,000,000 to 1,000,000,000,000 or gaps.`)
    return { kind: 'numbers', name, values: Float64Array.from(numbers as (number | null)[], (value) => value ?? Number.NaN) }
  }
  const texts: unknown[] = Array.isArray(labels) ? labels : []
  const ascend = texts.every((label, k) => typeof label === 'string' && label !== '' && (k === 0 || (texts[k - 1] as string) < label))
  const fits = Array.isArray(codes) && codes.length === rows && codes.every((code) => whole(code, -1, texts.length - 1))
  if (!ascend || !fits) throw new RangeError(`${place} must have ${rows} numbers or categories.`)
  return { kind: 'categories', name, labels: texts as string[], codes: Int32Array.from(codes as number[]) }
}

function record(content: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new RangeError(`${place} is missing or damaged.`)
  return content as Readonly<Record<string, unknown>> // every value is looked at before it is used
}

const numberInRange = (value: unknown) => typeof value === 'number' && Math.abs(value) <= TABLE_LIMITS.cell
const whole = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
