import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_CHARACTERS, MOST_NODES, parseExpression } from '../../src/expression'
import { problemOf, work } from './worked'

test.each([
  ['2+3*4', 14],
  ['(2+3)*4', 20],
  ['2^3^2', 512],
  ['-2^2', -4],
  ['(-2)^2', 4],
  ['2^-1', 0.5],
  ['8/4/2', 1],
  ['8-4-2', 2],
  ['2*-3', -6],
  ['-x*3', -6],
  ['--x', 2],
  ['+x', 2],
  ['1.5e1 + .5 + 1.', 16.5],
  ['2 − 3 · 4 × 2 ÷ 8', -1],
  ['max(x, 3) - max(3, x)', 0],
  ['relu(-x)+relu(x)', 2],
  ['(((x)))', 2],
  ['x**3', 8],
  ['2 ** -1', 0.5],
])('%s with x = 2 is %d', (text, want) => {
  expect(work(text, { x: 2 }).result).toBe(want)
})

test.each([
  ['(x+', 4, 'Expected a value at position 4.'],
  ['', 1, 'Expected a value at position 1.'],
  ['x+*y', 3, 'Expected a value at position 3.'],
  ['x y', 3, 'Expected + − * / or ^ at position 3: to multiply, write x*y.'],
  ['2x', 2, 'Expected + − * / or ^ at position 2: to multiply, write 2*x.'],
  ['(x+1)(x+2)', 6, 'Expected + − * / or ^ at position 6: to multiply, write )*(.'],
  ['|x|', 1, 'The character “|” at position 1 has no meaning here: for |x| write max(x, -x).'],
  ['√x', 1, 'The character “√” at position 1 has no meaning here: for √x write x^0.5.'],
  ['1+sqrt(x)', 3, 'There is no function “sqrt”: see position 3. Write (…)^0.5.'],
  ['abs(x)', 1, 'There is no function “abs”: see position 1. Write max(x, -x).'],
  ['(x+y', 5, 'Expected “)” at position 5: the “(” at position 1 is still open.'],
  ['x+y)', 4, 'The “)” at position 4 closes nothing.'],
  ['x, y', 2, 'The comma at position 2 belongs in max(a, b) only.'],
  ['x # y', 3, 'The character “#” at position 3 has no meaning here.'],
  ['x + 😀', 5, 'The character “😀” at position 5 has no meaning here.'],
  ['exp', 1, 'exp at position 1 is a function: write exp(…).'],
  ['x + foo(3)', 5, 'There is no function “foo”: see position 5. To multiply, write *.'],
  ['max(1)', 6, 'max takes 2 values: expected a comma at position 6.'],
  ['exp(1, 2)', 6, 'exp takes one value: the comma at position 6 is one too many.'],
  ['max(1, 2, 3)', 9, 'max takes two values: the comma at position 9 is one too many.'],
  ['1e999', 1, 'The number at position 1 is too large.'],
  ['constructor(1)', 1, 'There is no function “constructor”: see position 1. To multiply, write *.'],
  ['x+averyverylongname', 3, 'A name has at most 12 characters: the one at position 3 is longer.'],
])('%j is refused with its position', (text, position, message) => {
  expect(problemOf(text)).toEqual({ position, message })
})

test('any text is either read or refused with one sentence and a position inside it or just after it', () => {
  const piece = fc.constantFrom('x', 'y1', '3', '.5', '+', '-', '*', '/', '^', '(', ')', ',', 'max', 'exp(', ' ', '#', 'é', '__proto__')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
        fc.string({ maxLength: 230 }),
      ),
      (text) => {
        const parsed = parseExpression(text)
        if (parsed.ok) return
        expect(parsed.problem.position).toBeGreaterThanOrEqual(1)
        expect(parsed.problem.position).toBeLessThanOrEqual(text.length + 1)
        expect(parsed.problem.message).toContain(`position ${parsed.problem.position}`)
      },
    ),
    { numRuns: 2000 },
  )
})

test('an expression may have 200 characters and 60 nodes, and not one more', () => {
  const sum = (terms: number) => Array.from({ length: terms }, () => '1').join('+')
  expect(parseExpression(sum(MOST_NODES / 2)).ok).toBe(true) // 30 numbers and 29 sums
  expect(problemOf(sum(MOST_NODES / 2 + 1)).message).toMatch(/at most 60 nodes/)
  expect(parseExpression(`x${' '.repeat(MOST_CHARACTERS - 1)}`).ok).toBe(true)
  expect(problemOf(`x${' '.repeat(MOST_CHARACTERS)}`)).toEqual({
    position: 201,
    message: 'An expression has at most 200 characters: it must end before position 201.',
  })
})
