import { expect, test } from 'vitest'
import { rowsOfFunction } from '../../../../src/document/typed-data'
import { firstFunction, MADE, type Made, madeBy, refusalOf, withMade } from '../../../../src/panels/rail/data/rows-by-function'

const FIRST = firstFunction(1)
const KINDS = Object.keys(MADE) as Made[]

test('each kind of a typed function makes rows, and is read back from them', () => {
  for (const kind of KINDS) {
    const data = withMade(FIRST, kind)
    expect(madeBy(data)).toBe(kind)
    const { X, task } = rowsOfFunction(data)
    expect([task, X.columns, X.rows]).toEqual([MADE[kind].task, MADE[kind].inputs, 200])
  }
})

test('another kind keeps the formula where it can be read so, and has its own where it cannot', () => {
  expect(withMade({ ...FIRST, formula: 'x1^2' }, 'two').formula).toBe('x1^2')
  expect(withMade({ ...withMade(FIRST, 'two'), formula: 'x1*x2' }, 'one').formula).toBe('sin(3*x1)')
})

test.each([
  ['x1^', 'The function “x1^”: Expected a value at position 4.'],
  ['x2', 'The function “x2” is of x1, not of x2: see position 1.'],
  ['log(x1)', /^The function “log\(x1\)” has no value in row \d+, at x1 = −\d.*: log needs a number above 0: see position 1\.$/],
] as const)('%s is refused with its place', (formula, message) => {
  expect(refusalOf({ ...FIRST, formula })).toMatch(message)
})

test('a number out of its range is left to the schema', () => {
  expect(refusalOf({ ...FIRST, rows: Number.NaN, formula: 'x1^' })).toBeNull()
  expect(refusalOf({ ...FIRST, from: 3 })).toBeNull()
})
