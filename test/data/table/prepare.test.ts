import { expect, test } from 'vitest'
import { prepareTable, rowsLeft, shapeOfTable, valuesOf } from '../../../src/data/table/prepare'
import type { Recipe } from '../../../src/data/table/recipe'
import type { Table } from '../../../src/data/table/table'
import { tableWith } from '../../support/tables'

const table = tableWith({
  size: [1, 2, null, 4, 5, 6],
  rank: [2, 1, 2, 1, 2, -0],
  colour: ['red', 'blue', 'blue', '', 'red', 'red'],
  same: [7, 7, 7, 7, 7, 7],
  grade: [10, 20, 30, 40, null, 60],
})
const recipe: Recipe = {
  inputs: [{ column: 0, as: 'standard' }],
  target: { column: 4, as: 'raw' },
  task: 'regression',
  gaps: 'drop',
  statistics: 'all',
  divisor: 'n',
}

function prepared(of: Table, asked: Recipe, test: readonly number[] = []) {
  const left = rowsLeft(of, asked)
  const train = Int32Array.from(left, (_, k) => k).filter((row) => !test.includes(row))
  return prepareTable(of, asked, left, { train })
}

test('rows with a gap in a chosen column are dropped, in the target always, and gaps of numbers can be filled instead', () => {
  expect([...rowsLeft(table, recipe)]).toEqual([0, 1, 3, 5])
  expect([...rowsLeft(table, { ...recipe, gaps: 'mean' })]).toEqual([0, 1, 2, 3, 5])
  const withColour = [...recipe.inputs, { column: 2, as: 'dummies' as const }]
  expect([...rowsLeft(table, { ...recipe, gaps: 'mean', inputs: withColour })]).toEqual([0, 1, 2, 5])
})

test('rows know their row of the table where some of it are left out', () => {
  expect(prepared(table, recipe).tableRows).toEqual(Int32Array.of(0, 1, 3, 5))
  const whole = tableWith({ size: [1, 2, 3], grade: [10, 20, 40] })
  expect(prepared(whole, { ...recipe, target: { column: 1, as: 'raw' } })).not.toHaveProperty('tableRows')
})

test('a column is standardized with n or n − 1, scaled to 0..1, or taken as it is', () => {
  const column = (asked: Partial<Recipe>, as: 'standard' | 'minmax' | 'raw') =>
    Array.from(prepared(table, { ...recipe, ...asked, inputs: [{ column: 0, as }] }).X.values)
  // 1, 2, 4, 6: mean 3.25, squares 14.75
  expect(column({}, 'standard')).toEqual([1, 2, 4, 6].map((x) => (x - 3.25) / Math.sqrt(14.75 / 4)))
  expect(column({ divisor: 'n-1' }, 'standard')).toEqual([1, 2, 4, 6].map((x) => (x - 3.25) / Math.sqrt(14.75 / 3)))
  expect(column({}, 'minmax')).toEqual([0, 0.2, 0.6, 1])
  expect(column({}, 'raw')).toEqual([1, 2, 4, 6])
})

test('statistics come from the training rows or from all, and both are told', () => {
  const { X, prepared: columns } = prepared(table, { ...recipe, statistics: 'training' }, [3])
  expect(Array.from(X.values)).toEqual([1, 2, 4, 6].map((x) => (x - 7 / 3) / Math.sqrt(((4 / 3) ** 2 + (1 / 3) ** 2 + (5 / 3) ** 2) / 3)))
  expect(columns?.[0]).toMatchObject({ name: 'size', role: 'input', as: 'standard', filled: 0 })
  expect(columns?.[0].training.mean).toBe(7 / 3)
  expect(columns?.[0].all.mean).toBe(3.25)
  expect(columns?.[1]).toMatchObject({ name: 'grade', role: 'target', as: 'raw', all: { count: 4, minimum: 10, maximum: 60 } })
})

test('a filled gap has the mean of the same rows that the statistics come from, so 0 once standardized', () => {
  const { X, prepared: columns } = prepared(table, { ...recipe, gaps: 'mean', statistics: 'training' }, [0])
  expect(X.values[2]).toBe(0)
  expect(columns?.[0].filled).toBe(1)
  const raw = prepared(table, { ...recipe, gaps: 'mean', inputs: [{ column: 0, as: 'raw' }] })
  expect(raw.X.values[2]).toBe(3.25)
})

test('values become columns of 0 and 1, numbers ascending and texts by name, −0 as 0', () => {
  const inputs = [
    { column: 1, as: 'dummies' as const },
    { column: 2, as: 'dummies' as const },
  ]
  const { X, inputNames } = prepared(table, { ...recipe, inputs })
  expect(inputNames).toEqual(['rank 0', 'rank 1', 'rank 2', 'colour blue', 'colour red'])
  expect(Array.from(X.values)).toEqual([0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1])
  expect(valuesOf(table.columns[1], [0, 2, 5])).toEqual([
    { label: '0', count: 1 },
    { label: '2', count: 2 },
  ])
})

test('a target of two classes is one column of 0 and 1, of several one-hot', () => {
  const colour = { ...recipe, target: { column: 2, as: 'raw' as const } }
  const two = prepared(table, { ...colour, task: 'binary' })
  expect(two).toMatchObject({ task: 'binary', outputNames: ['colour'], classNames: ['blue', 'red'] })
  expect(Array.from(two.Y.values)).toEqual([1, 0, 1, 1])
  const rank = prepared(table, { ...recipe, target: { column: 1, as: 'raw' }, task: 'classes' })
  expect(rank).toMatchObject({ outputNames: ['0', '1', '2'], classNames: ['0', '1', '2'] })
  expect(Array.from(rank.Y.values.subarray(0, 6))).toEqual([0, 0, 1, 0, 1, 0])
})

const BAD: readonly (readonly [what: string, change: Partial<Recipe>, says: string])[] = [
  ['no input', { inputs: [] }, 'No column is an input: choose at least one.'],
  ['a constant column', { inputs: [{ column: 3, as: 'raw' }] }, 'Column “same” is constant: every row has 7. Leave it out.'],
  ['text as a number', { inputs: [{ column: 2, as: 'standard' }] }, 'Column “colour” has text: it can enter as dummy columns only.'],
  ['a text to predict as a number', { target: { column: 2, as: 'raw' } }, 'Column “colour” has text: it can enter as dummy columns only.'],
  [
    'one class',
    { task: 'binary', target: { column: 3, as: 'raw' } },
    'Column “same” has one class only, “7”: there is nothing to tell apart.',
  ],
  ['three classes as two', { task: 'binary', target: { column: 1, as: 'raw' } }, 'Column “rank” has 3 classes, not two.'],
  ['an input that is the target', { inputs: [{ column: 4, as: 'raw' }] }, 'Column “grade” cannot be an input and the target.'],
  ['a column that is not there', { inputs: [{ column: 9, as: 'raw' }] }, 'The table has 5 columns: there is no column 10.'],
]

for (const [what, change, says] of BAD) {
  test(`${what} is refused by name`, () => {
    expect(() => shapeOfTable(table, { ...recipe, ...change })).toThrow(says)
  })
}

test('no row left is refused, and a column that has one number in the training rows only', () => {
  const gappy = tableWith({ a: [1, null, 3, 3, 3], b: [null, 2, 1, 2, 3], c: [null, null, null, 1, 2] })
  const ab = [{ column: 0, as: 'standard' as const }]
  expect(() => rowsLeft(gappy, { ...recipe, inputs: [{ column: 0, as: 'raw' }], target: { column: 2, as: 'raw' } })).not.toThrow()
  const none = tableWith({ a: [1, null], b: [null, 2] })
  expect(() => rowsLeft(none, { ...recipe, inputs: ab, target: { column: 1, as: 'raw' } })).toThrow('No row is left')
  const few = tableWith({ a: [1, 3, 3, 3], b: [1, 2, 1, 2] })
  const asked: Recipe = { ...recipe, statistics: 'training', inputs: ab, target: { column: 1, as: 'raw' } }
  expect(() => prepared(few, asked, [0])).toThrow('Column “a” has the same number, 3, in all training rows: it cannot be scaled.')
})

test('more than 50 values are too many to be told apart', () => {
  const many = tableWith({ a: Array.from({ length: 51 }, (_, k) => k), b: Array.from({ length: 51 }, (_, k) => k % 2) })
  const asked: Recipe = { ...recipe, inputs: [{ column: 0, as: 'dummies' }], target: { column: 1, as: 'raw' } }
  expect(() => shapeOfTable(many, asked)).toThrow('Column “a” has more than 50 different values')
})
