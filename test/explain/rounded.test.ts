import { expect, test } from 'vitest'
import { looksAlike, productSign, rounded } from '../../src/explain/rounded'
import { numberWords } from '../../src/explain/words'

test('what is rounded keeps its zeros, what has no more digits has none', () => {
  expect(rounded(0.29102773, 4)).toBe('0.2910')
  expect(rounded(-0.022604, 4)).toBe('-0.02260')
  expect(rounded(0.99999, 4)).toBe('1.000')
  expect(rounded(1.00004e-7, 4)).toBe('1.000e-7')
  for (const value of [0.05, 0.5, 0, -2, 100000, 0.1 + 0.2]) expect(Number(rounded(value, 4))).toBeCloseTo(value, 15)
  expect([0.05, 0.5, -0, -2, 100000, 0.1 + 0.2, 1e-7].map((value) => rounded(value, 4))).toEqual([
    '0.05',
    '0.5',
    '0',
    '-2',
    '100000',
    '0.3',
    '1e-7',
  ])
  expect(rounded(12345.678, 4)).toBe('12350')
  expect(rounded(0.1 + 0.2, 17)).toBe('0.30000000000000004')
  expect(numberWords(0.29102773, 4)).toEqual({ tex: '0.2910', text: '0.2910' })
  expect(numberWords(-1.00004e-7, 4)).toEqual({ tex: '-1.000 \\cdot 10^{-7}', text: '−1.000 times 10 to the −7' })
})

test('1 and 1.000 look alike, 1 and 10 do not', () => {
  expect(looksAlike('1', '1.000')).toBe(true)
  expect(looksAlike('0.05', '0.0500')).toBe(true)
  expect(looksAlike('2 \\cdot 10^{-5}', '2.000 \\cdot 10^{-5}')).toBe(true)
  expect(looksAlike('1', '10')).toBe(false)
  expect(looksAlike('1.01', '1.001')).toBe(false)
})

test('a product of rounded factors that does not give the number is written with ≈', () => {
  expect(productSign([0.42983, -0.22464], 4, 0.42983 * -0.22464, 6)).toBe('≈')
  expect(productSign([0.5, 0.25], 4, 0.125, 6)).toBe('=')
})
