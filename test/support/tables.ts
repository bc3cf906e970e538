import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { isGapText } from '../../src/data/table/cells'
import { storeTable } from '../../src/data/table/stored-tables'
import type { Column, Table } from '../../src/data/table/table'
import { writeTable } from '../../src/data/table/table-text'
import type { TableSpec } from '../../src/document/types'

/** A table of columns of numbers (null is a gap) or of texts ('' is one). */
export function tableWith(columns: Readonly<Record<string, readonly (number | null)[] | readonly string[]>>): Table {
  const read = Object.entries(columns).map(([name, cells]): Column => {
    const texts = cells.filter((cell) => typeof cell === 'string')
    if (texts.length === 0) {
      return { kind: 'numbers', name, values: Float64Array.from(cells as (number | null)[], (cell) => cell ?? Number.NaN) }
    }
    const labels = [...new Set(texts)].filter((text) => text !== '').sort()
    return { kind: 'categories', name, labels, codes: Int32Array.from(texts, (text) => labels.indexOf(text)) }
  })
  return { rows: Object.values(columns)[0].length, columns: read }
}

function hashOf(table: Table): string {
  return createHash('sha256').update(writeTable(table)).digest('hex')
}

/** The data of a table that the workers have. */
export function storedSpec(table: Table, recipe: TableSpec['recipe'], shape: TableSpec['shape'], name = 'table.csv'): TableSpec {
  const hash = hashOf(table)
  storeTable(hash, writeTable(table))
  return { kind: 'table', table: hash, name, recipe, shape }
}

/** A text for a cell, hostile ones among them. */
export const anyWord = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'=+-@"\',;\t\n a1.%'), minLength: 1, maxLength: 8 }),
  )
  .map((text) => text.replace(/\r\n?/g, '\n').trim())
  .filter((text) => !isGapText(text) && !text.includes('\0') && !text.includes('\uFEFF'))
/** A number for a cell. */
export const anyNumber = fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.integer(), fc.constant(-0))
