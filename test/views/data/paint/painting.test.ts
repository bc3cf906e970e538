import { expect, test } from 'vitest'
import { givenRows } from '../../../../src/data'
import { dataOf } from '../../../../src/document/build'
import { presetDocument } from '../../../../src/document/presets/presets'
import { parseDocument } from '../../../../src/document/schema/schema'
import type { Scenario } from '../../../../src/document/types'
import { withRows } from '../../../../src/views/data/edit/open-rows'
import { actionOf, type Place } from '../../../../src/views/data/paint/keys'
import {
  countWords,
  EMPTY,
  gridStep,
  type Kind,
  type Painting,
  paintingOf,
  rowsOf,
  snapped,
  spotNear,
  spotsOf,
  whyUnready,
  withoutSpot,
  withSpot,
} from '../../../../src/views/data/paint/painting'

const scenarioOf = (id: string) => presetDocument(id).scenario
const parses = (scenario: Scenario) => parseDocument({ ...presetDocument('moons'), scenario }).ok
const painted = (kind: Kind, ...spots: readonly (readonly [number, number, number])[]): Painting =>
  spots.reduce((painting, [x, y, label]) => withSpot(painting, { x, y, label }), { ...EMPTY, kind })
const OPTIONS = { trainBiases: true }

const TWO = painted('two', [0.25, -0.5, 0], [1, 1, 1])
const THREE = painted('three', [0, 0, 0], [0.5, 0, 1], [0, 0.5, 2])
const CURVE = painted('curve', [-1, 0.5, 0], [0.5, 1, 0])

test('points of two classes, of three and of a curve become typed rows, and a painting again', () => {
  expect(rowsOf(TWO)).toEqual({
    kind: 'rows',
    task: 'binary',
    X: [
      [0.25, -0.5],
      [1, 1],
    ],
    Y: [[0], [1]],
    names: { inputs: ['x1', 'x2'], outputs: ['A', 'B'] },
  })
  expect(rowsOf(THREE)).toMatchObject({
    task: 'classes',
    Y: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    names: { outputs: ['A', 'B', 'C'] },
  })
  expect(rowsOf(CURVE)).toMatchObject({ task: 'regression', X: [[-1], [0.5]], Y: [[0.5], [1]], names: { inputs: ['x1'], outputs: ['y1'] } })
  for (const painting of [TWO, THREE, CURVE]) {
    const { task, X, Y, names } = rowsOf(painting)
    expect(paintingOf(givenRows(task, X, Y, names))).toEqual(painting)
  }
})

test.each([
  ['moons', TWO, ['tanh', 'tanh', 'sigmoid'], 'bce'],
  ['moons', THREE, ['tanh', 'tanh', 'softmax'], 'cce'],
  ['moons', CURVE, ['tanh', 'tanh', 'linear'], 'mse_half'],
  ['two-two-two', TWO, ['sigmoid', 'sigmoid'], 'bce'],
  ['perceptron-and', TWO, ['step'], 'perceptron'],
  ['penguins', THREE, null, 'cce'],
] as const)('%s trains on what is painted: output and loss are those of its task', (id, painting, activations, loss) => {
  const after = withRows(scenarioOf(id), rowsOf(painting), OPTIONS)
  if (activations) expect(after.network.activations).toEqual(activations)
  expect(after.training.loss).toBe(loss)
  expect(parses(after)).toBe(true)
})

test('a few points are all to train on', () => {
  const split = (allToTrain: boolean) => withRows(scenarioOf('moons'), rowsOf(TWO), { ...OPTIONS, allToTrain }).split
  expect([split(true), split(false)]).toEqual([{ testFraction: 0, seed: 1 }, scenarioOf('moons').split])
})

test('columns made of inputs stay while those have the same names', () => {
  const moons = { ...scenarioOf('moons'), features: ['x1', 'x2', 'x1*x2'] }
  expect(withRows(moons, rowsOf(TWO), OPTIONS).features).toEqual(moons.features)
  expect(withRows(moons, rowsOf(CURVE), OPTIONS)).not.toHaveProperty('features')
  const named = rowsOf({ ...TWO, inputs: ['hours', 'grade'] })
  expect(withRows(moons, named, OPTIONS)).not.toHaveProperty('features')
})

test('places are short numbers of the plane', () => {
  expect([gridStep([-1, 1]), gridStep([0, 10.5]), gridStep([-3000, 5000])]).toEqual([0.01, 0.05, 20])
  expect([0.123456, -0.004, 3, 0.7 + 0.1].map((value) => snapped(value, [-1, 1]))).toEqual([0.12, 0, 1, 0.8])
})

test('a place holds one point, and the plane 200', () => {
  expect(spotsOf(withSpot(TWO, { x: 0.25, y: -0.5, label: 1 }))).toEqual([
    { x: 1, y: 1, label: 1 },
    { x: 0.25, y: -0.5, label: 1 },
  ])
  const full = painted('two', ...Array.from({ length: 230 }, (_, k) => [k / 300, 0, k % 2] as const))
  expect(spotsOf(full).length).toBe(200)
  expect(withSpot(full, { x: 0, y: 0, label: 1 })).not.toBe(full) // another class for one that is there
  expect(countWords(full)).toBe('200 points of at most 200: 100 A, 100 B')
})

test('the nearest point within reach is erased', () => {
  const near = spotNear(TWO, 0.3, -0.5, [0.1, 0.1])!
  expect(near).toEqual({ x: 0.25, y: -0.5, label: 0 })
  expect(spotNear(TWO, 0.4, -0.5, [0.1, 0.1])).toBeNull()
  expect(spotsOf(withoutSpot(TWO, near))).toEqual([{ x: 1, y: 1, label: 1 }])
})

test('what is missing before a run can begin is named', () => {
  expect([EMPTY, TWO, painted('three', [0, 0, 0], [1, 0, 2]), CURVE].map(whyUnready)).toEqual([
    'Paint a point first.',
    null,
    'Class B has no point: paint at least one.',
    null,
  ])
})

test('the third class waits while two are painted', () => {
  const two = { ...THREE, kind: 'two' as const }
  expect(spotsOf(two).length).toBe(2)
  expect(spotsOf({ ...two, kind: 'three' }).length).toBe(3)
})

test('the rows of a run can be painted on where they lie in a plane and are few', () => {
  const of = (id: string) => paintingOf(dataOf(scenarioOf(id)).dataset)
  expect(of('moons')!.spots.length).toBe(200)
  expect(of('perceptron-and')).toMatchObject({ kind: 'two', classes: ['0', '1', 'A'], plane: EMPTY.plane })
  expect([of('two-two-two'), of('hills'), of('penguins')]).toEqual([null, null, null])
  expect(of('sine')).toMatchObject({ kind: 'curve', inputs: ['x1', 'x2'], target: 'y1' })
})

test('keys move the crosshair inside the plane, use the tool, erase, choose a class and go from point to point', () => {
  const press = (key: string, { shift = false, painting = THREE, cross = [0, 0] as Place } = {}) => actionOf(key, shift, painting, cross)
  expect([press('ArrowLeft'), press('ArrowUp', { shift: true }), press('ArrowRight', { cross: [0.98, 0.5] })]).toEqual([
    { kind: 'go', to: [-0.05, 0] },
    { kind: 'go', to: [0, 0.01] },
    { kind: 'go', to: [1, 0.5] },
  ])
  expect(['PageDown', 'PageUp'].map((key) => press(key))).toEqual([
    { kind: 'go', to: [0.5, 0] },
    { kind: 'go', to: [0, 0.5] },
  ])
  expect(press('PageDown', { cross: [0, 0.5] })).toEqual({ kind: 'go', to: [0, 0] })
  expect([1, -1].map((y) => press(y > 0 ? 'PageDown' : 'PageUp', { cross: [1, 1] }))).toEqual([
    { kind: 'go', to: [0, 0] },
    { kind: 'go', to: [0, 0.5] },
  ])
  expect(press('PageDown', { painting: EMPTY })).toEqual({ kind: 'go', to: null })
  expect([' ', 'Enter', 'Delete', 'Backspace'].map((key) => press(key)?.kind)).toEqual(['use', 'use', 'erase', 'erase'])
  expect([press('3'), press('3', { painting: TWO }), press('1', { painting: CURVE }), press('x'), press('Escape')]).toEqual([
    { kind: 'choose', label: 2 },
    null,
    null,
    null,
    null,
  ])
})
