import { expect, test } from 'vitest'
import { givenRows } from '../../../src/data'
import { baselineOf } from '../../../src/views/data/baseline'

const rows = (...list: number[]) => Int32Array.from(list)
const X = [[1], [2], [3], [4], [5]]

test('the class of most training rows is right for those test rows that have it', () => {
  const two = givenRows('binary', X, [[0], [0], [1], [0], [1]])
  expect(baselineOf(two, { train: rows(0, 1, 2), test: rows(3, 4) })).toEqual({ name: '0', right: 1, of: 2 })
  const three = givenRows(
    'classes',
    X,
    [1, 1, 2, 0, 1].map((k) => [0, 1, 2].map((j) => (j === k ? 1 : 0))),
  )
  expect(baselineOf(three, { train: rows(0, 1, 2, 3), test: rows(4) })).toEqual({ name: 'class 2', right: 1, of: 1 })
})

test('there is none for a regression or without test rows', () => {
  expect(baselineOf(givenRows('regression', X, X), { train: rows(0, 1), test: rows(2) })).toBeNull()
  expect(baselineOf(givenRows('binary', [[1]], [[1]]), { train: rows(0), test: rows() })).toBeNull()
})
