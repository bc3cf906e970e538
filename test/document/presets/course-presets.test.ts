import { expect, test } from 'vitest'
import { buildScenario } from '../../../src/document/build'
import { presetDocument } from '../../../src/document/presets/presets'
import type { Document, Scenario } from '../../../src/document/types'
import { createDriver, openIn } from '../../support/session-driver'
import { trainEpochs } from '../../support/train'

// Every number is from the documents, recomputed: the ids are those of the list of facts.

const scenarioOf = (id: string) => presetDocument(id).scenario

/** What the first step is made of. */
function firstStep(document: Document) {
  const driver = createDriver((event) => {
    if (event.type === 'frame') driver.send({ type: 'painted', run: 1 })
  })
  openIn(driver, 1, { ...document, step: 1 })
  driver.send({ type: 'trace', run: 1, step: 0, request: 1 })
  driver.settle()
  return driver.of('trace').at(-1)!.trace!
}

/** predicted − actual of each row, with the first weights. */
function errorsOf(id: string): number[] {
  const { dataset } = buildScenario(scenarioOf(id))
  const { a } = firstStep(presetDocument(id))
  return Array.from(a.at(-1)!, (output, k) => output - dataset.Y.values[k]!)
}
const lossOf = (id: string) => trainEpochs(scenarioOf(id)).measure().trainLoss
const gradientsOf = (id: string) => [...firstStep(presetDocument(id)).dataGradient]

test('F124: from [3, 2] the ReLU network predicts 16 where 5 is right, an error of 11', () => {
  expect(firstStep(presetDocument('relu-error')).a.map((layer) => [...layer])).toEqual([[8, 0], [16]])
  expect(errorsOf('relu-error')).toEqual([11])
})

test('F125: with a target of 7 and one weight 2.01 in place of 2 the error is 9.08 in place of 9', () => {
  expect(errorsOf('relu-change')[0]).toBeCloseTo(9.08, 12)
  const { parameters } = scenarioOf('relu-change').initialization as { parameters: readonly number[] }
  expect(parameters.with(6, 2)).toEqual((scenarioOf('relu-error').initialization as { parameters: readonly number[] }).parameters)
})

test('F126, F127: from [0, 3] the errors are 6 and 0', () => {
  expect([errorsOf('relu-six'), errorsOf('relu-right')]).toEqual([[6], [0]])
})

test('F143: where all errors are 0 no weight moves', () => {
  const run = trainEpochs(scenarioOf('relu-right'))
  const before = [...run.parameters]
  run.epoch()
  expect([...run.parameters]).toEqual(before)
})

test('F128, F129: four rows with mean squared errors of 37.5 and 49.890625', () => {
  expect(errorsOf('relu-rows')).toEqual([8, 6, -5, 5])
  expect(errorsOf('relu-rows-other')).toEqual([8.75, 7, -5, 7])
  expect([lossOf('relu-rows'), lossOf('relu-rows-other')]).toEqual([37.5, 49.890625])
})

test('no weight helps the third row: a quarter of 5² stays of the loss', () => {
  for (const id of ['relu-rows', 'relu-rows-other']) {
    const run = trainEpochs(scenarioOf(id))
    while (run.steps() < 1000) run.epoch()
    expect(run.measure().trainLoss).toBeGreaterThan(6.25)
    expect(run.measure().trainLoss).toBeLessThan(6.4)
  }
})

test('F132, F133: a slope of −24 takes the weight from 2 to 2.24, and the loss from 16 to 10.7584', () => {
  expect(gradientsOf('one-weight')[0]).toBe(-24)
  const run = trainEpochs(scenarioOf('one-weight'))
  run.epoch()
  expect(run.parameters[0]).toBe(2.24)
  expect(run.measure().trainLoss).toBeCloseTo(10.7584, 12)
})

test('F134 to F136: an error of 5 gives slopes of 30 and 40, and one step an error of 2.5', () => {
  expect(errorsOf('valley')).toEqual([5])
  expect(gradientsOf('valley').slice(0, 2)).toEqual([30, 40])
  const run = trainEpochs(scenarioOf('valley'))
  run.epoch()
  expect([...run.parameters]).toEqual([0.7, 1.6, 0])
  expect(run.measure().trainLoss).toBeCloseTo(2.5 ** 2, 12)
})

test('F137 to F139: slopes of 14, 28, 42; an error of 7, then 5.04; a loss of 49 · 0.5184^k', () => {
  expect(gradientsOf('three-slopes').slice(0, 3)).toEqual([14, 28, 42])
  const run = trainEpochs(scenarioOf('three-slopes'))
  expect(run.measure().trainLoss).toBe(49)
  run.epoch()
  expect(run.measure().trainLoss).toBeCloseTo(5.04 ** 2, 12)
  expect([...run.parameters.slice(0, 3)].map((w) => Number(w.toFixed(12)))).toEqual([-0.14, 1.72, 0.58])
  for (let k = 2; k <= 20; k++) {
    run.epoch()
    expect(run.measure().trainLoss / (49 * 0.5184 ** k)).toBeCloseTo(1, 10)
  }
  expect(run.measure().trainLoss).toBeCloseTo(9.62711007001e-5, 15)
})

test('F073: chances of 0.1, 0.8 and 0.6 where pass, fail, pass is right are a cross-entropy of +1.4742828764', () => {
  const { a } = firstStep(presetDocument('will-i-pass'))
  for (const [k, chance] of [0.1, 0.8, 0.6].entries()) expect(a[0]![k]).toBeCloseTo(chance, 12)
  expect(lossOf('will-i-pass')).toBeCloseTo(1.4742828764, 10)
})

test('F075: grades predicted as 30, 80 and 85 where 90, 20 and 95 are right are a mean squared error of 2433.33', () => {
  expect([...firstStep(presetDocument('grades')).a[0]!]).toEqual([30, 80, 85])
  expect(lossOf('grades')).toBeCloseTo(2433.33333333, 8)
})

test('F181: 3-3-3-1 with bias columns has 12 + 12 + 4 = 28 numbers, all drawn from [−ε, ε), no two alike', () => {
  const { network, parameters } = buildScenario(scenarioOf('random-start'))
  expect(network.layers.map(({ in: inputs, out }) => (inputs + 1) * out)).toEqual([12, 12, 4])
  expect(new Set(parameters).size).toBe(28)
  for (const value of parameters) expect(value >= -1 && value < 1).toBe(true)
})

test('the 2-2-1 network moves its output from 0.5640 to 0.6159 in one step', () => {
  const document = presetDocument('two-two-one')
  expect(firstStep(document).a[1]![0]).toBeCloseTo(0.564, 4)
  const run = trainEpochs(document.scenario)
  run.epoch()
  expect(1 - Math.sqrt(2 * run.measure().trainLoss)).toBeCloseTo(0.6159, 4)
})

test('F013: the ten printed applications have six inputs, one rank each', () => {
  const { X, Y } = scenarioOf('admissions-rows').data as Extract<Scenario['data'], { kind: 'rows' }>
  expect(X.map((row) => row.slice(2).reduce((sum, bit) => sum + bit, 0))).toEqual(Array(10).fill(1))
  expect(Y.flat().filter((admitted) => admitted === 1).length).toBe(5)
})

test('admissions: one sigmoid unit with six inputs and no bias, batch average, 1,000 epochs at 0.5', () => {
  const { network, training, data } = scenarioOf('admissions')
  expect([network.hidden, network.activations, data.kind]).toEqual([[], ['sigmoid'], 'admissions'])
  expect(training).toMatchObject({ loss: 'mse_half', learningRate: 0.5, batchSize: 'full', trainBiases: false })
  const run = trainEpochs(scenarioOf('admissions'))
  const before = run.measure().trainLoss
  while (run.steps() < 1000) run.epoch()
  expect(run.parameters[6]).toBe(0)
  expect(run.measure().trainLoss).toBeLessThan(0.8 * before)
})
