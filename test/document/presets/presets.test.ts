import { expect, test } from 'vitest'
import { buildScenario, dataOf } from '../../../src/document/build'
import { shapeOf } from '../../../src/document/data-shape'
import { defaultDocument } from '../../../src/document/presets/defaults'
import { PRESETS, presetDocument } from '../../../src/document/presets/presets'
import { parseDocument } from '../../../src/document/schema/schema'
import type { Scenario, Training } from '../../../src/document/types'
import { loadDigitScenarios } from '../../support/digits'
import { trainEpochs } from '../../support/train'

await loadDigitScenarios()

const scenarioOf = (id: string) => presetDocument(id).scenario
const withTraining = (scenario: Scenario, training: Partial<Training>): Scenario => ({
  ...scenario,
  training: { ...scenario.training, ...training },
})

/** Trains for at least `steps` steps. */
function trained(scenario: Scenario, steps: number) {
  const run = trainEpochs(scenario)
  while (run.steps() < steps) run.epoch()
  return run
}

test.each(PRESETS.map(({ id }) => id))('%s is a document that parses and builds, with the sizes its data announces', (id) => {
  const document = presetDocument(id)
  expect(parseDocument(document)).toStrictEqual({ ok: true, document })
  const { dataset, split, network, parameters } = buildScenario(document.scenario)
  const { rows, inputs, outputs, task } = shapeOf(document.scenario.data)
  expect([dataset.X.rows, dataset.X.columns, dataset.Y.columns, dataset.task]).toEqual([rows, inputs, outputs, task])
  expect(split.train.length + split.test.length).toBe(rows)
  expect(parameters.length).toBe(network.parameterCount)
  expect(document.scenario.id).toBe(id)
})

test('the same scenario builds the same bits', () => {
  expect(buildScenario(scenarioOf('moons'))).toStrictEqual(buildScenario(scenarioOf('moons')))
})

test('four cards start here: one update, watch it learn, momentum, dropout', () => {
  const cards = PRESETS.filter(({ group }) => group === 'Start here').map(({ id }) => id)
  expect(cards).toEqual(['two-two-two', 'moons', 'momentum-valley', 'dropout'])
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length)
  for (const { summary } of PRESETS) expect(summary).toMatch(/^[A-Z].{20,170}\.$/)
})

test('the default is the moons in a 2-4-2-1 network: tanh, sigmoid, bce, rate 0.1, batches of 10, at step 0', () => {
  const { scenario, step, changes } = defaultDocument()
  expect(scenario).toMatchObject({
    data: { kind: 'moons', samples: 200, noise: 0.15 },
    network: { hidden: [4, 2], activations: ['tanh', 'tanh', 'sigmoid'] },
    training: { loss: 'bce', optimizer: { kind: 'sgd' }, learningRate: 0.1, batchSize: 10, dropout: 0 },
  })
  expect([step, changes]).toEqual([0, []])
})

test('a scenario that does not fit together is refused before anything is built', () => {
  const moons = scenarioOf('moons')
  expect(() => buildScenario({ ...moons, network: { hidden: [1024, 1024], activations: moons.network.activations } })).toThrow(
    'Number of parameters must be at most 200,000; 2-1024-1024-1 has 1,053,697.',
  )
})

test('the 2-2-2 network makes the update of the worked example, 0.2984 to 0.2910', () => {
  const run = trainEpochs(scenarioOf('two-two-two'))
  expect(run.measure().trainLoss).toBeCloseTo(0.298371109, 9)
  run.epoch()
  const [w1, w2, w3, w4, b1, b2, w5, w6, w7, w8, b3, b4] = run.parameters
  const printed = [0.149780716, 0.19956143, 0.24975114, 0.29950229, 0.35891648, 0.408666186, 0.51130127, 0.561370121]
  for (const [k, w] of [w1, w2, w3, w4, w5, w6, w7, w8].entries()) expect(w).toBeCloseTo(printed[k], 8)
  expect([b1, b2, b3, b4]).toEqual([0.35, 0.35, 0.6, 0.6])
  expect(run.measure().trainLoss).toBeCloseTo(0.291027773694, 11)
})

test('the 2-1-1 network makes the update of the worked example, 0.5124 to 0.5161', () => {
  const run = trainEpochs(scenarioOf('two-one-one'))
  expect(run.measure().trainLoss).toBeCloseTo((1 - 0.512372477962617) ** 2 / 2, 12)
  run.epoch()
  expect([...run.parameters].map((value) => Number(value.toFixed(12)))).toEqual([0.400152275066, -0.199543174801, 0, 0.130153488404, 0])
  expect(run.measure().trainLoss).toBeCloseTo((1 - 0.516102168096) ** 2 / 2, 11)
})

test('the valley goes from 25 to 6.25 in one step to the line of best weights, and diverges above a rate of 0.04', () => {
  const valley = scenarioOf('valley')
  const run = trainEpochs(valley)
  expect(run.measure().trainLoss).toBe(25)
  run.epoch()
  expect(run.measure().trainLoss).toBeCloseTo(6.25, 12)
  for (let k = 0; k < 200; k++) run.epoch()
  expect(run.parameters[0]).toBeCloseTo(0.4, 9)
  expect(run.parameters[1]).toBeCloseTo(1.2, 9)
  expect(trained(withTraining(valley, { learningRate: 0.039 }), 300).measure().trainLoss).toBeLessThan(1)
  expect(() => trained(withTraining(valley, { learningRate: 0.041 }), 20_000)).toThrow('diverged')
})

test('with momentum 0.9 the limit of the valley is 1.9 times as high, 0.076', () => {
  const at = (learningRate: number) => withTraining(scenarioOf('valley'), { learningRate, optimizer: { kind: 'momentum', beta: 0.9 } })
  expect(trained(at(0.0755), 5000).measure().trainLoss).toBeLessThan(1e-3)
  expect(() => trained(at(0.0765), 200_000)).toThrow('diverged')
})

test('of (3w − 10)² every step leaves 0.82 of the way to w = 3.333, and above a rate of 1/9 it diverges', () => {
  const oneWeight = scenarioOf('one-weight')
  const run = trainEpochs(oneWeight)
  expect(run.measure().trainLoss).toBe(16)
  for (let k = 1; k <= 50; k++) {
    run.epoch()
    expect(10 / 3 - run.parameters[0]!).toBeCloseTo((4 / 3) * 0.82 ** k, 12)
  }
  expect(trained(withTraining(oneWeight, { learningRate: 0.111 }), 20_000).measure().trainLoss).toBeLessThan(1e-9)
  expect(() => trained(withTraining(oneWeight, { learningRate: 0.1115 }), 200_000)).toThrow('diverged')
})

test('x² falls from x = 2 to 1.6 in one step at a rate of 0.1, and above a rate of 1 it diverges', () => {
  const parabola = scenarioOf('parabola')
  const run = trainEpochs(parabola)
  expect(run.measure().trainLoss).toBe(4)
  run.epoch()
  expect(run.parameters[0]).toBeCloseTo(1.6, 15)
  expect(trained(withTraining(parabola, { learningRate: 0.99 }), 2000).measure().trainLoss).toBeLessThan(1e-9)
  expect(() => trained(withTraining(parabola, { learningRate: 1.01 }), 200_000)).toThrow('diverged')
})

test('in the valley of the start card momentum 0.9 has at step 100 a loss 1,000 times lower than descent at any rate below its limit', () => {
  const valley = scenarioOf('momentum-valley')
  const lossAt = (learningRate: number, training: Partial<Training> = {}) =>
    trained(withTraining(valley, { learningRate, ...training }), 100).measure().trainLoss
  const momentum = lossAt(valley.training.learningRate, { optimizer: { kind: 'momentum', beta: 0.9 } })
  expect(momentum).toBeLessThan(5e-4)
  for (let rate = 0.0005; rate < 2 / 361; rate += 0.0001) expect(lossAt(rate)).toBeGreaterThan(1000 * momentum)
  expect(lossAt(valley.training.learningRate)).toBeGreaterThan(2.5)
  expect(trained(withTraining(valley, { learningRate: 0.00556 }), 1000).measure().trainLoss).toBeGreaterThan(96.5)
})

test('momentum that swings is behind at step 20 and comes to the minimum in less than half the steps', () => {
  const arrival = (scenario: Scenario) => {
    const run = trainEpochs(scenario)
    let last = 0
    while (run.steps() < 1000) {
      const [w1, w2] = run.parameters
      if ((w1 - 2490 / 206) ** 2 + (w2 - 1100 / 206) ** 2 > 0.01) last = run.steps()
      run.epoch()
    }
    return last
  }
  const plain = scenarioOf('momentum-swings')
  const momentum = arrival(withTraining(plain, { optimizer: { kind: 'momentum', beta: 0.9 } }))
  expect(momentum).toBeGreaterThan(0)
  expect(momentum).toBeLessThan(arrival(plain) / 2)
  const at20 = (scenario: Scenario) => trained(scenario, 20).measure().trainLoss
  expect(at20(withTraining(plain, { optimizer: { kind: 'momentum', beta: 0.9 } }))).toBeGreaterThan(1.2 * at20(plain))
})

test('without dropout the test loss rises while the training loss falls; with it the test loss stays lower', () => {
  const scenario = scenarioOf('dropout')
  const run = trainEpochs(scenario)
  let best = Number.POSITIVE_INFINITY
  while (run.steps() < 3000) {
    run.epoch()
    best = Math.min(best, run.measure().testLoss)
  }
  const plain = run.measure()
  const dropped = trained(withTraining(scenario, { dropout: 0.5 }), 3000).measure()
  expect(plain.testLoss).toBeGreaterThan(2 * best)
  expect(plain.trainLoss).toBeLessThan(0.1)
  expect(dropped.testLoss).toBeLessThan(0.6 * plain.testLoss)
})

test.each([
  ['moons', 3000, 0.95],
  ['xor', 3000, 0.95],
  ['circles', 3000, 0.95],
  ['spirals', 3000, 0.95],
  ['gaussians', 1000, 0.95],
  ['penguins', 2000, 0.95],
])('%s reaches its test accuracy with its own settings: %d steps, %d', (id, steps, accuracy) => {
  expect(trained(scenarioOf(id), steps).measure().testAccuracy).toBeGreaterThanOrEqual(accuracy)
})

test.each([
  ['sine', 3000],
  ['hills', 5000],
])('%s explains most of its targets on the test rows', (id, steps) => {
  const scenario = scenarioOf(id)
  const { Y } = dataOf(scenario).dataset
  const mean = Y.values.reduce((sum, y) => sum + y, 0) / Y.values.length
  const halfVariance = Y.values.reduce((sum, y) => sum + (y - mean) ** 2, 0) / Y.values.length / 2
  expect(trained(scenario, steps).measure().testLoss).toBeLessThan(0.15 * halfVariance)
})
