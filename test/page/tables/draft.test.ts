import { expect, test } from 'vitest'
import { suggestRecipe } from '../../../src/data/table/suggest'
import { writeTable } from '../../../src/data/table/table-text'
import type { OfferedTable } from '../../../src/page/state/offered-table'
import { cellText, firstDraft, previewOf, tasksAt, useOf, usesOf, withLoss, withTask, withUse } from '../../../src/page/tables/draft'
import { readRows, writeRows } from '../../../src/panels/table/row-numbers'
import { tableWith } from '../../support/tables'

const ROWS = 12
const table = tableWith({
  size: Array.from({ length: ROWS }, (_, k) => (k === 3 ? null : k * 0.5)),
  colour: Array.from({ length: ROWS }, (_, k) => ['red', 'blue'][k % 2]),
  price: Array.from({ length: ROWS }, (_, k) => (k * k) % 7),
})
const opened = {
  ok: true,
  table,
  text: writeTable(table),
  reading: { separator: ',', decimal: '.', names: true },
  suggestion: suggestRecipe(table),
} as const
const offered: OfferedTable = { name: 'prices.csv', content: '', options: {}, opened, problem: null, used: null }
const draft = firstDraft(offered)!

test('loss and output activation follow the target, and each other', () => {
  expect(draft).toMatchObject({ recipe: { task: 'regression', target: { column: 2 } }, output: 'linear', loss: 'mse_half' })
  const colour = withUse(opened, draft, 1, 'target')
  expect(colour).toMatchObject({ recipe: { task: 'binary', target: { column: 1 } }, output: 'sigmoid', loss: 'bce' })
  expect(colour.recipe.inputs.map(({ column }) => column)).toEqual([0, 2]) // the target before is an input
  expect(tasksAt(opened, colour)).toEqual(['binary', 'classes'])
  const classes = withTask(colour, 'classes')
  expect(classes).toMatchObject({ output: 'softmax', loss: 'cce' })
  expect(withLoss(classes, 'bce').output).toBe('sigmoid')
})

test('a column is used in one way at a time, and only in those that it can be', () => {
  expect(usesOf(opened, 1)).toEqual(['dummies', 'target', 'out'])
  expect(usesOf(opened, 0)).toEqual(['standard', 'minmax', 'raw', 'dummies', 'target', 'out'])
  const out = withUse(opened, draft, 0, 'out')
  expect([useOf(out.recipe, 0), useOf(out.recipe, 1), useOf(out.recipe, 2)]).toEqual(['out', 'dummies', 'target'])
  expect(useOf(withUse(opened, out, 0, 'minmax').recipe, 0)).toBe('minmax')
})

test('the preview has the rows that are left, or says why there are none', () => {
  const preview = previewOf(table, draft)
  if (!preview.ok) throw new Error(preview.message)
  expect([preview.left.length, preview.split.test.length, preview.shape.inputNames]).toEqual([11, 3, ['size', 'colour blue', 'colour red']])
  expect(cellText(table, 0, 3)).toBe('')
  expect(previewOf(table, { ...draft, recipe: { ...draft.recipe, inputs: [] } })).toEqual({
    ok: false,
    message: 'No column is an input: choose at least one.',
  })
  expect(previewOf(table, { ...draft, split: { kind: 'rows', rows: [40] } })).toEqual({
    ok: false,
    message: 'A test row must be from 0 to 10, not 40.',
  })
})

test('rows by number are read and written from 1', () => {
  expect(readRows('3, 7-9;1')).toEqual([0, 2, 6, 7, 8])
  expect(writeRows([0, 2, 6, 7, 8])).toBe('1, 3, 7-9')
  expect([readRows('0'), readRows('a'), readRows('9-7'), readRows('1.5')]).toEqual([null, null, null, null])
  expect(readRows(' ')).toEqual([])
})
