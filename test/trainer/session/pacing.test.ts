import { expect, test } from 'vitest'
import { createPacer } from '../../../src/trainer/session/pacing'

test('the first step may be made at once, each other one its time later', () => {
  const pacer = createPacer()
  pacer.start(5, 100, 1000)
  expect(pacer.target(100, 1000)).toBe(101)
  expect(pacer.target(101, 1199)).toBe(101)
  expect(pacer.waitMs(101, 1199)).toBeCloseTo(1, 9)
  expect(pacer.target(101, 1200)).toBe(102)
})

test('a run that was held up does not hurry to catch up', () => {
  const pacer = createPacer()
  pacer.start(20, 0, 0)
  expect(pacer.target(1, 200)).toBe(5)
  expect(pacer.target(1, 5000)).toBe(2)
  expect(pacer.target(2, 5049)).toBe(2)
  expect(pacer.target(2, 5050)).toBe(3)
})

test('max has no limit and never waits', () => {
  const pacer = createPacer()
  pacer.start('max', 7, 0)
  expect(pacer.target(7, 0)).toBe(Number.POSITIVE_INFINITY)
  expect(pacer.waitMs(7, 0)).toBe(0)
})
