import { expect, test } from 'vitest'
import { fewestDigits } from '../../../src/ui/number/fewest-digits'

test('values are written with the fewest digits that say them', () => {
  expect([0.1, 0.25, 10, 0.125, 1 / 3].map((value) => fewestDigits(value, 4))).toEqual([1, 2, 1, 3, 4])
})
