import { expect, test } from 'vitest'
import { givenRows, inputDomain } from '../../../src/data'
import { fetchLateRows } from '../../../src/document/build'
import { withColumns } from '../../../src/document/typed-data'
import type { Plane } from '../../../src/document/types'
import { sin } from '../../../src/engine/arithmetic/real'
import { createNetwork } from '../../../src/engine/network/network'
import { gridCoordinate } from '../../../src/engine/objective/landscape'
import { createFieldMaker } from '../../../src/trainer/run/field'
import { drain } from '../../../src/trainer/slices'

const SIDE = 5
const X = [
  [0.3, -1.2, 10, 4],
  [2, 0.5, 20, 4],
  [-1, 4, 60, 7],
]
const Y = [[0], [1], [2]]
const four = givenRows('regression', X, Y)
const two = givenRows(
  'regression',
  X.map((row) => row.slice(0, 2)),
  Y,
)
const train = Int32Array.of(0, 1)

await fetchLateRows()

/** One linear unit: the sum of its inputs times 1, 2, 3, … */
function fieldOf(dataset: typeof two, plane: Plane | null = null, row = 0) {
  const inputs = dataset.X.columns
  const network = createNetwork([inputs, 1], ['linear'])
  const parameters = Float64Array.from({ length: inputs + 1 }, (_, k) => (k < inputs ? k + 1 : 0))
  return drain(createFieldMaker(dataset, train).make(network, parameters, SIDE, 0, { plane, row }))
}

const points = (domain: readonly (readonly [number, number])[]) =>
  Array.from({ length: SIDE * SIDE }, (_, k) => [
    gridCoordinate(domain[0]!, SIDE, k % SIDE),
    gridCoordinate(domain[1]!, SIDE, Math.floor(k / SIDE)),
  ])

test('typed columns have maps over the inputs that they are made of, and so have the units', () => {
  const field = fieldOf(withColumns(two, ['x1', 'x1*x2', 'sin(x2)']))!
  const domain = inputDomain(two)
  expect(field.over).toEqual([0, 1])
  expect(field.domain).toEqual(domain)
  const columns = points(domain).map(([a, b]) => [a!, a! * b!, sin(b!)])
  for (const [k, map] of field.inputs.entries()) expect(Array.from(map!)).toEqual(columns.map((row) => row[k]))
  for (const [at, [a, b, c]] of columns.entries()) expect(field.units[0]![0]![at]).toBeCloseTo(a! + 2 * b! + 3 * c!, 12)
})

test.each([
  ['sample', 2, [4, 7]],
  ['means', 2, [(-1.2 + 0.5) / 2, 4]],
] as const)('over two of four inputs the others stand at the %s', (others, row, [second, fourth]) => {
  const field = fieldOf(four, { inputs: [2, 0], others }, row)!
  const whole = inputDomain(four)
  expect(field.domain).toEqual([whole[2], whole[0]])
  expect(field.inputs.map((map) => map !== null)).toEqual([true, false, true, false])
  for (const [at, [across, up]] of points(field.domain).entries())
    expect(field.units[0]![0]![at]).toBeCloseTo(up! + 2 * second + 3 * across! + 4 * fourth, 10)
})

test('over more than two inputs there is no field until two are chosen', () => {
  expect(fieldOf(four)).toBeNull()
})

test('where a typed column has no value the maps have none either', () => {
  const positive = givenRows('regression', [[0.5], [1], [2]], Y)
  const field = fieldOf(withColumns(positive, ['log(x1)', 'x1']))!
  const [low] = field.domain[0]!
  const blank = Array.from({ length: SIDE }, (_, k) => gridCoordinate(field.domain[0]!, SIDE, k) <= 0)
  expect(low).toBeLessThanOrEqual(0.5)
  expect(Array.from(field.units[0]![0]!, Number.isNaN)).toEqual(blank)
  expect(Array.from(field.inputs[0]!, Number.isNaN)).toEqual(blank)
  const wide = givenRows('regression', [[0.05], [1], [2]], Y)
  expect(Array.from(fieldOf(withColumns(wide, ['log(x1)', 'x1']))!.units[0]![0]!, Number.isNaN)).toContain(true)
})
