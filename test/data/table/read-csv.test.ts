import { expect, test } from 'vitest'
import { type ReadOptions, readCsv } from '../../../src/data/table/read-csv'
import { tableWith } from '../../support/tables'

function read(text: string, options: ReadOptions = {}) {
  const result = readCsv(text, options)
  if (!result.ok) throw new Error(result.problem.message)
  return result
}

function refusal(text: string, options: ReadOptions = {}): string {
  const result = readCsv(text, options)
  return result.ok ? 'read' : result.problem.message
}

const expected = tableWith({ a: [1, -2.5, null], b: ['x', '', 'y z'] })

test('commas, semicolons and tabs separate; decimal commas, a BOM, CRLF, quotes and blank lines are understood', () => {
  for (const text of [
    'a,b\n1,x\n-2.5,\n,y z\n',
    '\uFEFFa;b\r\n1;x\r\n-2,5;\r\n\r\nNA;"y z"\r\n',
    'a\tb\n1\tx\n−2,5\t?\n\ty z',
    '"a","b"\r"1","x"\r"-2.5",""\r"n/a","y z"\r\r',
  ]) {
    expect(read(text).table, text).toStrictEqual(expected)
  }
})

test('how it was read is told', () => {
  expect(read('a;b\n1,5;2\n').reading).toEqual({ separator: ';', decimal: ',', names: true })
  expect(read('a;b\n1.5;2\n').reading).toEqual({ separator: ';', decimal: '.', names: true })
  expect(read('1,2\n3,4\n').reading).toEqual({ separator: ',', decimal: '.', names: false })
  expect(read('1,2\n3,4\n', { names: true }).table.rows).toBe(1)
})

test('groups of thousands are read; what only looks like a number is not', () => {
  expect(read('a;b\n1.234,5;1\n12.345.678;2\n').table).toStrictEqual(tableWith({ a: [1234.5, 12345678], b: [1, 2] }))
  expect(read('a;b\n1,234.5;1\n-12,345;2\n').table).toStrictEqual(tableWith({ a: [1234.5, -12345], b: [1, 2] }))
  expect(read('a,b\n1e3,1\n.5,2\n-0,3\n').table).toStrictEqual(tableWith({ a: [1000, 0.5, -0], b: [1, 2, 3] }))
  expect(read('a,b\n0x10,1\nInfinity,2\n1_000,3\n').table.columns[0].kind).toBe('categories')
})

test('a cell may hold a separator, a quotation mark or a line', () => {
  expect(read('a,b\n"x, ""y""\nz",1\nw,2\n').table).toStrictEqual(tableWith({ a: ['x, "y"\nz', 'w'], b: [1, 2] }))
})

test('rows and columns without a name or a value are left out; a column without a name is numbered', () => {
  expect(read('a,,b,\n1,2,x,\n,,,\n3,4,y,\n').table).toStrictEqual(tableWith({ a: [1, 3], 'column 2': [2, 4], b: ['x', 'y'] }))
})

const nine = Array.from({ length: 19 }, (_, k) => `${k},1`).join('\n')

test.each([
  ['', 'File is empty: a table needs column names and rows.'],
  ['a,b\n', 'Table has column names but no rows.'],
  ['a\n1\n2\n', 'Table has one column only: cells are separated by a comma, a semicolon or a tab.'],
  ['a,b\n1,2\n1,2,3\n', 'Row 3 has 3 cells, but row 1 has 2.'],
  ['a,b\n1,2\n\n1\n', 'Row 4 has 1 cell, but row 1 has 2.'],
  ['a,b\n1,"2\n3,4\n', 'Row 2 has a quotation mark that is never closed.'],
  ['a,b\n1,"2"x\n3,4\n', 'Row 2 has a quotation mark inside a quoted cell: write it twice.'],
  ['a,a\n1,2\n', 'Names of the columns must differ: columns 1 and 2 are both called “a”.'],
  ['a,b\n1,2\n3,\0\n', 'Row 3 has a character that no text has (NUL), so this is no text file: save the table as CSV.'],
  [`a,b\n${nine}\nabc,1\n`, 'Column “a” of row 21 must be a number, not “abc”: 19 other cells of the column are numbers.'],
  ['a,b\n1e13,2\n1,2\n', 'Column “a” of row 2 must be from −1,000,000,000,000 to 1,000,000,000,000.'],
  [`${Array.from({ length: 65 }, (_, k) => `c${k}`).join()}\n`, 'Table has 65 columns: at most 64 are read.'],
  [`a,b\n${'1,2\n'.repeat(20_001)}`, 'Table has 20,001 rows: at most 20,000 are read.'],
])('%j is refused: %s', (text, message) => {
  expect(refusal(text)).toBe(message)
})

test('a text among numbers is a gap where a person says so, and a name where there are many', () => {
  const { table } = read(`a,b\n${nine}\nabc,1\n`, { textAsGaps: true })
  expect(table.columns[0]).toMatchObject({ kind: 'numbers' })
  expect(Number.isNaN((table.columns[0] as { values: Float64Array }).values[19])).toBe(true)
  expect(read('a,b\n1,2\nx,3\n').table).toStrictEqual(tableWith({ a: ['1', 'x'], b: [2, 3] }))
})

test('a name that objects have is a name like others', () => {
  expect(read('__proto__,constructor\n1,2\n').table.columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor'])
  expect(({} as { a?: unknown }).a).toBeUndefined()
})
