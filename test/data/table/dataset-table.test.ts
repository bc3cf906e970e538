import fc from 'fast-check'
import { expect, test } from 'vitest'
import { givenRows } from '../../../src/data'
import type { Dataset } from '../../../src/data/dataset'
import { fitsTable, tableOfDataset } from '../../../src/data/table/dataset-table'
import { prepareTable, rowsLeft } from '../../../src/data/table/prepare'
import { readCsv } from '../../../src/data/table/read-csv'
import type { Recipe } from '../../../src/data/table/recipe'
import { writeCsv } from '../../../src/data/table/write-csv'
import { dataOf } from '../../../src/document/build'
import { presetDocument } from '../../../src/document/presets/presets'
import { tries } from '../../support/proof'
import { anyNumber, anyWord } from '../../support/tables'

test('classes are saved by name, targets of a regression each in a column', () => {
  const names = { inputs: ['=hours', 'x'], outputs: ['fail', 'pass'] }
  expect(writeCsv(tableOfDataset(givenRows('binary', [[0.1 + 0.2, -0]], [[1]], names)))).toBe(
    "'=hours,x,y1\r\n0.30000000000000004,-0,pass\r\n",
  )
  expect(
    writeCsv(
      tableOfDataset(
        givenRows(
          'classes',
          [[1], [2]],
          [
            [0, 1],
            [1, 0],
          ],
        ),
      ),
    ),
  ).toBe('x1,class\r\n1,class 2\r\n2,class 1\r\n')
  expect(writeCsv(tableOfDataset(givenRows('regression', [[1]], [[2, 3]], { inputs: ['a'], outputs: ['a', 'b'] })))).toBe(
    'a,a (target),b\r\n1,2,3\r\n',
  )
})

test('images have too many columns for a table', () => {
  expect(fitsTable(dataOf(presetDocument('moons').scenario).dataset)).toBe(true)
  expect(fitsTable({ X: { rows: 10, columns: 784 }, Y: { columns: 10 }, task: 'classes' } as Dataset)).toBe(false)
})

const columnName = anyWord.map((text) => `n${text.replace(/\s+/g, ' ')}`)
const className = anyWord.filter((text) => Number.isNaN(Number(text.replaceAll(',', ''))))

/** Typed rows of every task, as many as the editor takes. */
const anyRows: fc.Arbitrary<Dataset> = fc
  .record({
    task: fc.constantFrom('regression' as const, 'binary' as const, 'classes' as const),
    rows: fc.integer({ min: 1, max: 9 }),
    inputs: fc.uniqueArray(columnName, { minLength: 1, maxLength: 8 }),
    targets: fc.uniqueArray(columnName, { minLength: 1, maxLength: 4 }),
    classes: fc.uniqueArray(className, { minLength: 2, maxLength: 4 }),
  })
  .chain(({ task, rows, inputs, targets, classes }) => {
    const matrix = <T>(cell: fc.Arbitrary<T>, width: number) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows })
    const outputs = task === 'regression' ? targets : task === 'binary' ? classes.slice(0, 2) : classes
    const label = fc.nat(outputs.length - 1)
    const Y = task === 'regression' ? matrix(anyNumber, targets.length) : matrix(label, 1)
    return fc.tuple(matrix(anyNumber, inputs.length), Y).map(([X, labels]) => {
      const hot = (at: number) => (task === 'binary' ? [at] : outputs.map((_, k) => (k === at ? 1 : 0)))
      return givenRows(task, X, task === 'regression' ? labels : labels.map(([at]) => hot(at!)), { inputs, outputs })
    })
  })

test('typed rows come back from their export to the last bit', () => {
  const property = fc.property(anyRows, (dataset) => {
    const table = tableOfDataset(dataset)
    const read = readCsv(writeCsv(table), { names: true })
    expect(read).toMatchObject({ ok: true, reading: { separator: ',', decimal: '.' } })
    if (read.ok) expect(read.table).toStrictEqual(table)
    const bits = (column: number) => (table.columns[column] as { readonly values: Float64Array }).values
    for (let j = 0; j < dataset.X.columns; j++) expect(bits(j)).toStrictEqual(columnOf(dataset.X, j))
    if (dataset.task === 'regression')
      for (let j = 0; j < dataset.Y.columns; j++) expect(bits(dataset.X.columns + j)).toStrictEqual(columnOf(dataset.Y, j))
  })
  fc.assert(property, { numRuns: tries(100, 10_000), seed: 12 })
})

test('moons that are saved and opened as they are give the same data set', () => {
  const { dataset, split } = dataOf(presetDocument('moons').scenario)
  const read = readCsv(writeCsv(tableOfDataset(dataset)))
  if (!read.ok) throw new Error(read.problem.message)
  const recipe: Recipe = {
    inputs: [0, 1].map((column) => ({ column, as: 'raw' })),
    target: { column: 2, as: 'raw' },
    task: 'binary',
    gaps: 'drop',
    statistics: 'training',
    divisor: 'n',
  }
  const again = prepareTable(read.table, recipe, rowsLeft(read.table, recipe), split)
  expect(again.X.values).toStrictEqual(dataset.X.values)
  expect(classesOf(again)).toEqual(classesOf(dataset))
})

const classesOf = ({ Y, classNames }: Dataset) => Array.from(Y.values, (label) => classNames[label])

function columnOf({ rows, columns, values }: Dataset['Y'] | Dataset['X'], column: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => values[row * columns + column]!)
}
