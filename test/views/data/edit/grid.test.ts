import { expect, test } from 'vitest'
import { givenRows } from '../../../../src/data'
import { dataOf } from '../../../../src/document/build'
import { presetDocument } from '../../../../src/document/presets/presets'
import { parseDocument } from '../../../../src/document/schema/schema'
import type { Scenario } from '../../../../src/document/types'
import { type Grid, gridOf, isTypable, newRow, readGrid, withColumn, withoutColumn, withPasted } from '../../../../src/views/data/edit/grid'
import { withRows } from '../../../../src/views/data/edit/open-rows'

const scenarioOf = (id: string) => presetDocument(id).scenario
const gridFor = (id: string) => gridOf(dataOf(scenarioOf(id)).dataset)
const edited = (grid: Grid, row: number, column: number, cell: string): Grid => ({
  ...grid,
  rows: grid.rows.map((cells, i) => (i === row ? cells.with(column, cell) : cells)),
})
const parses = (scenario: Scenario) => parseDocument({ ...presetDocument('moons'), scenario }).ok

test.each(['two-two-two', 'valley', 'perceptron-and', 'will-i-pass', 'grades', 'moons'])('%s is read back as it was, to the bit', (id) => {
  const { dataset } = dataOf(scenarioOf(id))
  const { data } = readGrid(gridOf(dataset))
  const again = givenRows(data!.task, data!.X, data!.Y, data!.names)
  expect(again.X.values).toEqual(Float64Array.from(dataset.X.values))
  expect([again.Y.values, again.inputNames, again.classNames]).toEqual([dataset.Y.values, dataset.inputNames, dataset.classNames])
})

test('AND becomes OR by two cells, and keeps its first weights and its rule', () => {
  const and = gridFor('perceptron-and')
  const { data } = readGrid(edited(edited(and, 1, 2, '1'), 2, 2, '1'))
  expect(data!.Y).toEqual([[0], [1], [1], [1]])
  const before = scenarioOf('perceptron-and')
  const after = withRows(before, data!, { trainBiases: true })
  expect([after.initialization, after.network, after.training]).toEqual([before.initialization, before.network, before.training])
  expect(parses(after)).toBe(true)
})

test('a bad cell says what is allowed there, and only there', () => {
  const and = edited(edited(gridFor('perceptron-and'), 0, 0, 'two'), 3, 2, '2')
  const { errors, data } = readGrid(edited(edited(and, 1, 0, ''), 1, 1, '1e13'))
  expect(data).toBeNull()
  expect([...errors]).toEqual([
    ['0 0', '“two” is not a number.'],
    ['1 0', 'A number is missing.'],
    ['1 1', 'A number must be from −1,000,000,000,000 to 1,000,000,000,000.'],
    ['3 2', 'One of 0, 1.'],
  ])
})

test('another number of inputs draws new weights where they were given; a switch trains biases or not', () => {
  const { data } = readGrid(withColumn(gridFor('two-two-two'), 'inputs'))
  expect(data!.names!.inputs).toEqual(['x1', 'x2', 'x3'])
  const after = withRows(scenarioOf('two-two-two'), data!, { trainBiases: true })
  expect(after.initialization.kind).toBe('drawn')
  expect(after.training.trainBiases).toBe(true)
  expect(parses(after)).toBe(true)
})

test('columns come and go at the end of their part', () => {
  const grid = gridFor('two-two-two')
  const wider = withColumn(withColumn(grid, 'outputs'), 'inputs')
  expect([wider.inputs, wider.outputs, wider.rows[0]]).toEqual([
    ['x1', 'x2', 'x3'],
    ['y1', 'y2', 'y3'],
    ['0.05', '0.1', '0', '0.01', '0.99', '0'],
  ])
  expect(withoutColumn(withoutColumn(wider, 'outputs'), 'inputs')).toEqual(grid)
})

test('cells pasted from a spreadsheet fill from a cell on and add rows, 200 at most', () => {
  const grid = gridFor('perceptron-and')
  const pasted = withPasted(grid, 3, 1, '5\t1\tbeyond\r\n6\t0\r\n')
  expect(pasted.grid.rows.slice(3)).toEqual([
    ['1', '5', '1'],
    ['0', '6', '0'],
  ])
  expect(pasted.leftOut).toBe('Pasted without the last column: add columns first.')
  const long = withPasted(grid, 0, 0, '1\n'.repeat(300))
  expect([long.grid.rows.length, long.leftOut]).toEqual([200, 'Pasted without the last 100 rows: there can be 200.'])
  expect(newRow(grid)).toEqual(['0', '0', '0'])
})

test('a first line of words names the columns', () => {
  const { grid, leftOut } = withPasted(gridFor('two-two-two'), 0, 0, 'hours\tgrade\ta\tb\n1\t2\t3\t4\n5\t6\t7\t8\n')
  expect([grid.inputs, grid.outputs, grid.rows, leftOut]).toEqual([
    ['hours', 'grade'],
    ['a', 'b'],
    [
      ['1', '2', '3', '4'],
      ['5', '6', '7', '8'],
    ],
    null,
  ])
  const classes = withPasted(gridFor('perceptron-and'), 0, 1, 'right\tis\n1\t1\n').grid
  expect([classes.inputs, classes.outputs, classes.rows[0]]).toEqual([['x1', 'right'], ['class'], ['0', '1', '1']])
})

test('small data sets can be typed, large ones not', () => {
  expect(isTypable(dataOf(scenarioOf('moons')).dataset)).toBe(true)
  expect(isTypable(dataOf(scenarioOf('hills')).dataset)).toBe(false)
})
