import { expect, test } from 'vitest'
import { createGenerator, uniform } from '../../../src/engine/arithmetic/random'
import type { StepContext } from '../../../src/explain/context'
import { createOperations } from '../../../src/explain/operations/operations'
import { sentenceOf } from '../../../src/explain/sentences/sentences'
import { added, inner, short } from '../../../src/explain/short-number'
import { numberOf } from '../../../src/explain/value'
import { tries } from '../../support/proof'
import { anyStep } from '../any-step'
import { workedStep } from '../worked-network'
import { batchStep } from '../worked-notations'

function sentences(context: StepContext): string[] {
  const operations = createOperations(context)
  return Array.from({ length: operations.count('operation') }, (_, k) => sentenceOf(context, operations.at(k)))
}

test('every operation of random steps has one sentence of at most 160 characters that ends with its number or its reason', () => {
  const generator = createGenerator(21)
  let longest = 0
  for (let k = 0; k < tries(80, 300); k++) {
    const long = uniform(generator) < 0.3
    const step = anyStep(generator)
    const named = {
      inputNames: step.inputNames.map((name) => `bill_length_in_millimetres_${name}`),
      outputNames: step.outputNames.map((name) => `Chinstrap penguin ${name}`),
    }
    const context = long ? { ...step, ...named } : step
    const operations = createOperations(context)
    for (const [index, sentence] of sentences(context).entries()) {
      if (sentence.length > 160) expect.fail(`${sentence.length}: ${sentence}`)
      if (!/^[^.]\S*.*[^.]\.$/.test(sentence) || /undefined|NaN|no number|\d-|-\d|null/.test(sentence)) expect.fail(sentence)
      const { result, kind } = operations.at(index)
      const holds =
        result === null || (kind === 'mask' && sentence.includes('dropped')) || sentence.includes(short(numberOf(context, result)))
      if (!holds) expect.fail(`${JSON.stringify(result)}: ${sentence}`)
      longest = Math.max(longest, sentence.length)
    }
  }
  expect(longest).toBeGreaterThan(120)
})

test('the first step of the 2-2-2 network reads as it is calculated by hand', () => {
  const read = sentences(workedStep())
  expect(read).toHaveLength(39)
  expect([0, 1, 2, 9, 10, 16, 18, 22, 23, 34, 38].map((k) => read[k])).toEqual([
    'The sample is fed in: x1 = 0.05, x2 = 0.1.',
    'z(h1) = 0.35 + 0.15 · 0.05 + 0.2 · 0.1 = 0.3775: the bias, and each weight times its input.',
    'a(h1) = sigmoid of 0.3775 = 0.5933: the activation function is applied to the weighted sum.',
    'Loss of the sample = 0.2984: half the sum of the squared differences between output and target.',
    'δ(y1) = 0.7414 · 0.1868 = 0.1385: the slope of the loss times the slope of the activation f′ = a(1 − a).',
    'δ(h1) = 0.03635 · 0.2413 = 0.008771: the next node errors times their weights, added, times the slope f′ = a(1 − a).',
    '∂L/∂(x1→h1) = 0.008771 · 0.05 = 0.0004386: the node error of h1 times what x1 sends.',
    'Δ(x1→h1) = −0.5 · 0.0004386 = −0.0002193: minus the learning rate times the gradient.',
    'New x1→h1 = 0.15 − 0.0002193 = 0.1498: the old value plus its change.',
    'Δ(h1→y2) = −0.5 · (−0.02260) = 0.01130: minus the learning rate times the gradient.',
    'With the new weights the same rows give a loss of 0.2910, 0.007343 less than before the step.',
  ])
})

test('numbers in sentences have 4 digits, or fewer where there are no more, and a true minus sign', () => {
  const numbers = [0.35, 0.37750000001, -0.000012345678, 1234567, 0.99999, 100000, 0, -2]
  expect(numbers.map(short)).toEqual(['0.35', '0.3775', '−1.235e−5', '1.235e6', '1.000', '100000', '0', '−2'])
  expect([inner(-2), inner(2), added(-2), added(2)]).toEqual(['(−2)', '2', '− 2', '+ 2'])
  expect(short(Number.NaN)).toBe('no number')
})

test('with dropout the sentence of a node error names the division by keep, and which activation its slope is made of', () => {
  const context = batchStep()
  const kept = sentences(context).filter((text) => /^δ\(h\d\).* \/ 0\.5 ·/.test(text))
  expect(kept.length).toBeGreaterThan(0)
  for (const text of kept)
    expect(text).toMatch(/: the next node errors times their weights, divided by keep, times f′ = 1 − a² with a before the mask\.$/)
})
