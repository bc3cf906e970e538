import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { parameterAt } from '../../../src/engine/network/network'
import type { StepTrace } from '../../../src/engine/step/step-trace'
import { gradientSeries, type PastGradient, sumOfTerms, sumOfWeights } from '../../../src/explain/signals/gradient-series'
import { squareOf, updateParts } from '../../../src/explain/signals/update-parts'
import { anyStep } from '../any-step'

const CASES = 400

test('the parts of every update add up to it, for every optimizer, with and without a penalty', () => {
  const generator = createGenerator(41)
  const seen = new Set<string>()
  let compared = 0
  for (let k = 0; k < CASES; k++) {
    const { trace } = anyStep(generator)
    for (let p = 0; p < trace.update.length; p++) {
      const { parts, update } = updateParts(trace, p)
      const sum = parts.reduce((total, { change }) => total + change, 0)
      const size = parts.reduce((total, { change }) => total + Math.abs(change), 0)
      expect(Math.abs(sum - update)).toBeLessThanOrEqual(1e-12 * size)
      expect(update).toBe(trace.update[p])
      seen.add(`${trace.optimizer.kind} ${parts.map(({ kind }) => kind).join(' ')}`)
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(5000)
  expect([...seen].sort()).toEqual([
    'adagrad gradient',
    'adagrad gradient penalty',
    'adam gradient memory correction',
    'adam gradient penalty memory correction',
    'adamw gradient memory correction',
    'adamw gradient memory correction decay',
    'adamw gradient penalty memory correction',
    'adamw gradient penalty memory correction decay',
    'momentum gradient memory',
    'momentum gradient penalty memory',
    'nesterov gradient memory',
    'nesterov gradient penalty memory',
    'rmsprop gradient',
    'rmsprop gradient penalty',
    'sgd gradient',
    'sgd gradient penalty',
  ])
})

test('what the parts come to, times the rate and over the divisor, is the update bit for bit', () => {
  const generator = createGenerator(42)
  for (let k = 0; k < CASES; k++) {
    const { trace, network } = anyStep(generator)
    for (let p = 0; p < trace.update.length; p++) {
      const { combined, divisor, ratio } = updateParts(trace, p)
      const decay = trace.optimizer.kind === 'adamw' && parameterAt(network, p).kind === 'weight' ? trace.optimizer.decay : 0
      const decayed = trace.learningRate * decay * trace.before[p]!
      expect(0 - (trace.learningRate * combined) / divisor - decayed).toBe(trace.update[p])
      expect(0 - trace.learningRate * ratio - decayed).toBeCloseTo(trace.update[p]!, 12)
    }
  }
})

test('a bias that is not trained says so, and nothing of its gradient counts', () => {
  const generator = createGenerator(43)
  let fixed = 0
  for (let k = 0; k < CASES; k++) {
    const { trace, network, trainBiases } = anyStep(generator)
    const bias = network.layers[0]!.b
    const anatomy = updateParts(trace, bias)
    if (trace.dataGradient[bias] === 0) continue
    expect(anatomy.fixed).toBe(!trainBiases)
    if (!anatomy.fixed) continue
    fixed += 1
    expect(anatomy.parts.map(({ change }) => change).every((change) => change === 0)).toBe(true)
  }
  expect(fixed).toBeGreaterThan(50)
})

test('the side of the square is the root of what the optimizer keeps, of Adam corrected: in its first step the gradient itself', () => {
  const generator = createGenerator(44)
  const seen = new Set<string>()
  for (let k = 0; k < CASES; k++) {
    const { trace } = anyStep(generator)
    const { side } = updateParts(trace, 0)
    const kind = trace.optimizer.kind
    if (kind === 'rmsprop' || kind === 'adagrad') expect(side).toBe(Math.sqrt(trace.state.square![0]!))
    else if (kind !== 'adam' && kind !== 'adamw') expect(side).toBeNaN()
    else if (trace.step === 0) expect(side).toBeCloseTo(Math.abs(trace.totalGradient[0]!), 10)
    else expect(side * side).toBeCloseTo(squareOf(trace, 0), 10)
    seen.add(kind)
  }
  expect(seen.size).toBe(7)
})

const momentum = { kind: 'momentum', beta: 0.9 } as const
const past = (step: number, gradient: number, optimizer: PastGradient['optimizer'] = momentum, fresh = false): PastGradient => ({
  step,
  gradient,
  optimizer,
  fresh,
})

test('momentum 0.9 on the gradients 1, 2, 3, 4: weights 1, 0.9, 0.81, 0.729, and the velocity 9.049', () => {
  const series = gradientSeries(3, [past(3, 4), past(2, 3), past(1, 2), past(0, 1)])
  expect(series.map(({ weight }) => Number(weight.toFixed(12)))).toEqual([1, 0.9, 0.81, 0.729])
  expect(series.map(({ step }) => step)).toEqual([3, 2, 1, 0])
  expect(sumOfTerms(series)).toBeCloseTo(9.049, 12)
  expect(sumOfWeights(momentum)).toBeCloseTo(10, 12)
})

test('a step that is not known has a weight but no term, and is not in the sum', () => {
  const series = gradientSeries(2, [past(2, 4), null, past(0, 2)])
  expect(series[1]).toEqual({ step: 1, weight: 0.9, gradient: Number.NaN, term: Number.NaN })
  expect(sumOfTerms(series)).toBeCloseTo(4 + 0.81 * 2, 12)
})

test('a changed beta weighs the past by the beta of each step; another optimizer begins anew', () => {
  const changed = gradientSeries(2, [past(2, 1), past(1, 1, { kind: 'momentum', beta: 0.5 }), past(0, 1)])
  expect(changed.map(({ weight }) => weight)).toEqual([1, 0.9, 0.45])
  const begun = gradientSeries(2, [past(2, 1), past(1, 1, { kind: 'nesterov', beta: 0.9 }), past(0, 1, { kind: 'sgd' })])
  expect(begun.map(({ weight }) => weight)).toEqual([1, 0, 0])
  const again = gradientSeries(2, [past(2, 1), past(1, 1, momentum, true), past(0, 1)]) // by way of another optimizer
  expect(again.map(({ weight }) => weight)).toEqual([1, 0.9, 0])
})

test('under plain descent only the newest gradient counts', () => {
  const series = gradientSeries(1, [past(1, 3, { kind: 'sgd' }), past(0, 5, { kind: 'sgd' })])
  expect(sumOfTerms(series)).toBe(3)
  expect(sumOfWeights({ kind: 'sgd' })).toBe(1)
})

test('with L1 at weights of 0 the penalty is 0 and its slope is not: the parts add up all the same', () => {
  const trace = {
    stateBefore: {},
    state: {},
    products: [0, 0],
    optimizer: { kind: 'sgd' },
    learningRate: 0.5,
    penalty: 0,
    dataGradient: Float64Array.of(-0.2),
    penaltyGradient: Float64Array.of(0.2),
    totalGradient: Float64Array.of(0),
    update: Float64Array.of(0),
  } as unknown as StepTrace
  const { parts, update } = updateParts(trace, 0)
  expect(parts.map(({ kind }) => kind)).toEqual(['gradient', 'penalty'])
  expect(parts.reduce((sum, { change }) => sum + change, 0)).toBe(update)
})
