import { expect, test } from 'vitest'
import { placeOf } from '../../../src/page/run/order-part'
import { firstDrawn, stateAt } from '../../../src/views/data/order'

function part(used: number, batch: number, of: number, from = 0, count = of) {
  return { used, batch, of, from, rows: Int32Array.from({ length: count }, (_, k) => from + k) }
}

test('what was in a batch is used, the next batch is marked, the rest comes later', () => {
  const order = part(20, 10, 150)
  expect([0, 19, 20, 29, 30, 149].map((place) => stateAt(order, place))).toEqual(['used', 'used', 'now', 'now', 'later', 'later'])
})

test('a short epoch is drawn from its start; of a long one the next batch is about in the middle, and the ends have no gap', () => {
  expect(firstDrawn(part(20, 10, 150), 200)).toBe(0)
  expect(firstDrawn(part(1000, 100, 5000, 500, 1000), 200)).toBe(950)
  expect(firstDrawn(part(4900, 100, 5000, 4000, 1000), 200)).toBe(4800)
  expect(firstDrawn(part(0, 100, 5000, 0, 1000), 200)).toBe(0)
})

test('a row has its place in the epoch, counted from 1, where it is known', () => {
  expect(placeOf({ ...part(0, 1, 9), from: 4, rows: Int32Array.of(7, 2, 5) }, 2)).toBe(6)
  expect(placeOf(part(0, 1, 3), 8)).toBeNaN()
})
