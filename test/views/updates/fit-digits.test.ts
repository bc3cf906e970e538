import { expect, test } from 'vitest'
import { fitDigits } from '../../../src/views/updates/fit-digits'

test('a number too long for its place gives up digits, down to two', () => {
  expect([0.5933, -0.01234, 0.001234, -0.0001234].map((value) => fitDigits(value, 8))).toEqual([4, 4, 4, 2])
})
