import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import { derive } from '../../../src/explain/derive/derive'
import { NOTATIONS, render } from '../../../src/explain/notations'
import { conventionText, factorIn, factorSentence, timesWords } from '../../../src/explain/notations/node-errors'
import { createOperations } from '../../../src/explain/operations/operations'
import { checkAnswer, questionFor } from '../../../src/explain/predict/predict'
import { sentenceOf } from '../../../src/explain/sentences/sentences'
import { short } from '../../../src/explain/short-number'
import { numberOf } from '../../../src/explain/value'
import { stepOf } from '../random-step'
import { workedStep } from '../worked-network'
import { batchStep, smallStep } from '../worked-notations'
import { readTex } from './read-tex'

/** A mean loss whose output error is output minus target. */
const fused = stepOf({
  network: createNetwork([1, 1], ['sigmoid']),
  loss: 'bce',
  x: [[0.5], [-1], [2]],
  y: [[1], [0], [1]],
  parameters: Float64Array.of(0.3, -0.2),
})
const STEPS = [workedStep(), smallStep(), batchStep(), fused]

test('the sentence of a node error ends in the number of the formula, in every notation', () => {
  let checked = 0
  for (const context of STEPS) {
    const operations = createOperations(context)
    for (let index = 0; index < operations.count('operation'); index++) {
      const operation = operations.at(index)
      const { result } = operation
      if (result?.kind !== 'delta') continue
      for (const notation of NOTATIONS) {
        const shown = readTex(render(notation, context, derive(context, result), 17).result.tex)
        const sentence = sentenceOf(context, operation, factorIn(notation.id, context))
        expect(sentence).toContain(` = ${short(shown + 0)}`)
        expect(sentence.length).toBeLessThanOrEqual(160)
        checked++
      }
    }
  }
  expect(checked).toBeGreaterThan(100)
})

test('what is calculated in a sentence comes to its result, with the sign and the factor of the notation', () => {
  const node = (context: (typeof STEPS)[number], id: string) => {
    const operations = createOperations(context)
    const { layers } = context.network
    const index = operations.indexOf({ kind: 'delta', sample: 0, layer: layers.length - 1, unit: 0 })
    return sentenceOf(context, operations.at(index), factorIn(id, context))
  }
  expect(node(workedStep(), 'nanodegree')).toBe(
    'δ(y1) = −0.7414 · 0.1868 = −0.1385: minus the slope of the loss times the slope of the activation f′ = a(1 − a).',
  )
  expect(node(workedStep(), 'mazur')).toBe(node(workedStep(), 'downhill'))
  expect(node(fused, 'downhill')).toBe('δ(y1) = (0.4875 − 1) / 3 = −0.1708: output minus target, divided by the 3 samples of the mean.')
  expect(node(fused, 'avila')).toBe('δ(y1) = 0.4875 − 1 = −0.5125: output minus target.')
  expect(node(fused, 'dehaqani')).toBe('δ(y1) = 1 − 0.4875 = 0.5125: target minus output.')
})

test('a gradient is the same in every notation: its sentence names what it is made of', () => {
  const context = workedStep()
  const operations = createOperations(context)
  const operation = operations.at(operations.indexOf({ kind: 'contribution', sample: 0, parameter: 0 }))
  expect(sentenceOf(context, operation, -1)).toBe('∂L/∂(x1→h1) = 0.008771 · 0.05 = 0.0004386: ∂L/∂z of h1 times what x1 sends.')
})

test('a question asks for the number of the formula, with its symbol', () => {
  const context = workedStep()
  const gradient = { kind: 'contribution', sample: 0, parameter: 0 } as const
  const asked = (id: string) =>
    questionFor(
      context,
      gradient,
      NOTATIONS.find((one) => one.id === id),
    )!
  expect(asked('nanodegree').text).toBe('What is minus the gradient of x1→h1?')
  expect(asked('dehaqani').text).toBe('What is the gradient of x1→h1?')
  expect(asked('mazur').symbol!.text).toBe('derivative of E total with respect to w 1')
  const several = questionFor(
    batchStep(),
    gradient,
    NOTATIONS.find(({ id }) => id === 'nielsen'),
  )!
  expect(several.text).toBe('What is 2 times the part of sample 1 in the gradient of x1→h1?')
})

test('who gives the node error for the gradient is told so, with the sign of the notation', () => {
  const context = workedStep()
  const gradient = { kind: 'contribution', sample: 0, parameter: 0 } as const
  const delta = numberOf(context, { kind: 'delta', sample: 0, layer: 0, unit: 0 })
  for (const notation of NOTATIONS) {
    const given = (factorIn(notation.id, context) * delta).toPrecision(8)
    expect(checkAnswer(context, gradient, given, undefined, notation).reason).toBe('gave-node-error')
  }
})

test('each notation says in a sentence what differs in its numbers', () => {
  expect([1, -1, 3, -3].map((factor) => factorSentence(factor).replaceAll('\u00a0', ' '))).toEqual([
    'Node errors: δ = ∂L/∂z.',
    'Node errors have the opposite sign: δ = −∂L/∂z.',
    'Node errors are without 1/m: δ = 3 · ∂L/∂z.',
    'Node errors have the opposite sign and are without 1/m: δ = −3 · ∂L/∂z.',
  ])
})

test('a factor in words, and what a node error is', () => {
  expect([1, -1, 3, -3].map(timesWords)).toEqual(['', 'minus ', '3 times ', 'minus 3 times '])
  expect([1, -1, 3, -3].map(conventionText)).toEqual(['', ' = −∂L/∂z', ' = 3 · ∂L/∂z', ' = −3 · ∂L/∂z'])
})
