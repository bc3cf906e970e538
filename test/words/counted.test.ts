import { expect, test } from 'vitest'
import { counted, nounOf } from '../../src/words/counted'

test('one thing is singular, none and several are plural, thousands have commas', () => {
  expect([0, 1, 2, 2000].map((count) => counted(count, 'row'))).toEqual(['0 rows', '1 row', '2 rows', '2,000 rows'])
  expect([1, 2].map((count) => counted(count, 'entry', 'entries'))).toEqual(['1 entry', '2 entries'])
  expect([1, 3].map((count) => nounOf(count, 'is', 'are'))).toEqual(['is', 'are'])
})
