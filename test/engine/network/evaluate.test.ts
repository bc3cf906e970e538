import { expect, test } from 'vitest'
import { createWorkspace } from '../../../src/engine/network/backprop'
import { datasetLoss, predict } from '../../../src/engine/network/evaluate'
import { createNetwork } from '../../../src/engine/network/network'
import { createOptimizerState } from '../../../src/engine/step/optimizers'
import { probe } from '../../../src/engine/step/probe'
import { createStepper } from '../../../src/engine/step/step'
import { drawSample } from '../../support/oracle'
import { matrixOf } from '../../support/traces'

test('predictions and losses do not depend on the size of the workspace', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { network, parameters, loss, ...data } = drawSample(seed)
    const X = matrixOf(data.X)
    const Y = matrixOf(data.Y)
    const rows = Int32Array.from(data.X, (_, row) => row).reverse()
    const results = [1, 2, 64].map((capacity) => {
      const workspace = createWorkspace(network, capacity)
      const out = new Float64Array(Y.values.length)
      const both = new Float64Array(Y.values.length)
      predict(network, parameters, X, rows, workspace, out)
      const value = datasetLoss(network, parameters, X, Y, rows, loss, workspace, both)
      expect(both).toEqual(out)
      return { out, value }
    })
    for (const result of results) expect(result).toEqual(results[0])
  }
})

test('the loss over the batch rows is the data loss of a step without dropout', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { network, parameters, loss, rows, ...data } = drawSample(seed)
    const X = matrixOf(data.X)
    const Y = matrixOf(data.Y)
    const stepper = createStepper(network, X, Y, rows.length)
    const settings = { loss, optimizer: { kind: 'sgd' }, penalty: { kind: 'none' }, keep: 1, trainBiases: true, trainingRows: 1 } as const
    stepper.begin(parameters.slice(), rows, settings, null)
    stepper.accumulate(0, rows.length)
    const { dataLoss } = stepper.apply(createOptimizerState(settings.optimizer, parameters.length), 0)
    expect(datasetLoss(network, parameters, X, Y, rows, loss, createWorkspace(network, 3))).toBe(dataLoss)
  }
})

test('a probe is a batch of one without dropout', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { network, parameters, loss, ...data } = drawSample(seed)
    const X = matrixOf(data.X)
    const Y = matrixOf(data.Y)
    const row = data.X.length - 1
    const seen = probe(network, parameters, X, Y, row, loss, 4)
    const stepper = createStepper(network, X, Y, 1)
    const settings = { loss, optimizer: { kind: 'sgd' }, penalty: { kind: 'none' }, keep: 1, trainBiases: true, trainingRows: 1 } as const
    stepper.begin(parameters.slice(), Int32Array.of(row), settings, null, { record: true })
    stepper.accumulate(0, 1)
    stepper.apply(createOptimizerState(settings.optimizer, parameters.length), 0)
    const trace = stepper.trace(4, 'all')
    const { x, y, z, a, delta, dataGradient, dataLoss } = trace
    const dropped = network.layers.map(({ pins }, l) => (pins ? trace.dropped[l] : null))
    expect(seen).toEqual({ step: 4, row, x, y, z, a, dropped, delta, loss: dataLoss, dataGradient })
  }
})

test('without rows there is no loss', () => {
  const network = createNetwork([1, 1], ['linear'])
  const data = matrixOf([[1]])
  const none = new Int32Array(0)
  expect(datasetLoss(network, Float64Array.of(1, 1), data, data, none, 'mse', createWorkspace(network, 1))).toBeNaN()
})
