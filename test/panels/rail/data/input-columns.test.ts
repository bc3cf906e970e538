import { expect, test } from 'vitest'
import { givenRows } from '../../../../src/data'
import { withColumns } from '../../../../src/document/typed-data'
import { columnsOf, featuresOf, namesNote, refusalOf, SEVEN } from '../../../../src/panels/rail/data/input-columns'

const data = givenRows(
  'regression',
  [
    [1, 2],
    [3, -1],
  ],
  [[0], [1]],
)
const made = withColumns(data, SEVEN)

test('columns are added to those there are, and none are typed where the inputs are as they are', () => {
  expect(columnsOf(data)).toEqual(['x1', 'x2'])
  expect(columnsOf(made)).toEqual(SEVEN)
  expect(featuresOf(['x1', 'x2', 'x1*x2'], data)).toEqual(['x1', 'x2', 'x1*x2'])
  expect(featuresOf(['x1', 'x2'], made)).toBeNull()
})

test('a column is made of the inputs of the data, not of other columns, and refused with its place', () => {
  expect(refusalOf([...SEVEN, 'x1*x2^3'], made)).toBeNull()
  expect(refusalOf([...SEVEN, 'x3'], made)).toBe('Column “x3”: there is no input x3: see position 1. The inputs are x1 and x2.')
  expect(refusalOf(['x1', 'x2', 'log(x2)'], data)).toBe(
    'Column “log(x2)” has no value in row 2: log needs a number above 0: see position 1.',
  )
})

test('inputs with names of their own are told beside x1, x2, …', () => {
  expect(namesNote(data)).toBe('')
  expect(namesNote({ ...made, made: { ...made.made!, inputNames: ['gre', 'gpa'] } })).toBe('x1 is gre, x2 is gpa.')
})
