import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Dataset, generate, givenRows, splitRows, tableDataset } from '../../../src/data'
import { planeDomain, targetsOf } from '../../../src/views/output/domain'
import { fieldPixels, sequentialShare, tint } from '../../../src/views/output/field-colors'
import { borderSegments } from '../../../src/views/output/geometry/border'
import { nearestPoint, placePoints } from '../../../src/views/output/geometry/points'
import { neighbourRow } from '../../../src/views/output/geometry/sample-keys'
import { lookOf } from '../../../src/views/output/look'
import { outputMode } from '../../../src/views/output/mode'
import { sideRows } from '../../../src/views/output/side-rows'
import type { ThemeColors } from '../../../src/views/theme-colors'

const modeOf = (dataset: Dataset) => outputMode(dataset, lookOf(dataset, {}))
const moons = generate('moons', 40, 0.1, 1)
const sine = generate('sine', 20, 0.1, 1)
const single = givenRows('regression', [[0.05, 0.1]], [[0.01, 0.99]])

test('the picture follows from the number of rows, of inputs, and the task', () => {
  expect(modeOf(moons)).toBe('field')
  expect(modeOf(sine)).toBe('line')
  expect(modeOf(single)).toBe('bars')
  expect(modeOf(tableDataset('penguins', splitRows(333, 0.25, 2)))).toBe('confusion')
  expect(
    modeOf(
      givenRows(
        'regression',
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [[1], [2]],
      ),
    ),
  ).toBe('scatter')
})

test('in a field of a plane the border lies where the plane has the value', () => {
  const side = 21
  const slope = fc.double({ min: 0.3, max: 2, noNaN: true })
  fc.assert(
    fc.property(slope, slope, (a, b) => {
      const values = Float64Array.from({ length: side * side }, (_, k) => a * (k % side) + b * Math.floor(k / side))
      const segments = borderSegments(values, side, 10)
      expect(segments.length).toBeGreaterThan(0)
      expect(segments.length % 4).toBe(0)
      for (let k = 0; k < segments.length; k += 2) expect(a * segments[k]! + b * segments[k + 1]!).toBeCloseTo(10, 6)
    }),
  )
})

test('a field on one side of the value has no border', () => {
  expect(borderSegments(new Float64Array(25).fill(0.4), 5, 0.5)).toEqual([])
})

const colors = { panel: '#ffffff', forward: '#000000', classes: ['#a16207', '#2563eb', '#0f8a63'] } as unknown as ThemeColors // only these are read

test('a binary field is colourless where the output is 0.5, and takes the hue of the class on each side', () => {
  const at = (value: number) => tint([Float64Array.of(value)], 0, 'binary', [0, 1])
  expect(at(0.5).share).toBe(0)
  expect(at(0.9)).toMatchObject({ hue: 1 })
  expect(at(0.1)).toMatchObject({ hue: 0 })
  expect(at(0.1).share).toBeCloseTo(at(0.9).share, 12)
})

test('a field of classes takes the hue of the largest output, stronger where it is certain', () => {
  const at = (...values: number[]) =>
    tint(
      values.map((value) => Float64Array.of(value)),
      0,
      'classes',
      [0, 1],
    )
  expect(at(0.2, 0.5, 0.3)).toMatchObject({ hue: 1 })
  expect(at(0.05, 0.05, 0.9)).toMatchObject({ hue: 2 })
  expect(at(0.05, 0.05, 0.9).share).toBeGreaterThan(at(0.3, 0.3, 0.4).share)
})

test('values of a regression beyond the range keep the colours of its ends', () => {
  expect(sequentialShare(-5, [0, 2])).toBe(sequentialShare(0, [0, 2]))
  expect(sequentialShare(9, [0, 2])).toBe(sequentialShare(2, [0, 2]))
  expect(sequentialShare(1, [0, 2])).toBeGreaterThan(sequentialShare(0.5, [0, 2]))
})

test('the pixels of a field start with its top row', () => {
  const pixels = new Uint8ClampedArray(2 * 2 * 4)
  fieldPixels([Float64Array.of(0, 0, 1, 1)], 2, 'regression', [0, 1], colors, pixels)
  expect(pixels[0]).toBeLessThan(pixels[8]!)
  expect([3, 7, 11, 15].map((k) => pixels[k])).toEqual([255, 255, 255, 255])
})

test('points lie at their inputs, with class and part of the split', () => {
  const split = splitRows(40, 0.25, 1)
  const plot = { x: 10, y: 20, width: 300, height: 200 }
  const domain = [
    [-3, 3],
    [-3, 3],
  ] as const
  const points = placePoints(moons, split, plot, domain, lookOf(moons, {}))
  for (let row = 0; row < 40; row++) {
    expect(points.x[row]).toBeCloseTo(10 + ((moons.X.values[2 * row]! + 3) / 6) * 300, 9)
    expect(points.y[row]).toBeCloseTo(220 - ((moons.X.values[2 * row + 1]! + 3) / 6) * 200, 9)
    expect(points.label[row]).toBe(moons.Y.values[row])
    expect(points.test[row] === 1).toBe(split.test.includes(row))
  }
})

test('the nearest point within reach is chosen, else none', () => {
  const places = { x: Float64Array.of(0, 10, 20), y: Float64Array.of(0, 0, 0) }
  expect(nearestPoint(places, 13, 1, 8)).toBe(1)
  expect(nearestPoint(places, 13, 30, 8)).toBe(-1)
})

test('every row is reached by keys', () => {
  const reached = new Set([0])
  let row = 0
  while (row < 24) {
    row = neighbourRow('ArrowRight', false, row, 25)!
    reached.add(row)
  }
  expect(reached.size).toBe(25)
  expect(neighbourRow('ArrowLeft', false, 0, 25)).toBe(0)
  expect(neighbourRow('End', false, 3, 25)).toBe(24)
  expect(neighbourRow('a', false, 3, 25)).toBeNull()
})

test.each([6, 8, 10, 14])('beside the picture there are never more than %i lines', (lines) => {
  for (const dataset of [moons, sine, single, tableDataset('penguins', splitRows(333, 0.25, 2))]) {
    const { rows, hiddenInputs, classMarks, testMark } = sideRows(dataset, modeOf(dataset), true, lines)
    expect(1 + rows.length + (hiddenInputs > 0 ? 1 : 0) + Number(classMarks) + Number(testMark)).toBeLessThanOrEqual(lines)
    const inputs = rows.filter(({ part }) => part.startsWith('x/')).length
    expect(inputs + hiddenInputs).toBe(dataset.inputNames.length)
  }
})

test('hollow points are explained for a regression too, where a line is left for it', () => {
  for (const dataset of [moons, sine]) {
    expect(sideRows(dataset, modeOf(dataset), true, 12).testMark).toBe(true)
    expect(sideRows(dataset, modeOf(dataset), false, 12).testMark).toBe(false)
  }
  expect(sideRows(sine, modeOf(sine), true, 12).classMarks).toBe(false)
})

test('over two chosen inputs of many the picture is a field, of their rows and of the chosen output', () => {
  const data = givenRows(
    'regression',
    [
      [1, 2, 3],
      [4, 5, 7],
    ],
    [
      [1, 30],
      [2, 40],
    ],
  )
  const look = lookOf(data, { plane: { inputs: [2, 0], others: 'means' }, output: 1 })
  expect(outputMode(data, look)).toBe('field')
  expect(targetsOf(data, look.output)).toEqual([30, 40])
  const [across, up] = planeDomain(data, 'field', look)!
  expect([across[0] <= 3 && across[1] >= 7, up[0] <= 1 && up[1] >= 4]).toEqual([true, true])
  const { x, y } = placePoints(
    data,
    splitRows(2, 0, 1),
    { x: 0, y: 0, width: 4, height: 3 },
    [
      [3, 7],
      [1, 4],
    ],
    look,
  )
  expect([Array.from(x), Array.from(y)]).toEqual([
    [0, 4],
    [3, 0],
  ])
})

test('a field is blank where there is no value', () => {
  const pixels = new Uint8ClampedArray(2 * 2 * 4)
  fieldPixels([Float64Array.of(Number.NaN, 1, 1, 1)], 2, 'regression', [0, 1], colors, pixels)
  expect(Array.from(pixels.slice(8, 12))).toEqual([255, 255, 255, 255])
  expect(pixels[12]).toBeLessThan(255)
})
