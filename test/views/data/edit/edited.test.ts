import { expect, test } from 'vitest'
import { dataOf } from '../../../../src/document/build'
import { presetDocument } from '../../../../src/document/presets/presets'
import { parseDocument } from '../../../../src/document/schema/schema'
import type { Document } from '../../../../src/document/types'
import { type Edited, edit, read, toOpen } from '../../../../src/views/data/edit/edited'
import { areTypable, firstWeightsOf, fitted, layerNames } from '../../../../src/views/data/edit/first-weights'
import { withColumn, withoutColumn } from '../../../../src/views/data/edit/grid'
import { withRows } from '../../../../src/views/data/edit/open-rows'

const opened = (document: Document) => toOpen(dataOf(document.scenario).dataset, document)
const HAND = presetDocument('two-two-two')
const edited = (edited: Edited, weight: string): Edited => ({
  ...edited,
  weights: edited.weights!.with(0, [
    [weight, '0.2', '0.35'],
    ['0.25', '0.3', '0.35'],
  ]),
})

test('the first weights of a worked example are typed as they are given, and read back to the bit', () => {
  const start = opened(HAND)
  const { initialization } = HAND.scenario
  expect(start.weights).toEqual([
    [
      ['0.15', '0.2', '0.35'],
      ['0.25', '0.3', '0.35'],
    ],
    [
      ['0.4', '0.45', '0.6'],
      ['0.5', '0.55', '0.6'],
    ],
  ])
  expect(read(start).content!.parameters).toEqual(initialization.kind === 'given' && initialization.parameters)
  expect(start.trainBiases).toBe(HAND.scenario.training.trainBiases)
})

test('a weight typed before the first step is among them; drawn ones are typed on request only', () => {
  const typed: Document = { ...HAND, changes: [{ step: 0, field: 'parameter', value: { index: 1, value: -0.125 } }] }
  expect(opened(typed).weights![0]![0]).toEqual(['0.15', '-0.125', '0.35'])
  const moons = presetDocument('moons')
  expect(opened(moons).weights).toBeNull()
  expect(firstWeightsOf(moons, [2, 4, 2, 1]).map((rows) => rows.length)).toEqual([4, 2, 1])
  expect([areTypable([2, 4, 2, 1]), areTypable([784, 30, 10])]).toEqual([true, false])
})

test('three inputs with own weights: the weights follow the columns, and the run begins with what is typed', () => {
  const wider = edit(opened(HAND), { grid: withColumn(opened(HAND).grid, 'inputs') }, HAND.scenario)
  expect(wider.weights![0]![0]).toEqual(['0.15', '0.2', '0', '0.35'])
  const own = {
    ...wider,
    weights: wider.weights!.with(0, [wider.weights![0]![0]!.with(2, '-1/4'), wider.weights![0]![1]!.with(2, '1,5e-3')]),
  }
  const { data, parameters } = read(own).content!
  const scenario = withRows(HAND.scenario, data, { trainBiases: true, parameters })
  expect(scenario.initialization).toEqual({
    kind: 'given',
    parameters: [0.15, 0.2, -0.25, 0.25, 0.3, 0.0015, 0.35, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6],
  })
  expect(parseDocument({ ...HAND, scenario }).ok).toBe(true)
  const narrow = edit(wider, { grid: withoutColumn(wider.grid, 'inputs') }, HAND.scenario)
  expect(narrow.weights).toEqual(opened(HAND).weights)
})

test('own weights that are switched off are drawn; left unsaid, given ones stay while they fit', () => {
  const { data } = read(opened(HAND)).content!
  expect(withRows(HAND.scenario, data, { trainBiases: true, parameters: null }).initialization.kind).toBe('drawn')
  expect(withRows(HAND.scenario, data, { trainBiases: true }).initialization).toEqual(HAND.scenario.initialization)
})

test('what is wrong first is said with row and column, or with the name of the weight, and how many more there are', () => {
  const start = opened(HAND)
  const rows = start.grid.rows.map((cells) => cells.with(1, 'two').with(3, ''))
  const wrong = { ...start, grid: { ...start.grid, rows } }
  expect(read(wrong)).toMatchObject({ content: null, problem: 'Row 1, x2: “two” is not a number. 1 more cell is marked.' })
  expect(read(edited(wrong, '1,500')).problem).toBe('Row 1, x2: “two” is not a number. 2 more cells are marked.')
  expect(read(edited(start, '1,500')).problem).toBe('First weight x1→h1: 1,500: 1500 or 1.500? Type it without the comma, or with a point.')
  expect(read(edited(start, '0.15')).problem).toBeNull()
})

test('layers with more outputs keep what is typed and begin new units at 0', () => {
  expect(fitted([[['1', '2', '3']]], [3, 2])).toEqual([
    [
      ['1', '2', '0', '3'],
      ['0', '0', '0', '0'],
    ],
  ])
  expect(layerNames([2, 2, 1], ['hours', 'x2'])).toEqual([
    { from: ['hours', 'x2', 'bias'], to: ['h1', 'h2'] },
    { from: ['h1', 'h2', 'bias'], to: ['y1'] },
  ])
})
