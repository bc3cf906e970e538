import { expect, test } from 'vitest'
import { rowDue } from '../../../src/trainer/run/metrics'

const stepsWithRows = (batches: number, cost: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, k) => from + k).filter((step) => rowDue(step, batches, cost))

test('rows come at every step up to 100, then one an epoch; in a run by hand at every step up to 1,000', () => {
  expect(stepsWithRows(15, 5000, 0, 101)).toHaveLength(101)
  expect(stepsWithRows(15, 5000, 101, 200)).toEqual([105, 120, 135, 150, 165, 180, 195])
  expect(stepsWithRows(150, 5000, 101, 150)).toEqual([105, 120, 135])
  expect(stepsWithRows(150, 5_000_000, 101, 310)).toEqual([150, 300])
  expect(stepsWithRows(4, 12, 0, 1001)).toHaveLength(1001)
  expect(stepsWithRows(1, 12, 1001, 1011)).toHaveLength(10)
})

test('the rows of a run by hand do not keep step with its epochs: each place of the epoch has its turn', () => {
  const places = stepsWithRows(4, 12, 1001, 1100).map((step) => step % 4)
  expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]))
})
