import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_SENTENCE, progressAt } from '../../src/expression'
import { tries } from '../support/proof'
import { work } from './worked'

test('(x+y)*z: q 3, f −12, and the derivatives −4, −4, −4, 3', () => {
  const it = work('(x+y)*z', { x: -2, y: 5, z: -4 })
  expect([it.value('q'), it.value('f')]).toEqual([3, -12])
  expect(['f', 'q', 'x', 'y', 'z'].map(it.derivative)).toEqual([1, -4, -4, -4, 3])
  expect(it.sentences).toEqual([
    'q = x + y = −2 + 5 = 3.',
    'f = q · z = 3 · (−4) = −12.',
    '∂f/∂f = 1: the backward pass begins at the result.',
    '∂f/∂q = z = −4.',
    '∂f/∂z = q = 3.',
    '∂f/∂x = ∂f/∂q · ∂q/∂x = −4 · 1 = −4.',
    '∂f/∂y = ∂f/∂q · ∂q/∂y = −4 · 1 = −4.',
  ])
})

test('the sigmoid of a weighted sum has the classic values', () => {
  const it = work('sigmoid(w0*x0+w1*x1+w2)', { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 })
  expect(it.value('s')).toBe(1)
  expect(it.result).toBeCloseTo(0.731058578630005, 14)
  const slope = 0.196611933241482
  const want = { w0: -slope, x0: 2 * slope, w1: -2 * slope, x1: -3 * slope, w2: slope }
  for (const [name, value] of Object.entries(want)) expect(it.derivative(name), name).toBeCloseTo(value, 14)
})

test('the squared error of a linear prediction has the slopes 30 and 40', () => {
  const it = work('(3*w1+4*w2-6)^2', { w1: 1, w2: 2 })
  expect([it.result, it.derivative('w1'), it.derivative('w2')]).toEqual([25, 30, 40])
})

test('every use of a variable adds to its derivative, and its node is one', () => {
  const square = work('x*x', { x: 3 })
  expect(square.graph.nodes.length).toBe(2)
  expect(square.derivative('x')).toBe(6)
  expect(square.sentences.at(-1)).toBe('x through f, second use: x = 3. In all ∂f/∂x = 3 + 3 = 6.')
  const x = 0.7
  expect(work('x*exp(x)', { x }).derivative('x')).toBeCloseTo((1 + x) * Math.exp(x), 14)
  expect(work('x+x+x', { x }).derivative('x')).toBe(3)
})

test('a name that a person uses is not given to a node', () => {
  expect(work('q*p + f', { q: 1, p: 2, f: 3 }).graph.nodes.map(({ name }) => name)).toEqual(['q', 'p', 'r', 'f', 'F'])
})

test('at a tie max takes the first and relu the left side, and both say so', () => {
  const max = work('max(x,y)', { x: 2, y: 2 })
  expect([max.derivative('x'), max.derivative('y')]).toEqual([1, 0])
  expect(max.sentences[0]).toBe('f = max(x, y) = max(2, 2) = 2. Both are equal: max takes the first, x.')
  expect(max.sentences[2]).toBe('∂f/∂x = 1. Both are equal: max takes the first, x.')
  const relu = work('relu(x)', { x: 0 })
  expect(relu.derivative('x')).toBe(0)
  expect(relu.sentences.at(-1)).toBe('∂f/∂x = 0. At 0 ReLU takes its left side: slope 0.')
})

test.each([
  ['1+log(x-1)', { x: 1 }, 3, 'log needs a number above 0'],
  ['x/(x-x)', { x: 1 }, 2, 'nothing can be divided by 0'],
  ['x^0.5', { x: -2 }, 2, 'a negative number has whole powers only'],
  ['x^-1', { x: 0 }, 2, '0 has no negative power'],
  ['exp(x)', { x: 1000 }, 1, 'is too large for a number'],
  ['sin(x)', { x: 2e6 }, 1, 'must be smaller than 1,048,576'],
  ['x+y', { x: 1 }, 3, 'y at position 3 needs a number'],
])('%s with %j stops at position %d', (text, variables, position, words) => {
  const it = work(text, variables as Record<string, number>)
  expect(it.forward.problem?.position).toBe(position)
  expect(it.forward.problem?.message).toContain(words)
  expect(it.forward.problem?.message).toContain(`position ${position}`)
  expect(it.result).toBeNaN()
  expect(it.backward.derivatives.every(Number.isNaN)).toBe(true)
  expect(it.reachable).toBeLessThan(it.steps.length)
})

test('a derivative that does not exist ends the backward pass at its edge and leaves no number behind', () => {
  const it = work('x^0.5 + x', { x: 0 })
  expect(it.result).toBe(0)
  expect(it.backward.problem?.message).toBe('∂q/∂x at position 2 does not exist or is too large for a number.')
  expect(it.derivative('x')).toBeNaN()
  expect(it.sentences.at(-1)).toBe(it.backward.problem?.message)
  expect(work('x^y', { x: -2, y: 2 }).backward.problem?.message).toMatch(/^∂f\/∂y at position 2/)
})

test('nothing counts as computed before its step, and a shared derivative only after its last use', () => {
  const { graph, steps } = work('x*exp(x)', { x: 1 })
  const x = graph.nodes.findIndex(({ name }) => name === 'x')
  expect(progressAt(graph, steps, 0).values).toEqual(graph.nodes.map(({ kind }) => kind === 'variable'))
  const last = steps.length
  expect(progressAt(graph, steps, last).values.every(Boolean)).toBe(true)
  expect(progressAt(graph, steps, last - 1).derivatives[x]).toBe(false)
  expect(progressAt(graph, steps, last).derivatives[x]).toBe(true)
})

/** Random expressions of smooth functions whose values stay moderate. */
const texts = fc.letrec<{ term: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('x', 'y', 'z', 'x', 'y', 'z', '2', '0.5', '-1.5'),
    fc.tuple(tie('term'), fc.constantFrom('+', '-', '*'), tie('term')).map(([a, sign, b]) => `(${a}${sign}${b})`),
    fc.tuple(tie('term'), tie('term')).map(([a, b]) => `(${a})/(2+sin(${b}))`),
    fc.tuple(fc.constantFrom('tanh', 'sigmoid', 'sin', 'cos'), tie('term')).map(([name, a]) => `${name}(${a})`),
    tie('term').map((a) => `exp(tanh(${a}))`),
    tie('term').map((a) => `log(2+sin(${a}))`),
    fc.tuple(tie('term'), fc.constantFrom('2', '3', '-1', '1.7')).map(([a, power]) => `(2+cos(${a}))^${power}`),
    fc.tuple(tie('term'), tie('term')).map(([a, b]) => `(1.5+sin(${a}))^(sin(${b}))`),
    tie('term').map((a) => `-(${a})`),
  ),
})).term

const near = fc.double({ min: -1.5, max: 1.5, noNaN: true })

test('derivatives equal central differences on random expressions', () => {
  let compared = 0
  fc.assert(
    fc.property(texts, near, near, near, (text, x, y, z) => {
      fc.pre(text.length <= 200)
      const at = { x, y, z }
      let it: ReturnType<typeof work>
      try {
        it = work(text, at)
      } catch (error) {
        fc.pre(!/at most 60 nodes/.test(String(error)))
        throw error
      }
      expect(it.forward.problem).toBeNull()
      fc.pre(Math.abs(it.result!) < 1e3)
      const h = 1e-4
      for (const name of ['x', 'y', 'z'] as const) {
        if (Number.isNaN(it.derivative(name) ?? Number.NaN)) continue
        const f = (by: number) => work(text, { ...at, [name]: at[name] + by }).result!
        // fourth order: its error is small beside the tolerance
        const slope = (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h)
        fc.pre(Math.abs(slope) < 1e4)
        const derivative = it.derivative(name)!
        expect(Math.abs(derivative - slope), `${name} of ${text}: ${derivative} and ${slope}`).toBeLessThan(
          1e-6 * (1 + Math.abs(slope) * 10),
        )
        compared += 1
      }
      for (const sentence of it.sentences) expect(sentence.length).toBeLessThanOrEqual(MOST_SENTENCE)
    }),
    { numRuns: tries(100, 500) },
  )
  expect(compared).toBeGreaterThan(tries(80, 400))
})

test('a sentence stays within 160 characters whatever the names and numbers', () => {
  const names = ['abcdefghijkl', 'mnopqrstuvwx']
  const it = work(`${names.join('/')}+${names.join('*')}+${names.join('^')}+max(${names.join(',')})`, {
    [names[0]]: 1.23456e-7,
    [names[1]]: -3,
  })
  for (const sentence of it.sentences) expect(sentence.length).toBeLessThanOrEqual(MOST_SENTENCE)
})

test('a sentence that is shortened ends with the number of its use, and the sum of all uses stays apart from it', () => {
  const name = 'longvariable'
  const it = work(`${name}*${name}*${name}`, { [name]: 0.0001234 })
  const uses = it.sentences.filter((sentence) => sentence.startsWith(`${name} through`))
  expect(uses).toHaveLength(3)
  for (const use of uses) expect(use).toContain(' = 1.523e−8. ')
  expect(uses.at(-1)).toBe(
    'longvariable through q, second use: ∂f/∂q · ∂q/∂longvariable = … = 1.523e−8. In all ∂f/∂longvariable = 1.523e−8 + 1.523e−8 + 1.523e−8 = 4.568e−8.',
  )
})
