import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import { NOTATIONS } from '../../../src/explain/notations'
import { checkAnswer, questionFor } from '../../../src/explain/predict/predict'
import { slipsOf } from '../../../src/explain/predict/slips'
import type { Quantity } from '../../../src/explain/quantity'
import { quantitiesOf } from '../quantities'
import { stepOf } from '../random-step'
import { workedStep } from '../worked-network'
import { batchStep } from '../worked-notations'

const worked = workedStep()
const hidden: Quantity = { kind: 'delta', sample: 0, layer: 0, unit: 0 } // h1
const output: Quantity = { kind: 'delta', sample: 0, layer: 1, unit: 0 } // o1
const deltaO = [0.13849856162855695, -0.038098236516556236]
const digits = (value: number, count: number) => value.toPrecision(count)

test('a hint uses the symbols of the formula beside it, in every notation', () => {
  const hint = (name: string, quantity: Quantity, value: number, context = worked) => {
    const notation = NOTATIONS.find(({ id }) => id === name)!
    return checkAnswer(context, quantity, digits(notation.factor(context, quantity) * value, 8), undefined, notation).text
  }
  const swapped = NOTATIONS.map(({ id }) =>
    hint(id, output, -deltaO[0]).replace('You swapped output and target: the node error starts from ', ''),
  )
  expect(swapped).toEqual([
    'a − t, not t − a.',
    'y − ŷ, not ŷ − y.',
    't − o, not o − t.',
    'predicted − actual, not actual − predicted.',
    'a − y, not y − a.',
    'a − y, not y − a.',
    '−(target − out), not target − out.',
  ])
  const forgotten = NOTATIONS.map(({ id }) => hint(id, hidden, 0.4 * deltaO[0] + 0.5 * deltaO[1]).split(':')[0])
  expect(forgotten).toEqual(
    ['f′(z)', 'f′(h)', 'y(1 − y)', 'activation slope', 'σ′(z)', 'g′(z)', 'out(1 − out)'].map((slope) => `You forgot ${slope}`),
  )
  const context = batchStep()
  for (const notation of NOTATIONS) {
    for (const quantity of quantitiesOf(context)) {
      if (questionFor(context, quantity) === null) continue
      for (const { value } of slipsOf(context, quantity)) {
        const { text } = checkAnswer(context, quantity, digits(notation.factor(context, quantity) * value, 8), undefined, notation)
        expect(text).not.toMatch(/[{}\\_^]/)
        expect(text.length).toBeLessThanOrEqual(120)
      }
    }
  }
  // where node errors have no 1/m, it comes too early
  const { network, trace } = context
  const delta = trace.delta[1][0] * 2
  expect(network.layers[1].out).toBe(2)
  expect(checkAnswer(context, output, digits(delta / 2, 8), undefined, NOTATIONS[4]).text).toBe(
    'You divided by m. Here 1/m comes with the gradient.',
  )
})

test('in a batch, 1/m forgotten is told beside another mistake, and one sample is not the batch', () => {
  const context = batchStep()
  const { trace } = context
  const delta = trace.delta[1][0]
  const slope = trace.a[1][0] * (1 - trace.a[1][0])
  expect(checkAnswer(context, output, digits((2 * delta) / slope, 8)).text).toBe(
    'You forgot f′(z): multiply the slope of the loss by it. 1/m is missing, too.',
  )
  expect(checkAnswer(context, { kind: 'dataLoss' }, digits(trace.sampleLoss[0], 8)).reason).toBe('forgot-sum')
  const velocity: Quantity = { kind: 'state', name: 'velocity', parameter: 0 }
  const carried = stepOf({
    network: createNetwork([1, 1], ['linear']),
    loss: 'mse',
    parameters: Float64Array.of(1, 0),
    x: [[0.5]],
    y: [[1]],
    optimizer: { kind: 'momentum', beta: 0.9 },
    state: [0.7, 0],
  })
  const update: Quantity = { kind: 'update', parameter: 0 }
  expect(checkAnswer(carried, update, digits(-carried.trace.state.velocity![0], 8)).text).toBe('You forgot the learning rate.')
  const g = carried.trace.totalGradient[0]
  expect([0.7 + g, g, 0.7, 0.63 - g].map((value) => checkAnswer(carried, velocity, digits(value, 8)).reason)).toEqual([
    'forgot-share',
    'gave-gradient',
    'gave-before',
    'wrong-sign',
  ])
})

test('mistakes in Adam are told: shares swapped or forgotten, no correction for the start at 0', () => {
  const optimizer = { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 } as const
  const context = stepOf({
    network: createNetwork([1, 1], ['linear']),
    loss: 'mse',
    parameters: Float64Array.of(0.3, 0.1),
    x: [[0.7]],
    y: [[1]],
    optimizer,
    learningRate: 0.1,
    state: [0.02, 0],
  })
  const { totalGradient, state, stateBefore } = context.trace
  const [g, m, v] = [totalGradient[0], state.moment1![0], state.moment2![0]]
  const told = (quantity: Quantity, value: number, count = 5) => checkAnswer(context, quantity, digits(value, count)).text
  const first: Quantity = { kind: 'state', name: 'moment1', parameter: 0 }
  const second: Quantity = { kind: 'state', name: 'moment2', parameter: 0 }
  expect(stateBefore.moment1![0]).toBe(0.02)
  expect(told(first, 0.1 * 0.02 + 0.9 * g)).toBe('You swapped β1 and 1 − β1: β1 is the share of the old first moment.')
  expect(told(first, 0.9 * 0.02 + g)).toBe('You forgot the factor 1 − β1.')
  expect(told(second, 0.999 * g * g, 3)).toMatch(/^You swapped β2 and 1 − β2/)
  expect(told(second, g * g, 6)).toBe('You forgot the factor 1 − β2.')
  expect(told(second, 0.001 * g)).toBe('You forgot to square the gradient.')
  const update: Quantity = { kind: 'update', parameter: 0 }
  expect(told(update, (-0.1 * m) / (Math.sqrt(v) + 1e-8))).toBe('You forgot the bias correction: divide each moment by 1 − βᵗ.')
  expect(told(update, (-0.1 * m) / (Math.sqrt(v / (1 - 0.999)) + 1e-8))).toBe('You forgot to divide the first moment by 1 − β1ᵗ.')
  expect(told(update, (-0.1 * m) / 0.1 / (Math.sqrt(v) + 1e-8))).toBe('You forgot to divide the second moment by 1 − β2ᵗ.')
})

test('the loss of one output, and the bare activation as node error, are told for what they are', () => {
  for (const quantity of [{ kind: 'sampleLoss', sample: 0 }, { kind: 'dataLoss' }] as const)
    expect(checkAnswer(worked, quantity, '0.275').text).toBe('That is one output only. Add the parts of all.')
  expect(checkAnswer(worked, output, '0.751').text).toBe('That is a. The node error is the slope of the loss by z.')
})
