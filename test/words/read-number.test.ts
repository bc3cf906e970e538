import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCount, formatExact, formatNumber, formatPercent } from '../../src/ui/number/format-number'
import { readNumber } from '../../src/words/read-number'

const valueIn = (text: string, whole = false) => {
  const read = readNumber(text, { whole })
  return read.kind === 'number' ? read.value : null
}

test('what formatExact() writes is read back as the same double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(valueIn(formatExact(value))).toBe(value === 0 ? 0 : value)
    }),
  )
})

test('what the page writes with digits, thousands or a percent sign is read', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-300, max: 1e12 }), fc.nat(), (value, count) => {
      const shown = valueIn(formatNumber(value))!
      expect(Math.abs(shown - value)).toBeLessThanOrEqual(Math.abs(value) * 5e-4)
      expect(valueIn(formatCount(count), true)).toBe(count)
    }),
  )
  expect(valueIn(formatPercent(0.933))).toBeCloseTo(0.933, 12)
})

test.each([
  ['0,125', 0.125],
  ['1,5', 1.5],
  ['1,5e-3', 0.0015],
  ['1,5e−3', 0.0015],
  [',5', 0.5],
  ['.5', 0.5],
  ['-,5', -0.5],
  ['–0.25', -0.25],
  ['−3', -3],
  ['+2', 2],
  ['50%', 0.5],
  ['12,5 %', 0.125],
  ['1/2', 0.5],
  ['-3 / 4', -0.75],
  ['1,234,567', 1234567],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['10 000', 10000],
  ['10\u202f000', 10000],
  ['1.000', 1],
  ['8.8·10^-3', 0.0088],
  ['8.8 × 10⁻³', 0.0088],
  ['1,5*10**2', 150],
  ['10^-3', 0.001],
  ['−10⁵', -100000],
  ['- 5', -5],
  ['0,500', 0.5],
])('%j is %d', (text, want) => {
  expect(valueIn(text)).toBe(want)
})

test.each([
  '',
  ' ',
  'abc',
  '1.2.3',
  '--1',
  '1e',
  '0x10',
  'Infinity',
  '1/0',
  '1/2/3',
  '%',
  '50%%',
  '1,2,3',
  '1,5,',
  '1/-2',
  '1 2',
  'e5',
  '5²',
  '0x1012',
  '²',
  '10^',
  '2^3',
])('%j is no number', (text) => {
  expect(readNumber(text).kind).toBe('none')
})

test('a comma that can be thousands or decimals is asked about, never guessed', () => {
  expect(readNumber('10,000')).toEqual({
    kind: 'question',
    question: '10,000: 10000 or 10.000? Type it without the comma, or with a point.',
  })
  expect(readNumber('−1,500').kind).toBe('question')
  expect(readNumber('1,500 %').kind).toBe('question')
})

test('where only whole numbers are asked for the comma separates thousands, and that is said', () => {
  expect(readNumber('10,000', { whole: true })).toEqual({
    kind: 'number',
    value: 10000,
    note: 'Read as 10000: the comma separates thousands.',
    written: '10000',
  })
  expect(valueIn('482,113', true)).toBe(482113)
  expect(readNumber('12', { whole: true })).toEqual({ kind: 'number', value: 12, note: null, written: '12' })
})
