import { expect, test } from 'vitest'
import { givenRows } from '../../src/data'
import { ExpressionError, withFeatures } from '../../src/data/features'
import { cos, sin } from '../../src/engine/arithmetic/real'

const X = [
  [0.3, -1.2],
  [2, 0.5],
  [-1, 4],
]
const data = givenRows('regression', X, [[0], [1], [2]])
const named = givenRows('regression', X, [[0], [1], [2]], { inputs: ['age', 'beak length'], outputs: ['y'] })

function refusal(texts: readonly string[], dataset = data): string {
  try {
    withFeatures(dataset, texts)
  } catch (error) {
    if (error instanceof ExpressionError) return error.message
    throw error
  }
  return 'no refusal'
}

test('the seven columns of the usual playground are what their expressions say, to the bit, and have them as names', () => {
  const seven = ['x1', 'x2', 'x1^2', 'x2^2', 'x1*x2', 'sin(x1)', 'sin(x2)']
  const { X: made, inputNames, made: from } = withFeatures(data, seven)
  expect(inputNames).toEqual(seven)
  expect(Array.from(made.values)).toEqual(X.flatMap(([a, b]) => [a, b, a * a, b * b, a * b, sin(a), sin(b)]))
  expect(from).toEqual({ X: data.X, inputNames: ['x1', 'x2'], features: seven })
})

test('an input by itself keeps its name, and is called by it or by its number', () => {
  const { inputNames, X: made } = withFeatures(named, ['x1', 'x2', 'age^2', 'x2*cos(age)'])
  expect(inputNames).toEqual(['age', 'beak length', 'age^2', 'x2*cos(age)'])
  expect(Array.from(made.values.slice(0, 4))).toEqual([0.3, -1.2, 0.3 * 0.3, -1.2 * cos(0.3)])
})

test.each([
  [['x1', 'x1^'], 'Column “x1^”: Expected a value at position 4.'],
  [['x1*x3'], 'Column “x1*x3”: there is no input x3: see position 4. The inputs are x1 and x2.'],
  [['x0'], 'Column “x0”: there is no input x0: see position 1. The inputs are x1 and x2.'],
  [['2*pi'], 'Column “2*pi”: it needs an input, such as x1, or it never varies.'],
  [['log(x1)'], 'Column “log(x1)” has no value in row 3: log needs a number above 0: see position 1.'],
  [['1/(x2-0.5)'], 'Column “1/(x2-0.5)” has no value in row 2: nothing can be divided by 0: see position 2.'],
  [['exp(1000*x1)'], 'Column “exp(1000*x1)” has no value in row 2: it is too large for a number: see position 1.'],
  [['tanh(1/(x1-x1))'], 'Column “tanh(1/(x1-x1))” has no value in row 1: nothing can be divided by 0: see position 7.'],
  [['0*x1+2'], 'Column “0*x1+2” is 2 in every row, from row 1 to row 3: it tells the network nothing.'],
] as const)('%j is refused with its place', (texts, message) => {
  expect(refusal(texts)).toBe(message)
})

test('one input under two of its names is there twice', () => {
  expect(refusal(['age', 'x1'], named)).toBe('Column “x1” is there twice.')
})
