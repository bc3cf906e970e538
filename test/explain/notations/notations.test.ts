import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import katex from 'katex'
import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { createNetwork } from '../../../src/engine/network/network'
import { derive } from '../../../src/explain/derive/derive'
import { NOTATIONS, type Notation, type Rendered, render } from '../../../src/explain/notations'
import { termOf } from '../../../src/explain/notations/render'
import { isNodeError } from '../../../src/explain/notations/symbols'
import type { Quantity } from '../../../src/explain/quantity'
import { tries } from '../../support/proof'
import { quantitiesOf } from '../quantities'
import { randomStep, stepOf } from '../random-step'
import { workedStep } from '../worked-network'
import { batchStep, goldenText, smallStep } from '../worked-notations'
import { readTex } from './read-tex'
import { valueOfTerm } from './value-of-term'

const notation = (id: string): Notation => NOTATIONS.find((one) => one.id === id)!
const golden = (id: string) => new URL(`../../fixtures/notations/${id}.txt`, import.meta.url)
/** WRITE_GOLDEN=1 writes the texts anew; they are read line by line against the documents before they are kept. */
const WRITING = process.env.WRITE_GOLDEN === '1'

test('there are the program’s own notation and those of the six courses', () => {
  expect(NOTATIONS.map(({ id }) => id)).toEqual(['downhill', 'nanodegree', 'dehaqani', 'datacamp', 'nielsen', 'avila', 'mazur'])
})

test.each(NOTATIONS)('$name: the fundamental equations and every kind of operation read as in its golden text', (one) => {
  const text = goldenText(one)
  if (WRITING) writeFileSync(golden(one.id), text)
  expect(existsSync(golden(one.id))).toBe(true)
  expect(text).toBe(readFileSync(golden(one.id), 'utf8'))
})

test.each(NOTATIONS)('$name: all LaTeX of the golden text parses', (one) => {
  for (const { tex } of Object.values(one.fundamentals)) katex.renderToString(tex, { throwOnError: true, strict: 'error' })
  for (const context of [workedStep(), smallStep(), batchStep()]) {
    for (const quantity of quantitiesOf(context)) {
      for (const { tex } of Object.values(render(one, context, derive(context, quantity), 6))) {
        katex.renderToString(tex, { throwOnError: true, strict: 'error' })
      }
    }
  }
})

test('numbers are the same in every notation but for the stated factor, and the numbers line comes to the result with a pencil', () => {
  const generator = createGenerator(11)
  const wrong: string[] = []
  let checked = 0
  for (let k = 0; k < tries(20, 60); k++) {
    const context = randomStep(generator)
    const m = context.trace.rows.length
    const quantities = quantitiesOf(context)
    const every = Math.ceil(quantities.length / 40)
    for (const quantity of quantities.filter((_, at) => at % every === k % every)) {
      const derivation = derive(context, quantity)
      for (const one of NOTATIONS) {
        const factor = one.factor(context, quantity)
        const shown = factor * derivation.value
        const rendered = render(one, context, derivation, 17)
        const { symbols, numbers, result } = rendered
        const complain = (what: string) =>
          wrong.push(`${what}, ${one.id} ${quantity.kind}: ${symbols.tex} = ${numbers.tex} = ${result.tex}`)
        const close = (value: number) => Math.abs(value - shown) <= 1e-9 * (1 + Math.abs(shown))
        if (!(isNodeError(quantity) ? [1, -1, m, -m] : [1]).includes(factor)) complain(`factor ${factor}`)
        if (brokenPart(rendered) !== null) complain(`broken: ${brokenPart(rendered)}`)
        if (Math.abs(readTex(result.tex) - shown) > 1e-15 * Math.abs(shown)) complain('result')
        const term = termOf(one, context, derivation)
        if (term !== null && !close(valueOfTerm(term))) complain('terms')
        if (!numbers.tex.includes('\\dots') && !close(readTex(numbers.tex))) complain('numbers')
        checked++
      }
    }
  }
  expect(wrong).toEqual([])
  expect(checked).toBeGreaterThan(tries(3000, 10_000))
})

function brokenPart({ symbols, numbers, result }: Rendered): string | null {
  for (const { tex, text } of [symbols, numbers, result]) {
    if (tex === '' || text === '') return 'blank'
    if (/undefined|NaN|null|\[object/.test(`${tex} ${text}`)) return `${tex} ${text}`
    if (/[\\{}$^]| {2}/.test(text)) return text
    if (tex.split('{').length !== tex.split('}').length || tex.split('\\left').length !== tex.split('\\right').length) return tex
  }
  return null
}

test('each course has its sign: node errors of the first document are minus, those of the third plus', () => {
  const context = workedStep()
  const delta = { kind: 'delta', sample: 0, layer: 1, unit: 0 } as const
  const shown = (id: string) => Number(render(notation(id), context, derive(context, delta), 9).result.tex)
  expect(shown('nanodegree')).toBe(-0.138498562)
  expect(shown('dehaqani')).toBe(-0.138498562)
  for (const id of ['downhill', 'datacamp', 'nielsen', 'avila', 'mazur'] as const) expect(shown(id)).toBe(0.138498562)
})

test('1/m of a mean loss is inside the node error or beside the gradient, as the course has it', () => {
  const context = batchStep()
  const delta = { kind: 'delta', sample: 0, layer: 0, unit: 0 } as const
  const factors = Object.fromEntries(NOTATIONS.map((one) => [one.id, one.factor(context, delta)]))
  expect(factors).toEqual({ downhill: 1, nanodegree: -2, dehaqani: -2, datacamp: 1, nielsen: 2, avila: 2, mazur: 1 })
  const gradient = render(notation('avila'), context, derive(context, { kind: 'dataGradient', parameter: 1 }), 4).symbols.tex
  expect(gradient).toContain('}{m}')
})

test('a long sum shows its first three terms and its last, and says how many are left out', () => {
  const context = stepOf({
    network: createNetwork([20, 1], ['linear']),
    loss: 'mse',
    parameters: Float64Array.from({ length: 21 }, (_, k) => k / 8),
    x: [Array.from({ length: 20 }, (_, k) => k + 1)],
    y: [[0]],
  })
  const { symbols, numbers } = render(notation('downhill'), context, derive(context, { kind: 'z', sample: 0, layer: 0, unit: 0 }), 6)
  expect(symbols.tex).toBe('z_{y1} = b_{y1} + w_{x1 \\to y1}\\,x_{1} + w_{x2 \\to y1}\\,x_{2} + \\dots + w_{x20 \\to y1}\\,x_{20}')
  expect(symbols.text).toContain(' plus 17 more terms plus weight x20 to y1 times x20')
  expect(numbers.tex).toBe('2.5 + 0 \\cdot 1 + 0.125 \\cdot 2 + \\dots + 2.375 \\cdot 20')
})

test('the shared bias of the last course stands in the sum, and each unit’s own in its derivative', () => {
  const context = workedStep()
  const shown = (quantity: Quantity) => render(notation('mazur'), context, derive(context, quantity), 6).symbols.tex
  expect(shown({ kind: 'z', sample: 0, layer: 0, unit: 1 })).toContain('+ b_{1} * 1')
  expect(shown({ kind: 'dataGradient', parameter: 5 })).toContain('\\partial b_{h2}')
})

test('a given name of an input is set as text, whatever signs it has', () => {
  const context = { ...workedStep(), inputNames: ['bill_length {mm}', '100 % \\ $x^2~#&'] }
  for (const one of NOTATIONS) {
    const { symbols } = render(one, context, derive(context, { kind: 'z', sample: 0, layer: 0, unit: 0 }), 6)
    katex.renderToString(symbols.tex, { throwOnError: true, strict: 'error' })
  }
})

test('each notation is known by an example of its own', () => {
  const examples = NOTATIONS.map(({ example }) => example)
  expect(new Set(examples).size).toBe(NOTATIONS.length)
  expect(NOTATIONS.find(({ id }) => id === 'avila')).toMatchObject({ name: 'Avila', example: 'Θ, layers from 1' })
})
