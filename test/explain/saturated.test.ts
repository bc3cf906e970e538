import { expect, test } from 'vitest'
import { createNetwork } from '../../src/engine/network/network'
import { derive } from '../../src/explain/derive/derive'
import { evaluate } from '../../src/explain/derive/evaluate'
import { NOTATIONS, render } from '../../src/explain/notations'
import { workedSolution } from '../../src/explain/paper/worked-solution'
import type { Quantity } from '../../src/explain/quantity'
import { unitSentence } from '../../src/explain/sentences/unit-sentences'
import { stepOf } from './random-step'

/** x = 1, no hidden layer, no biases to speak of: the weighted sums are the weights. */
const sure = (loss: 'cce' | 'bce', sums: readonly number[], y: readonly number[]) =>
  stepOf({
    network: createNetwork([1, sums.length], [loss === 'cce' ? 'softmax' : 'sigmoid']),
    loss,
    parameters: Float64Array.from([...sums, ...sums.map(() => 0)]),
    x: [[1]],
    y: [y],
  })

const STEPS = [sure('cce', [30, 0], [1, 0]), sure('cce', [37, 0, 1], [1, 0, 0]), sure('bce', [30], [1])]
const error: Quantity = { kind: 'delta', sample: 0, layer: 0, unit: 0 }

test('the formulas of a sure output give the loss and the node errors of the record bit for bit', () => {
  for (const context of STEPS) {
    const unit = (kind: 'delta' | 'lossSlope') => context.outputNames.map((_, k): Quantity => ({ kind, sample: 0, layer: 0, unit: k }))
    for (const quantity of [{ kind: 'sampleLoss', sample: 0 } as const, ...unit('delta'), ...unit('lossSlope')]) {
      const { expression, value } = derive(context, quantity)
      expect(evaluate(context, expression!)).toBe(value)
      expect(value).not.toBeNaN()
    }
  }
})

test('where output and target look the same, the numbers show what their difference is made of', () => {
  for (const notation of NOTATIONS) {
    for (const context of STEPS) {
      const { symbols, numbers } = render(notation, context, derive(context, error), 4)
      expect(symbols.tex).not.toMatch(/e\^|sigma/)
      expect(numbers.tex).not.toContain('1 - 1')
    }
  }
  const [downhill] = NOTATIONS
  expect(render(downhill!, STEPS[0]!, derive(STEPS[0]!, error), 4).numbers.tex).toContain('-9.358 \\cdot 10^{-14}')
  expect(workedSolution(STEPS[2]!, downhill!, 4)).toContain(
    '\\delta_{y1} = a_{y1} - t_{y1} = -\\sigma\\left(-30\\right) = -9.358 \\cdot 10^{-14}',
  )
})

test('the sentence of a sure output does not say 1 − 1', () => {
  expect(unitSentence(STEPS[2]!, 'output-error', { sample: 0, layer: 0, unit: 0 }, 1)).toEqual([
    'δ(y1) = −9.358e−14',
    'output minus target, which look the same when they are rounded',
  ])
})
