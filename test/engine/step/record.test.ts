import { expect, test } from 'vitest'
import { createGenerator, uniform } from '../../../src/engine/arithmetic/random'
import { createNetwork } from '../../../src/engine/network/network'
import { createOptimizerState, type OptimizerSpec } from '../../../src/engine/step/optimizers'
import { createStepper } from '../../../src/engine/step/step'
import type { StepSettings } from '../../../src/engine/step/step-settings'

const network = createNetwork([3, 4, 2], ['tanh', 'linear'])
const generator = createGenerator(5)
const matrix = (columns: number) => ({ rows: 90, columns, values: Float64Array.from({ length: 90 * columns }, () => uniform(generator)) })
const [X, Y] = [matrix(3), matrix(2)]
const ROWS = Int32Array.from({ length: 80 }, (_, k) => 89 - k)

/** Two steps on the same rows; the masks of both are the same. */
function twoSteps(optimizer: OptimizerSpec, keep: number) {
  const masks = keep < 1 ? [Uint8Array.from({ length: 80 * 4 }, (_, k) => (k % 3 === 0 ? 0 : 1))] : null
  const settings: StepSettings = { loss: 'mse', optimizer, penalty: { kind: 'none' }, keep, trainBiases: true, trainingRows: 90 }
  const stepper = createStepper(network, X, Y, 80)
  const parameters = Float64Array.from({ length: network.parameterCount }, (_, p) => ((p * 7) % 11) / 11 - 0.5)
  const state = createOptimizerState(optimizer, network.parameterCount)
  return [0, 1].map((step) => {
    stepper.begin(parameters, ROWS, settings, masks, { record: true })
    stepper.accumulate(0, 80)
    stepper.apply(state, 0.05)
    return {
      all: stepper.trace(step, 'all'),
      some: stepper.trace(step, Int32Array.of(3)),
      one: stepper.trace(step, Int32Array.of(3), true),
    }
  })
}

test('the loss after a step is, bit for bit, the loss that the next step on the same rows and masks begins with', () => {
  for (const keep of [1, 0.6]) {
    const [first, second] = twoSteps({ kind: 'momentum', beta: 0.9 }, keep)
    expect(first.all.lossAfter).toBe(second.all.dataLoss)
    expect(first.all.lossAfter).not.toBe(first.all.dataLoss)
    expect(first.some.lossAfter).toBeNaN()
    expect(first.one.lossAfter).toBe(first.all.lossAfter)
    expect(first.one.outputsAfter).toBeNull()
  }
})

test('a trace keeps the optimizer state before the step: zeros at first, then what the step before left', () => {
  const [first, second] = twoSteps({ kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 }, 1)
  for (const name of ['moment1', 'moment2'] as const) {
    expect(first.all.stateBefore[name]).toEqual(new Float64Array(network.parameterCount))
    expect(second.all.stateBefore[name]).toEqual(first.all.state[name])
    expect(second.all.stateBefore[name]).not.toEqual(second.all.state[name])
  }
  expect(first.all.products).toEqual([0.9, 0.999])
  expect(second.all.products).toEqual([0.9 * 0.9, 0.999 * 0.999])
  expect(twoSteps({ kind: 'sgd' }, 1)[1].all).toMatchObject({ stateBefore: {}, products: [1, 1] })
})
