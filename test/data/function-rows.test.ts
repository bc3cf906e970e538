import { expect, test } from 'vitest'
import { ExpressionError } from '../../src/data/features'
import { functionRows, type RowFunction } from '../../src/data/function-rows'
import { powInt, sin } from '../../src/engine/arithmetic/real'

const CURVE: RowFunction = { task: 'binary', formula: 'x^2', inputs: 2, from: -1.5, to: 1.5, rows: 200, noise: 0, seed: 1 }
const TARGETS: RowFunction = { ...CURVE, task: 'regression', formula: 'sin(x1)*x2', inputs: 2 }

const rowsOf = (made: RowFunction) => {
  const { X, Y } = functionRows(made)
  return Array.from(Y.values, (y, row) => ({ x: X.values.slice(row * X.columns, (row + 1) * X.columns), y }))
}

function refusal(made: RowFunction): string {
  try {
    functionRows(made)
  } catch (error) {
    if (error instanceof ExpressionError) return error.message
    throw error
  }
  return 'no refusal'
}

test('without noise a row is of the class above exactly where it lies above the curve', () => {
  const rows = rowsOf(CURVE)
  expect(rows.every(({ x: [across, up], y }) => (y === 1) === up > powInt(across, 2))).toBe(true)
  const above = rows.filter(({ y }) => y === 1).length
  expect(above).toBeGreaterThan(60)
  expect(above).toBeLessThan(140)
  expect(rows.every(({ x }) => Math.abs(x[0]) <= 1.5)).toBe(true)
  expect(functionRows(CURVE).classNames).toEqual(['below', 'above'])
})

test('without noise a target is the function of its inputs, to the bit; noise adds to it', () => {
  const rows = rowsOf(TARGETS)
  expect(rows.every(({ x, y }) => y === sin(x[0]) * x[1])).toBe(true)
  const noisy = rowsOf({ ...TARGETS, noise: 0.1 }).map(({ x, y }) => y - sin(x[0]) * x[1])
  const deviation = Math.sqrt(noisy.reduce((sum, e) => sum + e * e, 0) / noisy.length)
  expect(deviation).toBeGreaterThan(0.08)
  expect(deviation).toBeLessThan(0.12)
})

test('the same seed gives the same bits, another other rows', () => {
  expect(functionRows(CURVE)).toEqual(functionRows(CURVE))
  expect(functionRows({ ...CURVE, seed: 2 }).X).not.toEqual(functionRows(CURVE).X)
})

test('a level curve has rows on both sides', () => {
  const rows = rowsOf({ ...CURVE, formula: '0.5' })
  expect(new Set(rows.map(({ y }) => y))).toEqual(new Set([0, 1]))
})

test.each([
  [{ formula: 'x1^' }, 'The function “x1^”: Expected a value at position 4.'],
  [{ formula: 'x1+x2' }, 'The function “x1+x2” is of x1, not of x2: see position 4.'],
  [{ formula: 'a*x' }, 'The function “a*x” is of x1, not of a: see position 1.'],
  [{ formula: 'tanh(x)+a' }, 'The function “tanh(x)+a” is of x1, not of a: see position 9.'],
] as const)('%j is refused with its place', (patch, message) => {
  expect(refusal({ ...CURVE, ...patch })).toBe(message)
})

test('a row without a value is named with its input', () => {
  expect(refusal({ ...CURVE, formula: 'log(x)' })).toMatch(
    /^The function “log\(x\)” has no value in row \d+, at x1 = −[\d.]+: log needs a number above 0: see position 1\.$/,
  )
})
