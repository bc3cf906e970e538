import { expect, test } from 'vitest'
import { dataOf } from '../../src/document/build'
import { defaultDocument } from '../../src/document/presets/defaults'
import { parseDocument } from '../../src/document/schema/schema'
import type { DataSpec } from '../../src/document/types'

const NAMES = { inputs: ['hours', 'lectures'], outputs: ['fail', 'pass'] }
const rows = (names: unknown, parts: object = {}) =>
  ({
    kind: 'rows',
    task: 'binary',
    X: [
      [1, 2],
      [3, 4],
    ],
    Y: [[0], [1]],
    names,
    ...parts,
  }) as Extract<DataSpec, { kind: 'rows' }>

function parsed(data: DataSpec) {
  const document = defaultDocument()
  return parseDocument({ ...document, scenario: { ...document.scenario, data } })
}
const datasetOf = (data: DataSpec) => dataOf({ data, split: { testFraction: 0, seed: 1 } }).dataset

test('typed rows keep the names of their columns, and those of two classes', () => {
  const data = rows(NAMES)
  expect(parsed(data)).toMatchObject({ ok: true, document: { scenario: { data } } })
  expect(datasetOf(data)).toMatchObject({ inputNames: ['hours', 'lectures'], outputNames: ['y1'], classNames: ['fail', 'pass'] })
})

test('rows of a regression or of several classes name each output', () => {
  const grades = { inputs: ['a', 'b'], outputs: ['first', 'second'] }
  const Y = [
    [1, 0],
    [0, 1],
  ]
  expect(datasetOf(rows(grades, { task: 'regression', Y }))).toMatchObject({ outputNames: grades.outputs, classNames: [] })
  expect(datasetOf(rows(grades, { task: 'classes', Y }))).toMatchObject({ outputNames: grades.outputs, classNames: grades.outputs })
})

test('rows without names are as before, and no name is added to their document', () => {
  const { names: _, ...data } = rows(NAMES)
  const result = parsed(data)
  expect(result.ok && Object.keys(result.document.scenario.data)).toEqual(['kind', 'task', 'X', 'Y'])
  expect(datasetOf(data)).toMatchObject({ inputNames: ['x1', 'x2'], outputNames: ['y1'], classNames: ['0', '1'] })
})

test.each([
  [{ ...NAMES, inputs: ['a'] }, 'List of input names must have 2 entries, not 1.'],
  [{ ...NAMES, outputs: ['a'] }, 'List of class names must have 2 entries, not 1.'],
  [{ ...NAMES, inputs: ['a', 'a'] }, 'Name of input 2 must not be “a” again.'],
  [{ ...NAMES, inputs: ['a', ' '] }, 'Name of input 2 must not be empty.'],
  [{ ...NAMES, inputs: ['a', 'b'.repeat(41)] }, `Name of input 2 must be text of at most 40 characters, not “${'b'.repeat(40)}…”.`],
  [{ inputs: ['a', 'b'], outputs: [1, 2] }, 'Name of output 1 must be text of at most 40 characters, not 1.'],
])('names that do not fit are refused: %j', (names, message) => {
  expect(parsed(rows(names))).toMatchObject({ ok: false, problem: { message } })
})
