import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { createNetwork } from '../../../src/engine/network/network'
import { checkAnswer, questionFor } from '../../../src/explain/predict/predict'
import type { Quantity } from '../../../src/explain/quantity'
import { tries } from '../../support/proof'
import { randomStep, stepOf } from '../random-step'
import { workedStep } from '../worked-network'

const worked = workedStep()
const hidden: Quantity = { kind: 'delta', sample: 0, layer: 0, unit: 0 } // h1: 0.00877135
const digits = (value: number, count: number) => value.toPrecision(count)

test('what is right so far is told how many digits are missing, and what is close that it was rounded on the way', () => {
  const text = (quantity: Quantity, answer: string) => checkAnswer(worked, quantity, answer).text
  expect(text(hidden, '0.0088')).toBe('Right so far: one more digit.')
  expect(text(hidden, '0.0087')).toBe('Right so far: one more digit.') // cut off, not rounded
  expect(text(hidden, '0.009')).toBe('Right so far: 2 more digits.')
  const cut = 'Close: round the last digit, do not cut it off.'
  expect(text({ kind: 'a', sample: 0, layer: 0, unit: 1 }, '0.596')).toBe(cut) // 0.59688
  expect(text({ kind: 'after', parameter: 0 }, '0.1497')).toBe(cut) // 0.149780716; one branch alone would give that too
  expect(text({ kind: 'update', parameter: 0 }, '-0.000219')).toBe('Right.') // -0.000219284
  expect(text(hidden, '0.00880')).toBe('Close, but not to 3 digits: round less on the way.')
  expect(text({ kind: 'z', sample: 0, layer: 0, unit: 0 }, '0.38')).toBe('Right so far: one more digit.')
  expect(text({ kind: 'z', sample: 0, layer: 0, unit: 0 }, '0.3775')).toBe('Right.')
})

test('a number that is exact in fewer digits is right in them', () => {
  const exact = stepOf({ network: createNetwork([1, 1], ['linear']), loss: 'mse', parameters: Float64Array.of(1, 0), x: [[0.5]], y: [[1]] })
  for (const text of ['0.5', ',5', '0.50', '5e-1'])
    expect(checkAnswer(exact, { kind: 'z', sample: 0, layer: 0, unit: 0 }, text).text).toBe('Right.')
})

test('the old number is never taken for the new one: as many digits are asked for as tell them apart', () => {
  const moved: Quantity = { kind: 'after', parameter: 0 } // 0.15 becomes 0.149780716
  expect(questionFor(worked, moved)?.digits).toBe(4)
  expect(checkAnswer(worked, moved, '0.1498').text).toBe('Right.')
  expect(checkAnswer(worked, moved, '0.149780716').text).toBe('Right.')
  expect(checkAnswer(worked, moved, '0.15').text).toBe('Right so far: 2 more digits. The number before the step reads the same.')
  for (const text of ['0.1500', '0.15000', '0.150000000'])
    expect(checkAnswer(worked, moved, text).text).toBe('That is the weight before the update.')
  const generator = createGenerator(21)
  for (let round = 0; round < tries(30, 1000); round++) {
    const context = randomStep(generator)
    const { before, after, dataLoss, totalLoss, lossAfter } = context.trace
    const pairs: [Quantity, number, number][] = [
      [{ kind: 'lossAfter' }, totalLoss, lossAfter],
      [{ kind: 'totalLoss' }, dataLoss, totalLoss],
    ]
    for (let p = 0; p < before.length; p++) pairs.push([{ kind: 'after', parameter: p }, before[p], after[p]])
    for (const [quantity, old, now] of pairs) {
      const question = questionFor(context, quantity)
      if (question === null || old === now || Math.abs(old - now) < 1e-9 * Math.abs(now)) continue
      for (const text of [String(old), digits(old, 12), digits(old, question.digits)])
        expect([text, now, checkAnswer(context, quantity, text).state]).not.toEqual([text, now, 'right'])
      expect(checkAnswer(context, quantity, digits(now, question.digits)).state).toBe('right')
    }
  }
})

test('what the picture shows can be rounded as well: 0.1385 to 0.138 and to 0.139, −0.1000 to −0.1', () => {
  const output: Quantity = { kind: 'delta', sample: 0, layer: 1, unit: 0 } // 0.138498...
  for (const text of ['0.138', '0.139', '0.1385', '0.1384986']) expect(checkAnswer(worked, output, text).text).toBe('Right.')
  for (const text of ['0.137', '0.140']) expect(checkAnswer(worked, output, text).state).not.toBe('right')
  const adam = stepOf({
    network: createNetwork([1, 1], ['linear']),
    loss: 'mse',
    parameters: Float64Array.of(0.3, 0.1),
    x: [[0.7]],
    y: [[-1]],
    optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
    learningRate: 0.1,
  })
  const update: Quantity = { kind: 'update', parameter: 0 } // −0.0999999996
  for (const text of ['-0.1', '-0.10', '-0.100']) expect(checkAnswer(adam, update, text).text).toBe('Right.')
  for (const text of ['0.1', '0.10', '0.100', '0.1000']) expect(checkAnswer(adam, update, text).text).toMatch(/^Wrong sign/)
})
