import { expect, test } from 'vitest'
import { suggestRecipe } from '../../../src/data/table/suggest'
import { tableWith } from '../../support/tables'

const ROWS = 30
const rows = <T>(cell: (k: number) => T): T[] => Array.from({ length: ROWS }, (_, k) => cell(k))

test('names, numbers of rows, empty and constant columns are no inputs, and it is said why', () => {
  const table = tableWith({
    id: rows((k) => k + 1),
    name: rows((k) => `n${k}`),
    height: rows((k) => (k * 7) % 11),
    colour: rows((k) => ['red', 'blue'][k % 2]),
    gaps: rows((k) => (k < 20 ? null : k)),
    same: rows(() => 4),
    town: rows((k) => `t${k % 20}`),
    rank: rows((k) => (k % 4) + 1),
    score: rows((k) => k * 0.5),
  })
  const { recipe, reasons } = suggestRecipe(table)
  expect(recipe).toEqual({
    inputs: [
      { column: 2, as: 'standard' },
      { column: 3, as: 'dummies' },
      { column: 7, as: 'dummies' },
    ],
    target: { column: 8, as: 'standard' },
    task: 'regression',
    gaps: 'drop',
    statistics: 'training',
    divisor: 'n',
  })
  expect(reasons).toEqual([
    'left out: it numbers the rows',
    'left out: a name for nearly every row',
    '',
    'names have no order: a column of 0 and 1 for each',
    'left out: 67 % of its cells are empty',
    'left out: it is constant',
    'left out: 20 different texts',
    'rank 4 is not 4 times rank 1',
    '',
  ])
})

test('the target is the column that is called so, else the last that can be one; its task follows from its values', () => {
  const numbers = rows((k) => k * 0.5)
  const suggested = (columns: Parameters<typeof tableWith>[0]) => {
    const { target, task } = suggestRecipe(tableWith(columns)).recipe
    return [target.column, task]
  }
  expect(suggested({ species: rows((k) => 'abc'[k % 3]), a: numbers })).toEqual([0, 'classes'])
  expect(suggested({ admit: rows((k) => k % 2), a: numbers })).toEqual([0, 'binary'])
  expect(suggested({ a: numbers, class: rows((k) => k % 3), b: numbers })).toEqual([1, 'classes'])
  expect(suggested({ a: numbers, count: rows((k) => k % 3) })).toEqual([1, 'regression'])
  expect(suggested({ a: numbers, b: rows((k) => (k * k) % 7), name: rows((k) => `x${k} y`.repeat(2)) })).toEqual([2, 'classes'])
  const many = tableWith({ a: Array.from({ length: 80 }, (_, k) => k * 0.5), name: Array.from({ length: 80 }, (_, k) => `n${k}`) })
  expect(suggestRecipe(many).recipe.target.column).toBe(0)
})

test('gaps are filled where dropping their rows would leave too few', () => {
  const gappy = (share: number) =>
    suggestRecipe(tableWith({ a: rows((k) => (k < share * ROWS ? null : k / 2)), b: rows((k) => k * 0.7) })).recipe.gaps
  expect([gappy(0.1), gappy(0.3)]).toEqual(['drop', 'mean'])
})
