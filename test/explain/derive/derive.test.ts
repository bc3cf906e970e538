import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { createNetwork } from '../../../src/engine/network/network'
import type { OptimizerSpec } from '../../../src/engine/step/optimizers'
import { derive } from '../../../src/explain/derive/derive'
import { evaluate } from '../../../src/explain/derive/evaluate'
import { keyOf } from '../../../src/explain/key-of'
import { optimizerOf } from '../../../src/explain/kinds/optimizers'
import type { Quantity } from '../../../src/explain/quantity'
import { numberOf, recordOf } from '../../../src/explain/value'
import { tries } from '../../support/proof'
import { quantitiesOf } from '../all-quantities'
import { anyStep } from '../any-step'
import { randomStep, stepOf } from '../random-step'
import { batchStep } from '../worked-notations'

const SMALL = { network: createNetwork([1, 1], ['linear']), loss: 'mse', parameters: Float64Array.of(1, 0), x: [[0.5]], y: [[1]] } as const
const generator = createGenerator(7)
const steps = Array.from({ length: tries(150, 700) }, (_, k) => (k % 3 === 0 ? randomStep(generator) : anyStep(generator)))

test('the expression of every number gives the number bit for bit, in random steps', () => {
  let checked = 0
  for (const context of steps) {
    for (const quantity of quantitiesOf(context)) {
      const { expression, value } = derive(context, quantity)
      if (expression === null) continue
      const got = evaluate(context, expression)
      if (!Object.is(got, value)) expect.fail(`${keyOf(quantity)} is ${value}, its expression ${got} (${context.loss})`)
      checked++
    }
  }
  expect(checked).toBeGreaterThan(tries(20_000, 100_000))
}, 20_000)

test('what is derived is what changes in a step: only inputs, targets, settings, masks, memories and outputs after it are given', () => {
  const given = new Set<string>()
  for (const context of steps.slice(0, 200)) {
    const isFixed = (parameter: number) =>
      !context.trainBiases && context.network.layers.some(({ b, out }) => parameter >= b && parameter < b + out)
    for (const quantity of quantitiesOf(context)) {
      const { kind } = derive(context, quantity)
      if (kind !== 'given' || Number.isNaN(numberOf(context, quantity))) continue
      if ('parameter' in quantity && quantity.kind !== 'contribution' && isFixed(quantity.parameter)) continue
      given.add(quantity.kind)
    }
  }
  // without a penalty, it and its gradient are 0 by the setting
  expect([...given].sort()).toEqual([
    'aAfter',
    'batchSize',
    'before',
    'learningRate',
    'mask',
    'penalty',
    'penaltyGradient',
    'stateBefore',
    'x',
    'y',
    'zAfter',
  ])
})

test('each factor is named once and holds a number', () => {
  for (const context of steps.slice(0, 60)) {
    for (const quantity of quantitiesOf(context)) {
      const { factors, value } = derive(context, quantity)
      expect(new Set(factors.map(keyOf)).size).toBe(factors.length)
      if (!Number.isNaN(value)) for (const factor of factors) expect(numberOf(context, factor), keyOf(factor)).not.toBeNaN()
    }
  }
})

test('a number of the record names its place there, one made of the record says so', () => {
  const context = steps.find(({ trace }) => trace.rows.length > 2 && trace.step > 0)!
  const { step, rows } = context.trace
  expect(recordOf(context, { kind: 'z', sample: 2, layer: 0, unit: 0 })).toBe(`trace:${step}/z/0/${rows[2]}/0`)
  expect(recordOf(context, { kind: 'sampleLoss', sample: 1 })).toBe(`trace:${step}/sampleLoss/${rows[1]}`)
  expect(recordOf(context, { kind: 'after', parameter: 0 })).toBe(`trace:${step}/after/0`)
  expect(recordOf(context, { kind: 'lossAfter' })).toBe(`trace:${step}/lossAfter`)
  expect(recordOf(context, { kind: 'contribution', sample: 2, parameter: 0 })).toBe(`explain:${step}/contribution/2/0`)
  expect(recordOf(context, { kind: 'back', sample: 0, layer: context.network.layers.length - 1, unit: 0 })).toBe('')
  expect(recordOf(context, { kind: 'batchSize' })).toBe('')
})

test('the settings a number is made of are named with it: β, ε, t and keep', () => {
  const settings = (optimizer: OptimizerSpec, quantity: Quantity) =>
    derive(stepOf({ ...SMALL, optimizer }), quantity).settings.map(({ name, value }) => `${name}: ${value}`)
  const adam = { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 } as const
  expect(settings(adam, { kind: 'state', name: 'moment2', parameter: 0 })).toEqual(['β2: 0.999'])
  expect(settings(adam, { kind: 'update', parameter: 0 })).toEqual([
    'β1ᵗ (β1 = 0.9, t = 1): 0.9',
    'β2ᵗ (β2 = 0.999, t = 1): 0.999',
    'ε: 1e-8',
  ])
  expect(settings({ kind: 'momentum', beta: 0.8 }, { kind: 'state', name: 'velocity', parameter: 0 })).toEqual(['β: 0.8'])
  const kept = batchStep()
  expect(derive(kept, { kind: 'dropped', sample: 0, layer: 0, unit: 0 }).settings).toMatchObject([
    { name: 'keep = 1 − dropout', value: 0.5 },
  ])
  expect(optimizerOf({ optimizer: adam, products: [0.9 ** 1234, 0.999 ** 1234] }).settings.map(({ name }) => name)).toContain(
    'β1ᵗ (β1 = 0.9, t = 1234)',
  )
})

test('the loss after the step is made of the losses of its samples with the new weights, and they add up to it', () => {
  let several = 0
  for (const context of steps.slice(0, 200)) {
    const { trace } = context
    const { kind, expression, factors, value } = derive(context, { kind: 'lossAfter' })
    if (!trace.outputsAfter) continue
    expect([kind, expression === null]).toEqual(['loss-after', false])
    expect(value).toBe(trace.lossAfter)
    const losses = factors.filter((factor) => factor.kind === 'sampleLossAfter')
    expect(losses).toHaveLength(trace.rows.length > 1 ? trace.rows.length : 0)
    if (losses.length === 0) continue
    several += 1
    const sum = losses.reduce((total, factor) => total + numberOf(context, factor), 0)
    const mean = factors.some((factor) => factor.kind === 'batchSize') ? sum / trace.rows.length : sum
    expect(mean).toBeCloseTo(value, 12)
  }
  expect(several).toBeGreaterThan(20)
})
