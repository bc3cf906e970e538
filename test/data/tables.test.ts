import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { generate, givenRows, inputDomain, splitRows, standardize, tableDataset } from '../../src/data'

test('penguins: 333 whole rows of 344, three species one-hot', () => {
  const { X, Y, classNames, outputNames, inputNames, task } = tableDataset('penguins', splitRows(333, 0.25, 2))
  expect([X.rows, X.columns, Y.rows, Y.columns]).toEqual([333, 4, 333, 3])
  expect(classNames).toEqual(['Adelie', 'Chinstrap', 'Gentoo'])
  expect([outputNames, inputNames.length, task]).toEqual([classNames, 4, 'classes'])
  const counts = [0, 0, 0]
  for (let row = 0; row < 333; row++) {
    const y = [...Y.values.slice(3 * row, 3 * row + 3)]
    expect(y.toSorted()).toEqual([0, 0, 1])
    counts[y.indexOf(1)]! += 1
  }
  expect(counts).toEqual([146, 68, 119]) // the complete cases as the collection's authors count them
})

test('penguins: every measurement has mean 0 and standard deviation 1', () => {
  const { X } = tableDataset('penguins', splitRows(333, 0.25, 2))
  for (let column = 0; column < 4; column++) {
    const values = [...X.values].filter((_, k) => k % 4 === column)
    expect(values.reduce((sum, x) => sum + x, 0) / 333).toBeCloseTo(0, 12)
    expect(values.reduce((sum, x) => sum + x * x, 0) / 333).toBeCloseTo(1, 12)
  }
  // The first row, a beak of 39.1 mm where the mean is 43.99 and the deviation 5.46.
  expect(X.values[0]).toBeCloseTo((39.1 - 43.9928) / 5.4605, 3)
})

test('a constant column is standardized to 0, not to NaN', () => {
  const { values } = standardize({ rows: 2, columns: 2, values: Float64Array.of(7, 1, 7, 3) })
  expect([...values]).toEqual([0, -1, 0, 1])
})

test('given rows keep their numbers and get names', () => {
  const regression = givenRows('regression', [[0.05, 0.1]], [[0.01, 0.99]])
  expect([...regression.X.values, ...regression.Y.values]).toEqual([0.05, 0.1, 0.01, 0.99])
  expect([regression.inputNames, regression.outputNames, regression.classNames]).toEqual([['x1', 'x2'], ['y1', 'y2'], []])
  expect(givenRows('binary', [[1], [2]], [[0], [1]]).classNames).toEqual(['0', '1'])
  expect(givenRows('classes', [[1]], [[0, 1, 0]]).outputNames).toEqual(['class 1', 'class 2', 'class 3'])
})

test('given rows that do not fit together are refused with the figures', () => {
  expect(() => givenRows('regression', [[1], [2]], [[1]])).toThrow('2 rows of inputs, but 1 rows of targets')
  expect(() => givenRows('regression', [], [])).toThrow('at least one row')
  expect(() => givenRows('regression', [[1, 2], [3]], [[1], [2]])).toThrow('row 2 has 1 numbers, row 1 has 2')
  expect(() => givenRows('binary', [[1]], [[0.5]])).toThrow('row 1 are [0.5]')
  expect(() => givenRows('binary', [[1]], [[0, 1]])).toThrow('a single 0 or 1')
  expect(() => givenRows('classes', [[1]], [[1, 1]])).toThrow('one-hot')
})

test('a split is a partition in ascending order, with the asked share in the test and never an empty training', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (count, share, seed) => {
      const { train, test: held } = splitRows(count, share, seed)
      expect([...train, ...held].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
      for (const part of [train, held]) expect([...part]).toEqual([...part].sort((a, b) => a - b))
      expect(train.length).toBeGreaterThan(0)
      expect(held.length).toBe(Math.min(Math.round(count * share), count - 1))
    }),
  )
})

test('a split depends on its own seed only, and picks each row equally often', () => {
  expect(splitRows(200, 0.25, 1)).toStrictEqual(splitRows(200, 0.25, 1))
  expect(splitRows(200, 0.25, 1).test).not.toEqual(splitRows(200, 0.25, 2).test)
  const picked = new Array<number>(20).fill(0)
  for (let seed = 0; seed < 4000; seed++) for (const row of splitRows(20, 0.25, seed).test) picked[row]! += 1
  for (const count of picked) expect(Math.abs(count - 1000)).toBeLessThan(130)
})

test('a split refuses impossible figures', () => {
  expect(() => splitRows(0, 0.2, 1)).toThrow('not 0')
  expect(() => splitRows(10, 1.5, 1)).toThrow('not 1.5')
})

test('the domain of an input contains its values with a margin of 10 to 20 percent and has round ends', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 2, maxLength: 20 }),
      fc.integer({ min: -12, max: 0 }),
      (values, power) => {
        const scaled = values.map((x) => x * 10 ** power)
        const low = Math.min(...scaled)
        const high = Math.max(...scaled)
        const range = high - low
        fc.pre(range > 1e-6 * Math.max(Math.abs(low), Math.abs(high)) && range > 1e-200)
        const [from, to] = inputDomain(
          givenRows(
            'regression',
            scaled.map((x) => [x]),
            scaled.map(() => [0]),
          ),
        )[0]!
        for (const margin of [low - from, to - high]) {
          expect(margin).toBeGreaterThanOrEqual(0.0999 * range)
          expect(margin).toBeLessThanOrEqual(0.2401 * range)
        }
      },
    ),
  )
})

test('domains read well', () => {
  expect(inputDomain(generate('xor', 4, 0, 1))).toEqual([
    [-0.1, 1.1],
    [-0.1, 1.1],
  ])
  expect(inputDomain(generate('moons', 200, 0, 1))).toEqual([
    [-1.8, 1.8],
    [-0.9, 0.9],
  ])
  expect(inputDomain(givenRows('regression', [[0.05, 1000]], [[1]]))).toEqual([
    [-0.95, 1.05],
    [900, 1100],
  ])
})
