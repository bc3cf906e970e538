import { describe, expect, test } from 'vitest'
import { type Dataset, generate } from '../../src/data'

const KINDS = ['xor', 'circles', 'moons', 'spirals', 'gaussians', 'checkerboard', 'sine', 'hills'] as const
const PLANES = ['xor', 'circles', 'moons', 'spirals', 'gaussians', 'checkerboard'] as const

const point = ({ X }: Dataset, row: number) => [X.values[2 * row]!, X.values[2 * row + 1]!] as const
const rowsOf = ({ Y }: Dataset, label: number) => [...Y.values.keys()].filter((row) => Y.values[row] === label)

describe.each(KINDS)('%s', (kind) => {
  test('gives the same bits for the same arguments, and others for another seed', () => {
    expect(generate(kind, 60, 0.1, 5)).toStrictEqual(generate(kind, 60, 0.1, 5))
    expect(generate(kind, 60, 0.1, 5).X.values).not.toEqual(generate(kind, 60, 0.1, 6).X.values)
  })

  test('keeps its rows when only the noise changes: each moves in proportion', () => {
    if (kind === 'gaussians') return // its noise widens a cloud that is never a point
    const [none, some, more] = [0, 0.1, 0.2].map((noise) => generate(kind, 40, noise, 3)) as [Dataset, Dataset, Dataset]
    for (const part of ['X', 'Y'] as const) {
      for (const [k, before] of none[part].values.entries()) {
        expect(more[part].values[k]! - before).toBeCloseTo(2 * (some[part].values[k]! - before), 12)
      }
    }
    expect(more).not.toEqual(none)
  })

  test('has as many rows as asked, named inputs, and inputs within 2.5 at little noise', () => {
    for (const samples of [1, 4, 7, 500]) {
      const { X, Y, inputNames, outputNames } = generate(kind, samples, 0.1, 1)
      expect([X.rows, Y.rows]).toEqual([samples, samples])
      expect(X.values.length).toBe(samples * X.columns)
      expect(inputNames).toEqual(kind === 'sine' ? ['x1'] : ['x1', 'x2'])
      expect(outputNames).toEqual(['y1'])
      expect(Math.max(...X.values.map(Math.abs))).toBeLessThan(2.5)
    }
  })

  test('refuses what is not a number of rows or a noise, with the figure', () => {
    for (const samples of [0, 2.5, Number.NaN]) expect(() => generate(kind, samples, 0.1, 1)).toThrow(`not ${samples}`)
    for (const noise of [-0.1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => generate(kind, 4, noise, 1)).toThrow(`not ${noise}`)
  })
})

test.each(PLANES)('%s: two classes, as many rows of each as of the other', (kind) => {
  for (const samples of [4, 5, 101, 200]) {
    const { Y, task, classNames } = generate(kind, samples, 0.1, 1)
    const ones = Y.values.filter((y) => y === 1).length
    const zeros = Y.values.filter((y) => y === 0).length
    expect(ones + zeros).toBe(samples)
    expect(Math.abs(ones - zeros)).toBeLessThanOrEqual(1)
    expect([task, classNames.length]).toEqual(['binary', 2])
  }
})

test('xor of four rows without noise is the truth table', () => {
  const { X, Y } = generate('xor', 4, 0, 1)
  expect([...X.values]).toEqual([0, 0, 0, 1, 1, 0, 1, 1])
  expect([...Y.values]).toEqual([0, 1, 1, 0])
})

test('circles have the radii 1 and 1/2, with no point twice', () => {
  const data = generate('circles', 80, 0, 1)
  const distinct = new Set<string>()
  for (let row = 0; row < 80; row++) {
    const [x1, x2] = point(data, row)
    expect(Math.hypot(x1, x2)).toBeCloseTo(data.Y.values[row] === 0 ? 1 : 0.5, 14)
    distinct.add(`${x1.toFixed(9)} ${x2.toFixed(9)}`)
  }
  expect(distinct.size).toBe(80)
})

test('moons are half circles that reach into each other, centred', () => {
  const data = generate('moons', 100, 0, 1)
  for (const label of [0, 1]) {
    const [c1, c2] = label === 0 ? [-0.5, -0.25] : [0.5, 0.25]
    const ends = rowsOf(data, label).map((row) => point(data, row))
    for (const [x1, x2] of ends) {
      expect(Math.hypot(x1 - c1, x2 - c2)).toBeCloseTo(1, 14)
      expect(label === 0 ? x2 >= c2 - 1e-15 : x2 <= c2 + 1e-15).toBe(true)
    }
    expect(ends[0]![0]).toBeCloseTo(label === 0 ? 0.5 : -0.5, 14)
    expect(ends.at(-1)![0]).toBeCloseTo(label === 0 ? -1.5 : 1.5, 14)
  }
})

test('the second spiral arm is the first turned by half a turn, and the arms stay apart', () => {
  const data = generate('spirals', 300, 0, 1)
  let nearest = Number.POSITIVE_INFINITY
  for (let k = 0; k < 150; k++) {
    const [a1, a2] = point(data, 2 * k)
    const [b1, b2] = point(data, 2 * k + 1)
    expect([b1, b2]).toEqual([-a1, -a2])
    for (let other = 0; other < 150; other++) {
      const [c1, c2] = point(data, 2 * other + 1)
      nearest = Math.min(nearest, Math.hypot(a1 - c1, a2 - c2))
    }
  }
  expect(nearest).toBeGreaterThan(0.15)
})

test('the Gaussians have their means and standard deviations', () => {
  const data = generate('gaussians', 20_000, 0.15, 1)
  for (const [label, centre] of [
    [0, -1],
    [1, 1],
  ] as const) {
    const rows = rowsOf(data, label)
    for (const column of [0, 1] as const) {
      const values = rows.map((row) => point(data, row)[column])
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length
      const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)
      expect(mean).toBeCloseTo(centre, 1)
      expect(Math.abs(deviation - 0.45)).toBeLessThan(0.01)
    }
  }
})

test('noise is the standard deviation of what it adds', () => {
  const clean = generate('moons', 10_000, 0, 1).X.values
  const moved = Array.from(generate('moons', 10_000, 0.3, 1).X.values, (x, k) => x - clean[k]!)
  expect(Math.sqrt(moved.reduce((sum, x) => sum + x * x, 0) / moved.length)).toBeCloseTo(0.3, 2)
})

test('the regressions follow their formulas', () => {
  const wave = generate('sine', 50, 0, 1)
  for (const [row, x] of wave.X.values.entries()) expect(wave.Y.values[row]).toBeCloseTo(Math.sin(Math.PI * x), 14)
  const field = generate('hills', 50, 0, 1)
  for (const [row, y] of field.Y.values.entries()) {
    const [x1, x2] = point(field, row)
    expect(y).toBeCloseTo(Math.sin(2 * x1) * Math.sin(2 * x2), 14)
  }
  expect([wave.task, field.task, wave.classNames]).toEqual(['regression', 'regression', []])
})

test('checkerboard: without noise the class of a row is the colour of its field, and all 16 fields have rows', () => {
  const data = generate('checkerboard', 400, 0, 1)
  const fields = new Set<string>()
  for (let row = 0; row < 400; row++) {
    const [column, line] = point(data, row).map((x) => Math.floor((x + 1.5) / 0.75)) as [number, number]
    fields.add(`${column},${line}`)
    expect(data.Y.values[row]).toBe((column + line) % 2)
  }
  expect(fields.size).toBe(16)
  expect(Math.max(...data.X.values.map(Math.abs))).toBeLessThanOrEqual(1.5)
})
