import { expect, test } from 'vitest'
import { sliceRows } from '../../../src/trainer/analyst/slice-rows'

const rows = (count: number) => Int32Array.from({ length: count }, (_, k) => 3 * k)

test('a landscape is over all training rows while they are few for its network', () => {
  expect(sliceRows(rows(10_000), 25)).toEqual(rows(10_000))
  expect(sliceRows(rows(90), 200_000)).toEqual(rows(90))
})

test('of 5,000 images for 784-30-10 it takes 209, evenly spaced and each once', () => {
  const taken = sliceRows(rows(5000), 23_860)
  expect(taken.length).toBe(209)
  const gaps = [...taken.subarray(1)].map((row, k) => (row - taken[k]) / 3)
  expect([Math.min(...gaps), Math.max(...gaps)]).toEqual([23, 24])
})
