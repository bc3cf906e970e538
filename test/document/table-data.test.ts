import { expect, test } from 'vitest'
import type { Recipe } from '../../src/data/table/recipe'
import { buildScenario, dataOf } from '../../src/document/build'
import { defaultDocument } from '../../src/document/presets/defaults'
import { parseDocument } from '../../src/document/schema/schema'
import type { Document, Scenario } from '../../src/document/types'
import { storedSpec, tableWith } from '../support/tables'

const table = tableWith({ a: [1, 2, 3, 4], b: [0.5, null, 1.5, 3], kind: ['x', 'y', 'y', 'x'] })
const recipe: Recipe = {
  inputs: [
    { column: 0, as: 'standard' },
    { column: 1, as: 'minmax' },
  ],
  target: { column: 2, as: 'raw' },
  task: 'binary',
  gaps: 'mean',
  statistics: 'training',
  divisor: 'n-1',
}
const shape = { rows: 4, inputNames: ['a', 'b'], outputNames: ['kind'], classNames: ['x', 'y'], task: 'binary' } as const
const data = storedSpec(table, recipe, shape)

function documentWith(parts: Partial<Scenario>): Document {
  const document = defaultDocument()
  return { ...document, scenario: { ...document.scenario, data, split: { kind: 'rows', rows: [3] }, ...parts } }
}

test('a document with a table and a split by row numbers is read as it is', () => {
  const document = documentWith({})
  expect(parseDocument(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, document })
})

test('a table is made into rows by its recipe, with the test rows that are given', () => {
  const { dataset, split } = buildScenario(documentWith({}).scenario)
  expect([...split.test]).toEqual([3])
  expect([...split.train]).toEqual([0, 1, 2])
  expect(Array.from(dataset.X.values)).toEqual([-1, 0, 0, 0.5, 1, 1, 2, 2.5])
  expect(Array.from(dataset.Y.values)).toEqual([0, 1, 1, 0])
})

test('a table that does not make what the document says is refused by its name', () => {
  const other = storedSpec(table, recipe, { ...shape, rows: 3 }, 'rows.csv')
  expect(() => dataOf(documentWith({ data: other }).scenario)).toThrow(
    'The table “rows.csv” cannot be used. It is not the table that this run was made with.',
  )
  const constant = storedSpec(tableWith({ a: [1, 1, 1, 4], b: [1, 2, 3, 4], kind: ['x', 'y', 'y', 'x'] }), recipe, shape, 'c.csv')
  expect(() => dataOf(documentWith({ data: constant }).scenario)).toThrow('Column “a” has the same number, 1, in all training rows')
})

const BAD: readonly (readonly [parts: Partial<Scenario>, message: string])[] = [
  [{ data: { ...data, table: 'abc' } }, 'Table must be a hash of 64 hexadecimal digits, not “abc”.'],
  [{ data: { ...data, shape: { ...shape, rows: 1 } } }, 'Rows must be a whole number from 2 to 20,000, not 1.'],
  [{ data: { ...data, shape: { ...shape, classNames: ['x'] } } }, 'Classes of the table need 2 names, not 1.'],
  [{ data: { ...data, shape: { ...shape, inputNames: [] } } }, 'Inputs of the table need at least one name.'],
  [{ data: { ...data, shape: { ...shape, task: 'regression' } } }, 'Task of the table must be binary as in its recipe, not regression.'],
  [{ split: { kind: 'rows', rows: [4] } }, 'Test row must be a whole number from 0 to 3, not 4.'],
  [{ split: { kind: 'rows', rows: [1, 1] } }, 'List of test rows must not have a row twice.'],
  [{ split: { kind: 'rows', rows: [0, 1, 2, 3] } }, 'List of test rows must leave at least one of the 4 rows for the training.'],
  [{ split: { kind: 'rows', rows: [0.5] } }, 'Test row 1 must be a whole number from 0 to 49,999,999, not 0.5.'],
]

for (const [parts, message] of BAD) {
  test(`refused: ${message}`, () => {
    const parsed = parseDocument(documentWith(parts))
    expect(parsed.ok ? '' : parsed.problem.message).toBe(message)
  })
}
