import { buildScenario } from '../../src/document/build'
import type { Scenario } from '../../src/document/types'
import { createGenerator, shuffle } from '../../src/engine/arithmetic/random'
import { createWorkspace } from '../../src/engine/network/backprop'
import { accuracy } from '../../src/engine/network/classes'
import { datasetLoss } from '../../src/engine/network/evaluate'
import { createOptimizerState } from '../../src/engine/step/optimizers'
import { createStepper } from '../../src/engine/step/step'

export interface Measured {
  readonly trainLoss: number
  readonly testLoss: number
  readonly trainAccuracy: number
  readonly testAccuracy: number
}

/** Trains a scenario from its start for whole epochs at a constant rate: a plain loop to compare the session and the presets with. */
export function trainEpochs(scenario: Scenario) {
  const { dataset, split, network, parameters } = buildScenario(scenario)
  const { training } = scenario
  const batch = training.batchSize === 'full' ? split.train.length : Math.min(training.batchSize, split.train.length)
  const stepper = createStepper(network, dataset.X, dataset.Y, batch)
  const state = createOptimizerState(training.optimizer, network.parameterCount)
  const order = createGenerator(training.shuffleSeed)
  const dropout = createGenerator(training.dropoutSeed)
  const settings = { ...training, keep: 1 - training.dropout, trainingRows: split.train.length }
  const workspace = createWorkspace(network, 64)
  const outputs = new Float64Array(dataset.Y.values.length)
  let steps = 0

  function epoch(): void {
    const rows = Int32Array.from(split.train)
    if (training.order === 'shuffled') shuffle(order, rows)
    for (let from = 0; from < rows.length; from += batch) {
      const part = rows.subarray(from, Math.min(from + batch, rows.length))
      stepper.begin(parameters, part, settings, training.dropout > 0 ? dropout : null)
      stepper.accumulate(0, part.length)
      const { badTensor } = stepper.apply(state, training.learningRate)
      if (badTensor !== null) throw new Error(`${scenario.id} diverged at step ${steps} in ${badTensor}`)
      steps += 1
    }
  }

  function measure(): Measured {
    const loss = (rows: Int32Array) => datasetLoss(network, parameters, dataset.X, dataset.Y, rows, training.loss, workspace, outputs)
    const part = (rows: Int32Array) => ({
      loss: loss(rows),
      accuracy: dataset.task === 'regression' ? Number.NaN : accuracy(outputs, dataset.Y, rows),
    })
    const train = part(split.train)
    const test = part(split.test)
    return { trainLoss: train.loss, testLoss: test.loss, trainAccuracy: train.accuracy, testAccuracy: test.accuracy }
  }

  return { parameters, measure, epoch, steps: () => steps }
}
