import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import { histogram, summaryOf } from '../../../src/explain/signals/distribution'
import { layerState, SATURATED_BELOW, unitState } from '../../../src/explain/signals/unit-state'
import { stepOf } from '../random-step'

/** Two inputs to two units whose sums are 10·x1 and −x2 − 5, over three samples, then a linear output. */
function stepWith(activation: 'relu' | 'sigmoid' | 'softplus') {
  return stepOf({
    network: createNetwork([2, 2, 1], [activation, 'linear']),
    loss: 'sse_half',
    x: [
      [1, 1],
      [0.1, 2],
      [-1, 3],
    ],
    y: [[0], [0], [0]],
    parameters: Float64Array.from([10, 0, 0, -1, 0, -5, 1, 1, 0]),
  }).trace
}

test('a ReLU unit is off where z ≤ 0, and dead when it is off for the whole batch; its weights then get no gradient', () => {
  const trace = stepWith('relu')
  expect(unitState(trace, 0, 0, 'relu')).toEqual({ samples: 3, saturated: 0, off: 1, dead: false })
  expect(unitState(trace, 0, 1, 'relu')).toEqual({ samples: 3, saturated: 0, off: 3, dead: true })
  expect(layerState(trace, 0, 'relu')).toEqual({ units: 2, values: 6, saturated: 0, dead: 1 })
  expect([...trace.dataGradient.subarray(2, 4)]).toEqual([0, 0])
})

test('a sigmoid unit is saturated where its slope is below the limit: at z = 10, −10, and from −6 down', () => {
  const trace = stepWith('sigmoid')
  expect(SATURATED_BELOW).toBe(0.05)
  expect(unitState(trace, 0, 0, 'sigmoid')).toEqual({ samples: 3, saturated: 2, off: 0, dead: false })
  expect(unitState(trace, 0, 1, 'sigmoid').saturated).toBe(3)
  expect(layerState(trace, 0, 'sigmoid')).toEqual({ units: 2, values: 6, saturated: 5, dead: 0 })
})

test('of other functions nothing is called saturated or dead', () => {
  expect(layerState(stepWith('softplus'), 0, 'softplus')).toEqual({ units: 2, values: 6, saturated: 0, dead: 0 })
})

test('a summary is the lowest, mean and highest; nothing of nothing', () => {
  expect(summaryOf([3, -1, 4])).toEqual({ low: -1, mean: 2, high: 4 })
  expect(summaryOf([])).toEqual({ low: Number.NaN, mean: Number.NaN, high: Number.NaN })
})

test('every value is in one bar of its histogram: 0 in the middle, the ends in the last ones', () => {
  expect([...histogram([-1, -0.9, 0, 0, 0.5, 1], 1, 5)]).toEqual([2, 0, 2, 1, 1])
  expect([...histogram([-7, 7], 1, 3)]).toEqual([1, 0, 1])
})
