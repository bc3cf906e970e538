import { expect, test } from 'vitest'
import { createNetwork } from '../../src/engine/network/network'
import { createOptimizerState } from '../../src/engine/step/optimizers'
import { createStepper } from '../../src/engine/step/step'
import { matrixOf } from '../support/traces'

test('the 2-2-2 network with fixed biases gives the numbers of the worked example after 1, 9,999 and 10,000 steps', () => {
  const network = createNetwork([2, 2, 2], ['sigmoid', 'sigmoid'])
  const parameters = Float64Array.of(0.15, 0.2, 0.25, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6)
  const stepper = createStepper(network, matrixOf([[0.05, 0.1]]), matrixOf([[0.01, 0.99]]), 1)
  const optimizer = { kind: 'sgd' } as const
  const settings = { loss: 'sse_half', optimizer, penalty: { kind: 'none' }, keep: 1, trainBiases: false, trainingRows: 1 } as const
  const state = createOptimizerState(optimizer, network.parameterCount)
  const lossBeforeStep = (steps: number) => {
    let loss = Number.NaN
    for (let t = 0; t < steps; t++) {
      stepper.begin(parameters, Int32Array.of(0), settings, null)
      stepper.accumulate(0, 1)
      loss = stepper.apply(state, 0.5).dataLoss
    }
    return loss
  }
  expect(lossBeforeStep(1)).toBeCloseTo(0.298371109, 9)
  const weights = [...parameters.slice(0, 4), ...parameters.slice(6, 10)]
  const want = [0.149780716, 0.19956143, 0.24975114, 0.29950229, 0.35891648, 0.408666186, 0.51130127, 0.561370121]
  for (const [k, weight] of weights.entries()) expect(Math.abs(weight - want[k])).toBeLessThan(6e-9)
  expect(lossBeforeStep(1)).toBeCloseTo(0.291027773694, 12)
  expect(lossBeforeStep(9998)).toBeCloseTo(3.5108548123e-5, 14) // at parameters 9,999
  expect(lossBeforeStep(1)).toBeCloseTo(3.510187783e-5, 14)
})
