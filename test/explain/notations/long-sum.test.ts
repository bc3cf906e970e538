import { expect, test } from 'vitest'
import { derive } from '../../../src/explain/derive/derive'
import { evaluate } from '../../../src/explain/derive/evaluate'
import { largestFirst } from '../../../src/explain/derive/largest-first'
import { NOTATIONS } from '../../../src/explain/notations'
import { longSum } from '../../../src/explain/notations/long-sum'
import { render, termOf } from '../../../src/explain/notations/render'
import { createOperations } from '../../../src/explain/operations/operations'
import { sentenceOf } from '../../../src/explain/sentences/sentences'
import { numberOf } from '../../../src/explain/value'
import { digitStep } from '../../support/digit-step'

const z = (unit: number, sample = 0) => ({ kind: 'z', sample, layer: 0, unit }) as const
const downhill = NOTATIONS.find(({ id }) => id === 'downhill')!

test('of 784 products the bias, the four largest and the sum of the rest are written, which come to the recorded sum', async () => {
  const { context, trace } = await digitStep()
  for (let unit = 0; unit < 30; unit++) {
    const term = termOf(downhill, context, derive(context, z(unit)))
    if (term?.type !== 'sum') throw new Error('not a sum')
    const { shown, left, zeros, rest } = longSum(term.terms)!
    const value = (k: number) => {
      const part = term.terms[k]
      return part.type === 'product'
        ? part.factors.reduce((all, f) => all * ('value' in f ? f.value : 1), 1)
        : 'value' in part
          ? part.value
          : 0
    }
    const others = term.terms.map((_, k) => Math.abs(value(k))).filter((_, k) => k > 0 && !shown.includes(k))
    expect([shown.length, shown[0], left]).toEqual([5, 0, 780])
    for (const k of shown.slice(1)) expect(Math.abs(value(k))).toBeGreaterThanOrEqual(Math.max(...others))
    const sum = shown.reduce((total, k) => total + value(k), 0) + rest
    expect(Math.abs(sum - numberOf(context, z(unit)))).toBeLessThanOrEqual(Number.EPSILON * 4)
    const dark = trace.x.subarray(0, 784).filter((x) => x === 0).length
    expect(zeros).toBe(dark)
  }
})

test('the formula says how many are left, and how many of them are 0', async () => {
  const { context } = await digitStep()
  const { symbols, numbers } = render(downhill, context, derive(context, z(4)), 4)
  expect(symbols.text).toMatch(/ plus 780 more, \d+ of them 0$/)
  expect(symbols.tex.split(' + ').length).toBe(6)
  expect(numbers.tex).toMatch(/\\right\)_\{\\text\{780 more, \d+ of them 0\}\}$/)
})

test('what a number is made of begins with the bias and the largest products', async () => {
  const { context } = await digitStep()
  const derivation = derive(context, z(4))
  const listed = largestFirst(context, derivation)
  expect(listed.length).toBe(derivation.factors.length)
  expect(listed[0]).toMatchObject({ kind: 'before', parameter: context.network.layers[0].b + 4 })
  const product = (k: number) => Math.abs(numberOf(context, listed[k]) * numberOf(context, listed[k + 1]))
  expect(product(1)).toBeGreaterThanOrEqual(product(3))
  expect(product(1)).toBeGreaterThan(0)
  expect(evaluate(context, derivation.expression!)).toBe(numberOf(context, z(4)))
})

test('any of its 311,402 operations is reached without making the others, and a sum says how many inputs are 0', async () => {
  const { context } = await digitStep()
  const operations = createOperations(context)
  const last = operations.count('operation') - 1
  expect(last + 1).toBe(311_402)
  for (const index of [0, 1, 100_000, 200_000, last]) expect(operations.at(index).index).toBe(index)
  const sum = operations.at(operations.indexOf(z(4, 7)))
  expect([sum.kind, sum.sample, sum.unit]).toEqual(['sum', 7, 4])
  expect(sentenceOf(context, sum)).toMatch(/the sum of 784 products, \d{3} of them 0, = /)
})
