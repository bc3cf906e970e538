import { expect, test } from 'vitest'
import { splitRows } from '../../../src/data'
import { admissions, admissionsTable } from '../../../src/data/table/admissions'
import { statisticsOf } from '../../../src/data/table/statistics'

const [admit, gre, gpa, rank] = admissionsTable().columns.map((column) => (column.kind === 'numbers' ? column.values : new Float64Array()))
const rows = Int32Array.from({ length: 400 }, (_, row) => row)

test('F010: the simulated table has the published counts, means and deviations', () => {
  expect(admit!.filter((value) => value === 1).length).toBe(127)
  expect([1, 2, 3, 4].map((one) => rank!.filter((value) => value === one).length)).toEqual([61, 151, 121, 67])
  for (const [values, mean, deviation, lowest, highest] of [
    [gre!, 587.7, 115.5165, 200, 800],
    [gpa!, 3.3899, 0.3806, 2, 4],
  ] as const) {
    const of = statisticsOf(values, rows, 'n-1')
    expect(of.mean).toBeCloseTo(mean, 10)
    expect(of.deviation).toBeCloseTo(deviation, 10)
    expect(of.minimum).toBeGreaterThan(lowest)
    expect(of.maximum).toBeLessThanOrEqual(highest)
  }
})

test('a better rank admits more', () => {
  const share = (one: number) => {
    const of = rows.filter((row) => rank![row] === one)
    return of.filter((row) => admit![row] === 1).length / of.length
  }
  expect(share(1)).toBeGreaterThan(share(2))
  expect(share(2)).toBeGreaterThan(share(3))
  expect(share(1)).toBeGreaterThan(0.45)
})

test('the same table every time, in six inputs: two standardized by all rows, a column for each rank', () => {
  expect(admissionsTable()).toStrictEqual(admissionsTable())
  const split = splitRows(400, 0.1, 1)
  const { X, inputNames, classNames, prepared } = admissions(split)
  expect(inputNames).toEqual(['gre', 'gpa', 'rank 1', 'rank 2', 'rank 3', 'rank 4'])
  expect(classNames).toEqual(['rejected', 'admitted'])
  expect(X.values[0]).toBeCloseTo((gre![0]! - 587.7) / 115.5165, 10)
  expect(prepared!.map(({ name, training, all }) => [name, training.count, all.count])).toEqual([
    ['gre', 360, 400],
    ['gpa', 360, 400],
  ])
})
