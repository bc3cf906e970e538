import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import { checkAnswer } from '../../../src/explain/predict/predict'
import type { Quantity } from '../../../src/explain/quantity'
import { stepOf } from '../random-step'
import { workedStep } from '../worked-network'

const worked = workedStep()
const ON_THE_WAY = 'Close, but rounded on the way: keep more digits and round at the end.'
const TWICE = 'Close, but rounded twice: round the number once, at the end.'

/** A step whose weighted sum is w. */
const stepWithSum = (w: number) =>
  stepOf({ network: createNetwork([1, 1], ['linear']), loss: 'mse', parameters: Float64Array.of(w, 0), x: [[1]], y: [[1]] })

test.each([
  [0.27496, '0.28'],
  [0.274982, '0.28'],
  [-0.08448, '-0.085'], // 0.0845, 0.085
  [1.3447, '1.35'], // 1.345, 1.35
  [14.946, '15.0'], // 14.95, 15.0
  [2.7346e-5, '2.74e-5'], // 2.735e-5, 2.74e-5
])('%f as %s was rounded twice', (value, answer) => {
  const sum: Quantity = { kind: 'z', sample: 0, layer: 0, unit: 0 }
  const verdict = checkAnswer(stepWithSum(value), sum, answer)
  // with three digits what the picture shows may be rounded
  expect([verdict.state, verdict.text]).toEqual(
    answer.replace(/e.*|[-.]/g, '').replace(/^0+/, '').length < 3 ? ['so far', TWICE] : ['right', 'Right.'],
  )
})

test('what is neither rounded nor rounded twice is not called so', () => {
  const sum: Quantity = { kind: 'z', sample: 0, layer: 0, unit: 0 }
  for (const answer of ['0.29', '0.26', '0.271']) expect(checkAnswer(stepWithSum(0.27496), sum, answer).text).not.toContain('twice')
  for (const answer of ['0.27', '0.275']) expect(checkAnswer(stepWithSum(0.27496), sum, answer).text).not.toContain('twice')
})

test('a number made of rounded ones is told to keep digits on the way', () => {
  // 0.593 to two decimals is 0.59, 0.7414 is 0.74, 0.1868 is 0.19
  expect(checkAnswer(worked, { kind: 'delta', sample: 0, layer: 1, unit: 0 }, '0.141').text).toBe(ON_THE_WAY) // 0.74 · 0.19
  expect(checkAnswer(worked, { kind: 'contribution', sample: 0, parameter: 6 }, '0.0826').text).toBe(ON_THE_WAY) // 0.14 · 0.59
  expect(checkAnswer(worked, { kind: 'slope', sample: 0, layer: 1, unit: 0 }, '0.1875').text).toMatch(/^Close, but/) // 0.75 · 0.25
})

test('the answer is read as every other number field reads it', () => {
  const half = stepWithSum(0.5)
  const sum: Quantity = { kind: 'z', sample: 0, layer: 0, unit: 0 }
  for (const text of ['1/2', '50 %', '50%', ',5', '0,5', '+0.5', '5·10^-1', '5 × 10⁻¹', '5*10**-1', '0.500']) {
    expect([text, checkAnswer(half, sum, text).text]).toEqual([text, 'Right.'])
  }
  expect(checkAnswer(stepWithSum(-0.0015), sum, '–1,5e-3').text).toBe('Right.')
  expect(checkAnswer(stepWithSum(12500), sum, '12 500').text).toBe('Right.')
  expect(checkAnswer(half, sum, '10,000')).toEqual({
    state: 'unread',
    reason: null,
    text: '10,000: 10000 or 10.000? Type it without the comma, or with a point.',
  })
  expect(checkAnswer(stepWithSum(1 / 3), sum, '1/3').text).toBe('Right.')
})

test.each<[Quantity, string, RegExp]>([
  [{ kind: 'z', sample: 0, layer: 0, unit: 0 }, '1e99', /^Far too large/],
  [{ kind: 'z', sample: 0, layer: 0, unit: 0 }, '-4.4e-7', /^Far too small/],
  [{ kind: 'z', sample: 0, layer: 0, unit: 0 }, '0', /it is not 0/],
  [{ kind: 'a', sample: 0, layer: 0, unit: 0 }, '1e99', /between 0 and 1/],
  [{ kind: 'a', sample: 0, layer: 0, unit: 0 }, '-0.33', /between 0 and 1/],
  [{ kind: 'slope', sample: 0, layer: 0, unit: 0 }, '0.44', /between 0 and 0.25/],
  [{ kind: 'dataLoss' }, '-1.77', /never below 0/],
])('%j: %s gets more than “Not yet”', (quantity, answer, text) => {
  const verdict = checkAnswer(worked, quantity, answer)
  expect(verdict.state).toBe('wrong')
  expect(verdict.text).toMatch(text)
  expect(verdict.text.length).toBeLessThanOrEqual(120)
})
