import { expect, test } from 'vitest'
import { createNetwork } from '../../src/engine/network/network'
import { createOptimizerState } from '../../src/engine/step/optimizers'
import { createStepper } from '../../src/engine/step/step'
import { leftOut, zeroReason } from '../../src/views/zero-reason'

/** A recorded step of a 2-3-2-1 network over two rows with these masks of its hidden layers; of which samples are shown. */
function stepWith(masks: readonly (readonly number[])[], { oneMask = false, pinned = false, included = 'all' as Int32Array | 'all' } = {}) {
  const network = createNetwork([2, 3, 2, 1], ['tanh', 'tanh', 'linear'], pinned ? [[0, 0, 2], null, null] : [])
  const matrix = (columns: number, values: readonly number[]) => ({ rows: 2, columns, values: Float64Array.from(values) })
  const stepper = createStepper(network, matrix(2, [1, 2, 3, -1]), matrix(1, [0.5, -1]), 2)
  const parameters = Float64Array.from({ length: network.parameterCount }, (_, k) => 0.1 + k / 50)
  const optimizer = { kind: 'sgd' } as const
  const settings = { loss: 'mse', optimizer, penalty: { kind: 'none' }, keep: 0.5, oneMask, trainBiases: true, trainingRows: 2 } as const
  stepper.begin(parameters, Int32Array.of(0, 1), settings, masks, { record: true })
  stepper.accumulate(0, 2)
  stepper.apply(createOptimizerState(optimizer, parameters.length), 0.1)
  return { network, trace: stepper.trace(0, included) }
}

const BACKWARDS = 'was dropped in this step: its value was 0 forwards, so nothing flows backwards'

test('a reason is given for exactly the parameters at a unit that was left out for all rows, and their gradient is 0', () => {
  const { network, trace } = stepWith([
    [1, 0, 1, 1, 0, 1],
    [1, 1, 0, 1],
  ])
  for (let index = 0; index < network.parameterCount; index++)
    expect(zeroReason(trace, network, index) !== '').toBe(trace.dataGradient[index] === 0)
  expect(zeroReason(trace, network, 2)).toBe(`h1.2 ${BACKWARDS}`) // x1→h1.2
  expect(zeroReason(trace, network, 7)).toBe(`h1.2 ${BACKWARDS}`) // its bias
  expect(zeroReason(trace, network, 10)).toBe('h1.2 was dropped in this step: it sent 0') // h1.2→h2.1
})

test('a unit dropped for one row of two was not left out, and a record of one row cannot tell', () => {
  const masks = [
    [1, 0, 1, 1, 1, 1],
    [1, 1, 1, 1],
  ]
  expect(leftOut(stepWith(masks).trace, 0, 1)).toBe(false)
  expect(leftOut(stepWith(masks, { included: Int32Array.of(0) }).trace, 0, 1)).toBe(false)
  expect(leftOut(stepWith(masks, { included: Int32Array.of(0), oneMask: true }).trace, 0, 1)).toBe(true)
})

test('a pinned unit is named as such', () => {
  const ones = [Array(6).fill(1), Array(4).fill(1)]
  const { network, trace } = stepWith(ones, { pinned: true, included: Int32Array.of(0) })
  expect(zeroReason(trace, network, 4)).toBe('h1.3 is pinned out: its value was 0 forwards, so nothing flows backwards')
  expect(zeroReason(trace, network, 11)).toBe('h1.3 is pinned out: it sent 0')
})
