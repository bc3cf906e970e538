import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCount, formatExact, formatFitted, formatNumber, formatPercent } from '../../../src/ui/number/format-number'

test('formatNumber() keeps four significant digits and a true minus sign', () => {
  expect(formatNumber(0.149780716)).toBe('0.1498')
  expect(formatNumber(-0.0380982365)).toBe('−0.03810')
  expect(formatNumber(12.3456)).toBe('12.35')
  expect(formatNumber(123456)).toBe('123500')
  expect(formatNumber(0)).toBe('0')
})

test('formatNumber() turns to an exponent only for very small and very large values', () => {
  expect(formatNumber(0.0000351018778)).toBe('3.510e−5')
  expect(formatNumber(1_234_567)).toBe('1.235e6')
  expect(formatNumber(0.0001234)).toBe('0.0001234')
})

test('formatFitted() writes one digit, with an exponent where that is shorter, where nothing fits', () => {
  expect(formatFitted(-0.000123, 5)).toBe('−1e−4')
  expect(formatFitted(-0.0123, 4)).toBe('−0.01')
})

test('formatFitted() keeps the most digits that the room allows', () => {
  expect(formatFitted(0.000247, 9)).toBe('0.0002470')
  expect(formatFitted(0.000247, 8)).toBe('2.470e−4')
  expect(formatFitted(0.000332, 7)).toBe('3.32e−4')
  expect(formatFitted(-0.07015, 8)).toBe('−0.07015')
  expect(formatFitted(-0.07012, 7)).toBe('−0.0701')
  expect(formatFitted(2.58e153, 8)).toBe('2.58e153')
  expect(formatFitted(Number.NaN, 8)).toBe('')
})

test('a value that does not exist is blank, never 0', () => {
  expect(formatNumber(Number.NaN)).toBe('')
  expect(formatExact(Number.NaN)).toBe('')
  expect(formatPercent(Number.NaN)).toBe('')
})

test('formatExact() reads back as the same double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      const back = Number(formatExact(value).replaceAll('−', '-'))
      return back === value
    }),
  )
})

test('counts are grouped by thousands and shares are percentages', () => {
  expect(formatCount(12400)).toBe('12,400')
  expect(formatPercent(0.9333)).toBe('93.3 %')
  expect([1, 1 - 1e-12, 0, 1e-12].map(formatPercent)).toEqual(['100.0 %', '> 99.9 %', '0.0 %', '< 0.1 %'])
})
