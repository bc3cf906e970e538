import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOf } from '../../../src/ui/chart/axis'
import { doublingCeil, stepAxis, valueAxis } from '../../../src/ui/chart/domains'
import { axisTicks } from '../../../src/ui/chart/ticks'

const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true })

test('a doubling holds its value and is less than twice as large', () => {
  fc.assert(
    fc.property(positive, (value) => {
      const top = doublingCeil(value, 1)
      expect(top).toBeGreaterThanOrEqual(value)
      expect(top / 2).toBeLessThan(value)
      expect(Number.isInteger(Math.log2(top))).toBe(true)
    }),
  )
})

test('steps take at least 85 % of their axis, which changes less and less often', () => {
  const ends = Array.from({ length: 1000 }, (_, k) => stepAxis(k + 1).domain[1])
  for (const [k, end] of ends.entries()) {
    expect((k + 1) / end).toBeGreaterThan(0.85)
    expect((k + 1) / end).toBeLessThan(0.99)
  }
  expect(new Set(ends).size).toBeLessThan(60)
  expect(stepAxis(0).domain).toEqual([0, 10])
})

test('a linear axis of losses starts at 0 and holds the highest', () => {
  expect(valueAxis(0.1, 0.7, false).domain).toEqual([0, 1])
  expect(valueAxis(0.01, 0.12, false).domain).toEqual([0, 0.125])
  expect(valueAxis(Number.NaN, Number.NaN, false).domain).toEqual([0, 1])
})

test('a log axis ends at powers of ten around its values', () => {
  fc.assert(
    fc.property(positive, fc.double({ min: 1, max: 1e6, noNaN: true }), (lowest, ratio) => {
      const { domain } = valueAxis(lowest, lowest * ratio, true)
      expect(domain[0]).toBeLessThanOrEqual(lowest)
      expect(domain[0] * 10.000001).toBeGreaterThan(lowest)
      expect(domain[1]).toBeGreaterThanOrEqual(lowest * ratio)
      for (const end of domain) expect(Number(`1e${Math.round(Math.log10(end))}`)).toBe(end)
    }),
  )
})

test('the ticks of a log axis are powers of ten inside it', () => {
  const texts = axisTicks(valueAxis(0.00002, 0.7, true), 6).map((tick) => tick.text)
  expect(texts).toEqual(['1e−5', '0.0001', '0.001', '0.01', '0.1', '1'])
})

test('a log axis of one decade also has 2 and 5', () => {
  expect(axisTicks(valueAxis(0.2, 0.7, true), 5).map((tick) => tick.text)).toEqual(['0.1', '0.2', '0.5', '1'])
})

test('a log axis never has more ticks than there is room for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -300, max: 200 }),
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 2, max: 9 }),
      (low, decades, most) => {
        const axis = { domain: [Number(`1e${low}`), Number(`1e${low + decades}`)] as const, log: true }
        const ticks = axisTicks(axis, most)
        expect(ticks.length).toBeLessThanOrEqual(Math.max(2, most))
        for (const { value } of ticks) {
          expect(shareOf(axis, value)).toBeGreaterThan(-1e-9)
          expect(shareOf(axis, value)).toBeLessThan(1 + 1e-9)
        }
      },
    ),
  )
})

test('a log axis has no place for 0', () => {
  expect(shareOf(valueAxis(0.1, 1, true), 0)).toBeNaN()
  expect(shareOf(valueAxis(0.1, 1, true), 1)).toBe(1)
})

test('an axis holds the largest and the smallest losses there are', () => {
  for (const highest of [1e20, 1e307, 2 ** 1023, 1.5e308, Number.MAX_VALUE]) {
    expect(valueAxis(1e-3, highest, false).domain[1]).toBeGreaterThanOrEqual(highest)
    for (const log of [false, true]) {
      const axis = valueAxis(Number.MIN_VALUE, highest, log)
      expect(Number.isFinite(axis.domain[1])).toBe(true)
      expect(shareOf(axis, highest)).toBeGreaterThan(0.4)
      expect(shareOf(axis, highest)).toBeLessThanOrEqual(1)
      for (const { text } of axisTicks(axis, 6)) expect(text.length).toBeLessThanOrEqual(8)
    }
  }
})

test('ticks have short exponents without a plus, from a million on', () => {
  const texts = (low: number, high: number) => axisTicks({ domain: [low, high], log: false }, 4).map((tick) => tick.text)
  expect(texts(-1.4e29, 1e29)).toContain('−1e29')
  expect(texts(0, 2.4e9)).toContain('1.5e9')
  expect(texts(0, 800_000)).toContain('400,000')
  for (const exponent of [1e6, 1e29, 1e300, 1.7e308]) {
    for (const text of texts(0, exponent)) expect(text).toMatch(/^(0|\d(\.\d)?e\d+)$/)
  }
})

test('accuracies have ticks in percent', () => {
  expect(axisTicks({ domain: [0, 1], log: false, text: 'percent' }, 5).map((tick) => tick.text)).toEqual([
    '0 %',
    '20 %',
    '40 %',
    '60 %',
    '80 %',
    '100 %',
  ])
})
