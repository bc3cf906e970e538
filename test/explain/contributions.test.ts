import { expect, test } from 'vitest'
import { createGenerator } from '../../src/engine/arithmetic/random'
import { createNetwork } from '../../src/engine/network/network'
import { cancelWords, contributionsOf } from '../../src/explain/contributions'
import { randomStep, stepOf } from './random-step'

test('the parts of all samples, added in batch order, are the gradient of the trace bit for bit', () => {
  const generator = createGenerator(17)
  for (let round = 0; round < 200; round++) {
    const context = randomStep(generator)
    for (let parameter = 0; parameter < context.network.parameterCount; parameter++) {
      const { sum, parts } = contributionsOf(context, parameter)
      expect(Object.is(sum, context.trace.dataGradient[parameter])).toBe(true)
      expect(parts.length).toBe(context.trace.rows.length)
    }
  }
})

test('parts are sorted by size, equal ones in batch order, and what cancels is their share', () => {
  // one linear unit: the part of a sample is (a − y) x / m
  const network = createNetwork([1, 1], ['linear'])
  const x = [[1], [2], [-1], [3]]
  const y = [[1], [-2], [1], [0]]
  const context = stepOf({ network, loss: 'mse_half', x, y, parameters: Float64Array.of(0, 0), learningRate: 0.1 })
  const { parts, sum, positive, negative, cancelled } = contributionsOf(context, 0)
  expect(parts.map(({ sample }) => sample)).toEqual([1, 0, 2, 3])
  expect(parts.map(({ value }) => value + 0)).toEqual([1, -0.25, 0.25, 0])
  expect(sum).toBe(1)
  expect(positive).toBe(1.25)
  expect(negative).toBe(-0.25)
  expect(cancelled).toBeCloseTo(1 - 1 / 1.5, 15)
})

test('the rows of the data are named, and where nothing is pushed the share that cancels is blank', () => {
  const network = createNetwork([1, 1], ['linear'])
  const context = stepOf({ network, loss: 'mse', x: [[0], [0]], y: [[1], [2]], parameters: Float64Array.of(1, 1) })
  const { parts, cancelled, sum } = contributionsOf(context, 0)
  expect(parts.map(({ row }) => row)).toEqual([0, 1])
  expect(sum).toBe(0)
  expect(cancelled).toBeNaN()
})

test('what cancels is said as the numbers say it: nothing where all samples pull one way, and never all that is not quite all', () => {
  const words = (targets: readonly number[]) => {
    const network = createNetwork([1, 1], ['linear'])
    const x = targets.map(() => [1])
    const y = targets.map((target) => [target])
    return cancelWords(contributionsOf(stepOf({ network, loss: 'mse', x, y, parameters: Float64Array.of(0, 0) }), 0))
  }
  expect(words([0, 0])).toBe('nothing to cancel.')
  expect(words([1, 3])).toBe('the samples pull one way, nothing cancels.')
  expect(words([-2, -1])).toBe('the samples pull one way, nothing cancels.')
  expect(words([3, -1])).toBe('50 % cancels, for the samples pull both ways.')
  expect(words([1000, -1])).toBe('less than 1 % cancels, for the samples pull both ways.')
  expect(words([1000, -999])).toBe('more than 99 % cancels, for the samples pull both ways.')
  expect(words([2, -2])).toBe('100 % cancels, for the samples pull both ways.')
})
