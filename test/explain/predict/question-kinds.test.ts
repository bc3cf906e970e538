import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import { hasSign, questionFor, whichMovesMost } from '../../../src/explain/predict/predict'
import { stepOf } from '../random-step'
import { workedStep } from '../worked-network'

const worked = workedStep()

test('the weight that moves most is told with its reason', () => {
  expect(whichMovesMost(worked, 1)).toBe('h2→y1 has the largest gradient.')
  const layer = { network: createNetwork([2, 1], ['linear']), loss: 'sse_half', y: [[1.5]], learningRate: 0.3 } as const
  const carried = stepOf({
    ...layer,
    parameters: Float64Array.of(0.7, 0.5, 0),
    x: [[0, 1]],
    optimizer: { kind: 'momentum', beta: 0.9 },
    state: [-3.2, 0, 0],
  })
  expect(whichMovesMost(carried, 0)).toBe('x1→y1: its gradient is not the largest, but the velocity counts too.')
  const even = stepOf({ ...layer, parameters: Float64Array.of(0.5, 0.5, 0), x: [[1, 1]] })
  expect(whichMovesMost(even, 0)).toBe('x1→y1 and x2→y1 have the largest gradient.')
})

test('a sign is a question only of what can be negative', () => {
  const kinds = (['sampleLoss', 'dataLoss', 'totalLoss', 'lossAfter', 'penalty'] as const).map((kind) =>
    hasSign(worked, kind === 'sampleLoss' ? { kind, sample: 0 } : { kind }),
  )
  expect(kinds).toEqual([false, false, false, false, false])
  const at = { sample: 0, layer: 0, unit: 0 }
  expect([hasSign(worked, { kind: 'a', ...at }), hasSign(worked, { kind: 'z', ...at })]).toEqual([false, true])
  expect(hasSign(worked, { kind: 'state', name: 'moment2', parameter: 0 })).toBe(false)
  expect(hasSign(worked, { kind: 'state', name: 'moment1', parameter: 0 })).toBe(true)
})

test('what an optimizer keeps is asked for under its own name: Adagrad adds squares up, RMSProp takes their mean', () => {
  const setup = {
    network: createNetwork([1, 1], ['linear']),
    loss: 'mse',
    parameters: Float64Array.of(0.5, 0),
    x: [[1]],
    y: [[0]],
  } as const
  const asked = { kind: 'state', name: 'square', parameter: 0 } as const
  const adagrad = stepOf({ ...setup, optimizer: { kind: 'adagrad', eps: 1e-8 } })
  const rmsprop = stepOf({ ...setup, optimizer: { kind: 'rmsprop', rho: 0.9, eps: 1e-8 } })
  expect(questionFor(adagrad, asked)!.text).toMatch(/^What is the sum of squares of /)
  expect(questionFor(rmsprop, asked)!.text).toMatch(/^What is the mean square of /)
})
