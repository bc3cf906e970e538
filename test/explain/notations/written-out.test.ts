import katex from 'katex'
import { expect, test } from 'vitest'
import type { Activation } from '../../../src/engine/network/activations'
import { createNetwork } from '../../../src/engine/network/network'
import { derive } from '../../../src/explain/derive/derive'
import { NOTATIONS, render } from '../../../src/explain/notations'
import { stepOf } from '../random-step'
import { readTex } from './read-tex'

function written(activation: Activation, notation: (typeof NOTATIONS)[number], writtenOut = true) {
  const context = stepOf({
    network: createNetwork([1, 1], [activation]),
    loss: 'mse',
    x: [[0.5]],
    y: [[1]],
    parameters: Float64Array.of(-0.75, 0.25),
  })
  const derivation = derive(context, { kind: 'a', sample: 0, layer: 0, unit: 0 })
  return { ...render(notation, context, derivation, 17, { writtenOut }), value: derivation.value }
}

test('a function that is written out has the numbers of its name, in every notation', () => {
  for (const notation of NOTATIONS) {
    for (const activation of ['sigmoid', 'tanh', 'softplus', 'relu', 'linear', 'elu'] as const) {
      const { symbols, numbers, value } = written(activation, notation)
      expect(readTex(numbers.tex)).toBeCloseTo(value, 14)
      expect(symbols.text).not.toMatch(/[\\{}^]/)
      for (const { tex } of [symbols, numbers]) katex.renderToString(tex, { throwOnError: true, strict: 'error' })
    }
  }
})

test('sigmoid, tanh, softplus and ReLU have a form of their own', () => {
  const [downhill] = NOTATIONS
  const forms = (['sigmoid', 'tanh', 'softplus', 'relu'] as const).map((one) => written(one, downhill!).symbols)
  expect(forms.map(({ tex }) => tex)).toEqual([
    'a_{y1} = \\frac{1}{1 + e^{-z_{y1}}}',
    'a_{y1} = \\frac{e^{z_{y1}} - e^{-z_{y1}}}{e^{z_{y1}} + e^{-z_{y1}}}',
    'a_{y1} = \\ln\\left(1 + e^{z_{y1}}\\right)',
    'a_{y1} = \\max\\left(z_{y1}, 0\\right)',
  ])
  expect(forms[0]!.text).toBe('a of y1 equals 1 over, 1 plus e to the minus z of y1, end of fraction')
})

test('a course that writes the sigmoid out has nothing to open', () => {
  const same = NOTATIONS.filter((one) => written('sigmoid', one).symbols.tex === written('sigmoid', one, false).symbols.tex)
  expect(same.map(({ id }) => id)).toEqual(['dehaqani', 'mazur'])
})
