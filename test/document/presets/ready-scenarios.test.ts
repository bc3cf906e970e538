import { expect, test } from 'vitest'
import { PRESETS, presetDocument } from '../../../src/document/presets/presets'
import type { Document, Training } from '../../../src/document/types'
import { createOptimizerState, optimizerUpdate } from '../../../src/engine/step/optimizers'
import { documentWith } from '../../support/run-documents'
import { createDriver, type Driver, openIn } from '../../support/session-driver'
import { trainEpochs } from '../../support/train'

const withTraining = (id: string, training: Partial<Training>) => documentWith(id, training)

/** Opens a document and takes it to a step. */
function ran(document: Document, step: number): Driver {
  const driver = createDriver((event) => {
    if (event.type === 'frame') driver.send({ type: 'painted', run: 1 })
  })
  openIn(driver, 1, { ...document, step })
  expect(driver.lastStatus().position.step).toBe(step)
  return driver
}
const lossAt = (document: Document, step: number) => ran(document, step).lastFrame().row!.trainLoss

test('a dozen and more, each in a group, with a name of its own that is not the beginning of another', () => {
  const names = PRESETS.map(({ name }) => name)
  for (const name of names) expect(names.filter((other) => other.startsWith(name))).toEqual([name])
  const of = (group: string) => PRESETS.filter((preset) => preset.group === group).map(({ id }) => id)
  expect(of('What goes wrong')).toEqual(['one-hidden-unit', 'zero-weights', 'sigmoid-stuck', 'five-sigmoid'])
  expect(of('Rate and momentum')).toEqual(['valley', 'rate-limit', 'momentum-swings', 'momentum-overshoot'])
  expect(of('What helps')).toEqual(['l1-l2', 'online-full', 'early-stopping', 'random-start'])
  expect(of('ReLU and slopes').length).toBe(7)
})

test('groups fill their rows of four: none but the last has a gap, and that of one card at most', () => {
  const sizes = new Map<string, number>()
  for (const { group } of PRESETS) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  sizes.set('Worked by hand', sizes.get('Worked by hand')! + 1) // the page of the computational graph
  for (const [group, size] of sizes) expect([0, 3], group).toContain(size % 4)
})

test('the line on a card fits into one', () => {
  for (const { line } of PRESETS) expect(line).toMatch(/^[A-Z][^.]{10,31}$/)
})

test('one hidden unit never separates XOR; four of them do', () => {
  const one = presetDocument('one-hidden-unit')
  expect(ran(one, 5000).lastFrame().row!.trainAccuracy).toBeLessThan(0.8)
  const { scenario } = presetDocument('xor')
  expect(scenario.data).toEqual(one.scenario.data)
  expect(ran({ ...one, scenario }, 5000).lastFrame().row!.trainAccuracy).toBeGreaterThan(0.95)
})

test('zero weights keep the four hidden units equal for 1,000 steps, bit for bit, while they learn', () => {
  const run = trainEpochs(presetDocument('zero-weights').scenario)
  const bits = (values: ArrayLike<number>) => [...new BigUint64Array(Float64Array.from(values).buffer)]
  let checked = 0
  while (run.steps() < 1000) {
    run.epoch()
    const p = run.parameters
    const units = [0, 1, 2, 3].map((j) => bits([p[2 * j]!, p[2 * j + 1]!, p[8 + j]!, p[12 + j]!]))
    for (const unit of units) expect(unit).toEqual(units[0])
    checked += 1
  }
  expect(checked).toBe(67)
  expect(Math.abs(run.parameters[0]!)).toBeGreaterThan(0.1)
})

test('badly wrong, a sigmoid starts at 0.98 and learns slowly with the squared error, at once with cross-entropy', () => {
  const output = (document: Document, step: number) => ran(document, step).lastFrame().probe.a[0]![0]!
  const squared = presetDocument('sigmoid-stuck')
  const entropy = withTraining('sigmoid-stuck', { loss: 'bce' })
  expect(output(squared, 0)).toBeCloseTo(0.982, 3)
  expect(output(squared, 50)).toBeGreaterThan(0.9)
  expect(output(entropy, 50)).toBeLessThan(0.15)
  expect(output(squared, 300)).toBeLessThan(0.25)
})

test('a rate of 0.041 makes the loss of the valley grow by 1.05² a step, 0.039 makes it fall', () => {
  const above = presetDocument('rate-limit')
  expect(lossAt(above, 0)).toBe(25)
  expect(lossAt(above, 10)).toBeCloseTo(25 * 1.05 ** 20, 8)
  expect(lossAt(withTraining('rate-limit', { learningRate: 0.039 }), 10)).toBeCloseTo(25 * 0.95 ** 20, 8)
})

test('in five sigmoid layers the norm of the node errors falls from the output to the input, of ReLU it does not to the same part', () => {
  const norms = (document: Document): number[] => {
    const driver = ran(document, 1)
    driver.send({ type: 'trace', run: 1, step: 0, request: 1 })
    driver.settle()
    const { delta } = driver.of('trace').at(-1)!.trace!
    return delta.map((layer) => Math.sqrt(layer.reduce((sum, value) => sum + value * value, 0)))
  }
  const document = presetDocument('five-sigmoid')
  const sigmoid = norms(document)
  expect(sigmoid.length).toBe(5)
  for (let l = 1; l < 5; l++) expect(sigmoid[l - 1]).toBeLessThan(0.5 * sigmoid[l]!)
  const network = { ...document.scenario.network, activations: ['tanh', 'tanh', 'tanh', 'tanh', 'sigmoid'] as const }
  const tanh = norms({ ...document, scenario: { ...document.scenario, network } })
  expect(tanh[0]! / tanh[4]!).toBeGreaterThan(50 * (sigmoid[0]! / sigmoid[4]!))
})

test('momentum of 0.9 on the raw steps 1, 2, 3, 4 gives 9.049', () => {
  const spec = { kind: 'momentum', beta: 0.9 } as const
  const state = createOptimizerState(spec, 1)
  const update = new Float64Array(1)
  const updates = [1, 2, 3, 4].map((step) => {
    optimizerUpdate(spec, state, Float64Array.of(-step), 1, update)
    return Number(update[0]!.toFixed(12))
  })
  expect(updates).toEqual([1, 2.9, 5.61, 9.049])
})

test('momentum of 0.97 overshoots: the loss rises again, and w1 goes beyond the minimum by more than 2, before it settles', () => {
  const run = trainEpochs(presetDocument('momentum-overshoot').scenario)
  const losses: number[] = []
  let farthest = 0
  while (run.steps() < 1500) {
    run.epoch()
    losses.push(run.measure().trainLoss)
    farthest = Math.max(farthest, run.parameters[0]!)
  }
  expect(losses.filter((loss, k) => k > 0 && loss > losses[k - 1]!).length).toBeGreaterThan(50)
  expect(farthest).toBeGreaterThan(2490 / 206 + 2)
  expect(losses.at(-1)).toBeCloseTo(126.86084142394832, 6)
})

test.each([0.1, 1, 5])('L1 and L2 with λ = %d come to the minima of (3w1 + 4w2 − 6)²', (lambda) => {
  // a weak penalty needs longer along the valley: the rate falls later
  const longer = lambda < 1 ? 10 : 1
  const schedule = { kind: 'exponential', gamma: 1 - 0.001 / longer } as const
  const weights = (training: Partial<Training>) =>
    ran(withTraining('l1-l2', { schedule, ...training }), 8000 * longer).lastFrame().parameters
  const l1 = weights({ penalty: { kind: 'l1', form: 'plain', lambda } })
  expect(Math.abs(l1[0]!)).toBeLessThan(1e-4)
  expect(l1[1]).toBeCloseTo(1.5 - lambda / 32, 3)
  const stopped = weights({ schedule: { kind: 'constant' }, penalty: { kind: 'l1', form: 'orthant', lambda } })
  expect(stopped[0]).toBe(0)
  expect(stopped[1]).toBeCloseTo(1.5 - lambda / 32, 12)
  const l2 = weights({ penalty: { kind: 'l2', form: 'plain', lambda } })
  expect(l2[0]).toBeCloseTo(18 / (25 + lambda), 6)
  expect(l2[1]).toBeCloseTo(24 / (25 + lambda), 6)
})

test('online makes 150 updates an epoch, the full batch one; the first epochs of online bring more', () => {
  const online = presetDocument('online-full')
  const full = withTraining('online-full', { batchSize: 'full' })
  expect(ran(online, 150).lastStatus().position.epoch).toBe(1)
  expect(ran(full, 1).lastStatus().position.epoch).toBe(1)
  expect(lossAt(online, 450)).toBeLessThan(0.8 * lossAt(full, 3))
})

test('early stopping ends the run with the test loss up and the training loss still falling', () => {
  const driver = ran(presetDocument('early-stopping'), 0)
  driver.send({ type: 'play', rate: 'max' })
  driver.settle()
  const { position, stopped } = driver.lastStatus()
  const end = driver.lastFrame().row!
  expect(position.step).toBeLessThan(1000)
  expect(end.testLoss).toBeGreaterThan(stopped!.value)
  driver.send({ type: 'seek', step: stopped!.bestStep! })
  driver.settle()
  expect(driver.lastFrame().row!.testLoss).toBe(stopped!.value)
  expect(driver.lastFrame().row!.trainLoss).toBeGreaterThan(end.trainLoss)
})
