import { expect, test } from 'vitest'
import { byClass, largestPlaces } from '../../../src/explain/signals/by-class'

// rows 0 to 4 of the classes 0, 1, 1, 0, 1
const Y = { columns: 2, values: [1, 0, 0, 1, 0, 1, 1, 0, 0, 1] }

test('values are counted in the parts of the range of all, each class by itself', () => {
  const { low, high, classes } = byClass([0, 1, 0.5, 0.2, 0.9], [0, 1, 2, 3, 4], Y, 2)
  expect([low, high]).toEqual([0, 1])
  expect(classes.map(({ count }) => count)).toEqual([2, 3])
  expect(classes.map(({ bins }) => [...bins])).toEqual([
    [2, 0],
    [0, 3],
  ])
  expect(classes.map(({ mean }) => mean)).toEqual([0.1, (1 + 0.5 + 0.9) / 3])
  expect(classes.map(({ largest }) => largest)).toEqual([0.2, 1])
})

test('a value belongs to its row, whatever its place; equal values all lie in the first part', () => {
  const { classes } = byClass([3, 3], [4, 0], Y, 4)
  expect(classes.map(({ bins }) => [...bins])).toEqual([
    [1, 0, 0, 0],
    [1, 0, 0, 0],
  ])
})

test('the largest places come first, of equal values the earlier one', () => {
  expect(largestPlaces([0.1, 0.7, 0.3, 0.7], 3)).toEqual([1, 3, 2])
})
