import { expect, test } from 'vitest'
import { parseExpression } from '../../src/expression'
import { firstExpression, setValue, type, work as workTyped } from '../../src/panels/expression/typed-expression'
import { problemOf, work } from './worked'

test('x² is the second power of x, not a variable of that name', () => {
  const { value, derivative, graph } = work('x²', { x: 3 })
  expect(value('f')).toBe(9)
  expect(derivative('x')).toBe(6)
  expect(graph.nodes.map(({ name }) => name)).toEqual(['x', '2', 'f'])
})

test.each([
  ['(x+1)²', 9],
  ['x⁻¹', 0.5],
  ['2*x²', 8],
  ['-x²', -4],
  ['x¹⁰', 1024],
  ['x₁ + x', 7],
  ['pi', Math.PI],
  ['π*x', 2 * Math.PI],
  ['log(e)', 1],
  ['ln(e)', 1],
  ['PI', Math.PI],
  ['ReLU(x–5)', 0],
  ['σ(x–2)', 0.5],
])('%s with x = 2 and x₁ = 5 is %d', (text, want) => {
  expect(work(text, { x: 2, 'x₁': 5 }).result).toBe(want)
})

test.each([
  ['²', 1],
  ['x½', 2],
  ['sin²(x)', 1],
  ['2 ⁻', 3],
])('%s is refused with its position', (text, position) => {
  expect(problemOf(text).position).toBe(position)
})

test('e is the constant: 1/(1+e^-x) is the logistic function', () => {
  const { result, derivative } = work('1/(1+e^-x)', { x: -2 })
  expect(result).toBeCloseTo(0.119202922022, 12)
  expect(derivative('x')).toBeCloseTo(0.104993585404, 12)
  expect(parseExpression('e*pi')).toMatchObject({ ok: true, expression: { variables: [], constants: ['e', 'pi'] } })
})

test('e and pi are variables once a value is given to the name, and constants again with their own number', () => {
  const constant = type(firstExpression(), 'e*x')
  expect(constant.expression).toMatchObject({ variables: ['x'], constants: ['e'] })
  const given = setValue(constant, 'e', 3)
  expect(given.expression).toMatchObject({ variables: ['e', 'x'], constants: [] })
  const { forward, backward } = workTyped(given)
  expect(forward.values[given.graph.result]).toBe(3 * given.values.get('x')!)
  expect(backward.derivatives[given.graph.variables[0]!]).toBe(given.values.get('x'))
  expect(setValue(given, 'e', Math.E).expression.constants).toEqual(['e'])
})
