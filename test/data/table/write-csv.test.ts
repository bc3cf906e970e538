import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../../src/data/table/read-csv'
import { isGap, type Table } from '../../../src/data/table/table'
import { writeCsv } from '../../../src/data/table/write-csv'
import { tries } from '../../support/proof'
import { anyNumber, anyWord, tableWith } from '../../support/tables'

test('what a spreadsheet would take for a formula is neutralized, numbers are exact', () => {
  const table = tableWith({ '=a': [-1.5, 0.1 + 0.2, -0], b: ['=1+1', "'@x", 'x, "y"'] })
  expect(writeCsv(table)).toBe(`'=a,b\r\n-1.5,'=1+1\r\n0.30000000000000004,''@x\r\n-0,"x, ""y"""\r\n`)
})

const anyTable: fc.Arbitrary<Table> = fc
  .record({ rows: fc.integer({ min: 1, max: 8 }), columns: fc.integer({ min: 2, max: 5 }) })
  .chain(({ rows, columns }) => {
    const cells = (cell: fc.Arbitrary<number | string | null>) => fc.array(cell, { minLength: rows, maxLength: rows })
    const column = fc.oneof(
      cells(fc.option(anyNumber, { nil: null })),
      cells(fc.oneof({ weight: 4, arbitrary: anyWord }, { weight: 1, arbitrary: fc.constant('') })).map((texts) => [
        'a word',
        ...texts.slice(1),
      ]),
    )
    const names = fc.uniqueArray(
      anyWord.map((text) => `n${text.replace(/\s+/g, ' ')}`),
      { minLength: columns, maxLength: columns },
    )
    return fc.tuple(names, fc.array(column, { minLength: columns, maxLength: columns }))
  })
  .map(([names, columns]) => tableWith(Object.fromEntries(names.map((name, k) => [name, columns[k] as number[]]))))
  .filter(({ rows, columns }) => Array.from({ length: rows }, (_, row) => columns.some((column) => !isGap(column, row))).every(Boolean))

test('a table comes back from its export to the last bit', () => {
  const property = fc.property(anyTable, (table) => {
    const read = readCsv(writeCsv(table), { names: true })
    expect(read).toStrictEqual({ ok: true, table, reading: { separator: ',', decimal: '.', names: true } })
  })
  fc.assert(property, { numRuns: tries(500, 10_000), seed: 12 })
})
