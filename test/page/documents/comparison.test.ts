import { afterEach, expect, test, vi } from 'vitest'
import { PRESETS } from '../../../src/document/presets/presets'
import { parseDocuments } from '../../../src/document/saved/documents'
import { documentWith } from '../../support/run-documents'
import { FakeWorker, fakePage } from '../fakes'
import { SettledPage } from '../session-worker'

const page = new SettledPage(fakePage())
const { settled } = page
const store = await import('../../../src/page')
const { beginComparison, endComparison } = await import('../../../src/page/documents/comparison')
const { documentsNow, openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')
const { resetUndo } = await import('../../../src/page/documents/undo-actions')

const second = () => store.page.getState().runs[1]!

afterEach(() => {
  endComparison()
  resetUndo()
  setTrainingWorker(() => new FakeWorker())
})

const rateOfB = () => second().state.getState().training?.learningRate
const compares = () => store.isCompared()
const steps = () => [store.currentDocument().step, documentsNow()[1]?.step]

function begun(open: () => void): void {
  setTrainingWorker(page.create)
  settled(open)
}

/** A run after three steps, doubled, with another rate in B, two steps later. */
function compared(): void {
  begun(() => openRuns([documentWith('dropout')]))
  settled(() => store.seek(3))
  settled(beginComparison)
  settled(() => store.change({ field: 'learningRate', value: 0.3 }, second()))
  settled(() => store.step(2))
}

test('undo takes a change of run B back and leaves run A as it was; redo makes it again', () => {
  compared()
  const before = store.currentDocument().changes
  settled(store.undo)
  expect([rateOfB() === 0.3, compares(), ...steps()]).toEqual([false, true, 3, 3])
  expect(store.currentDocument().changes).toEqual(before)
  settled(store.redo)
  expect([rateOfB(), ...steps()]).toEqual([0.3, 5, 5])
})

test('a change that is already in force in run B is no change', () => {
  compared()
  const { changes } = documentsNow()[1]!
  settled(() => store.change({ field: 'learningRate', value: 0.3 }, second()))
  expect(documentsNow()[1]!.changes).toEqual(changes)
})

test('undo opens a comparison that was closed, to the bit, and closes one that was begun', () => {
  compared()
  const kept = documentsNow()
  const bits = second().frames.latest()!.parameters!
  expect(bits.length).toBeGreaterThan(10)
  settled(endComparison)
  expect(compares()).toBe(false)
  settled(store.undo)
  expect(documentsNow()).toEqual(kept)
  expect(second().frames.latest()!.parameters).toEqual(bits)
  settled(store.undo) // of the rate
  settled(store.undo) // of the beginning
  expect(compares()).toBe(false)
  expect(store.page.getState().message?.text).toMatch(/the comparison is closed/)
})

test('two runs that were kept are opened again at their steps, to the bit; a run alone closes the comparison', () => {
  compared()
  const documents = documentsNow()
  const bits = second().frames.latest()!.parameters!
  expect(bits.length).toBeGreaterThan(10)
  settled(() => store.openDocuments([documentWith('dropout')]))
  expect(compares()).toBe(false)
  settled(() => store.openDocuments(documents))
  expect(documentsNow()).toEqual(documents)
  expect([rateOfB(), ...steps()]).toEqual([0.3, 5, 5])
  expect(second().frames.latest()!.parameters).toEqual(bits)
})

test('other data in both runs: each begins again at step 0 with its own settings', () => {
  compared()
  const data = { kind: 'circles', samples: 40, noise: 0.1, seed: 1 } as const
  const [a, b] = [store.firstRun, second()].map((run) => ({ ...store.scenarioInForce(run.state.getState()), data }))
  settled(() => store.openScenarios(a!, b!))
  expect([compares(), rateOfB(), ...steps()]).toEqual([true, 0.3, 0, 0])
  expect(second().state.getState().document.scenario.data).toEqual(data)
  settled(store.undo)
  expect([rateOfB(), ...steps()]).toEqual([0.3, 5, 5])
  expect(documentsNow()[1]!.scenario.data).toEqual(documentWith('dropout').scenario.data)
})

test('other first weights in run A: run B begins again with them and with what it has otherwise', () => {
  compared()
  const scenario = store.scenarioInForce(store.firstRun.state.getState())
  const initialization = { kind: 'drawn', initializer: { kind: 'he' }, seed: 7 } as const
  settled(() => store.openScenario({ ...scenario, initialization }))
  expect([compares(), rateOfB(), ...steps()]).toEqual([true, 0.3, 0, 0])
  expect(second().state.getState().document.scenario.initialization).toEqual(initialization)
})

test('a scenario of the program opens by itself, and undo brings both runs back', () => {
  compared()
  const kept = documentsNow()
  settled(() => store.openPreset(PRESETS[0]!))
  expect(compares()).toBe(false)
  settled(store.undo)
  expect(documentsNow()).toEqual(kept)
})

test('doubled while it plays, run B stands where run A comes to stand', () => {
  compared()
  settled(endComparison)
  store.setRate('max')
  store.play()
  for (let k = 0; k < 5; k++) page.newest.turn()
  settled(beginComparison)
  expect(compares()).toBe(true)
  expect(steps()[0]).toBeGreaterThan(5)
  expect(steps()[1]).toBe(steps()[0])
  expect(second().frames.latest()!.parameters).toEqual(store.latestFrame()!.parameters)
})

test('restart in a comparison: a first weight typed in run B stays typed', () => {
  begun(() => openRuns([documentWith('two-two-two')]))
  settled(beginComparison)
  settled(() => store.change({ field: 'parameter', value: { index: 0, value: 0.9 } }, second()))
  settled(() => store.step(1))
  settled(store.restart)
  expect(steps()).toEqual([0, 0])
  expect(second().frames.latest()!.parameters[0]).toBe(0.9)
  expect(store.latestFrame()!.parameters[0]).toBe(0.15)
})

test('other layers in run A: run B has them too, with its own activation', () => {
  begun(() => openRuns([documentWith('moons')]))
  settled(beginComparison)
  settled(() => store.change({ field: 'functions', value: { activations: ['relu', 'relu', 'sigmoid'], loss: 'bce' } }, second()))
  settled(() => store.change({ field: 'pins', value: [{ layer: 2, unit: 1, to: 'out' }] }, second()))
  const scenario = store.scenarioInForce(store.firstRun.state.getState())
  settled(() => store.openScenario({ ...scenario, network: { hidden: [3], activations: ['tanh', 'sigmoid'] } }))
  expect(compares()).toBe(true)
  const { network, training } = second().state.getState().document.scenario
  expect(network).toEqual({ hidden: [3], activations: ['relu', 'sigmoid'] })
  expect(training.pins).toEqual([])
})

test('networks of two shapes: what is selected in one is selected in the other where it has that place, and a reload keeps both', () => {
  begun(() => openRuns([documentWith('moons')]))
  settled(beginComparison)
  const scenario = store.scenarioInForce(store.firstRun.state.getState())
  store.select({ kind: 'parameter', index: 24 }) // the bias of the output
  settled(() => store.openScenario({ ...scenario, network: { hidden: [6, 2], activations: ['tanh', 'tanh', 'sigmoid'] } }, second()))
  const selected = () => [store.firstRun, second()].map((run) => run.state.getState().document.view.selection)
  expect(selected()).toEqual([
    { kind: 'parameter', index: 24 },
    { kind: 'parameter', index: 34 },
  ])
  settled(() => store.select({ kind: 'unit', layer: 1, unit: 5 }, second()))
  expect(selected()).toEqual([{ kind: 'none' }, { kind: 'unit', layer: 1, unit: 5 }])
  settled(() => store.select({ kind: 'parameter', index: 33 }, second())) // h2.2 to y1
  expect(selected()[0]).toEqual({ kind: 'parameter', index: 23 })
  const kept = documentsNow()
  const read = parseDocuments(kept)
  expect(read.ok).toBe(true)
  settled(() => store.openScenario({ ...scenario, network: { hidden: [1], activations: ['tanh', 'sigmoid'] } }, second()))
  expect(selected()).toEqual([{ kind: 'parameter', index: 23 }, { kind: 'none' }])
  store.setSample(3)
  store.select({ kind: 'unit', layer: 3, unit: 0 })
  expect(selected()[1]).toEqual({ kind: 'unit', layer: 2, unit: 0 })
  expect(parseDocuments(documentsNow()).ok).toBe(true)
})

test('a loss that grows in run B alone is warned of, by its name', async () => {
  begun(() => store.openPreset(PRESETS.find(({ name }) => name === 'The parabola x²')!))
  settled(beginComparison)
  settled(() => store.change({ field: 'learningRate', value: 2 }, second()))
  settled(() => store.step(20))
  await vi.dynamicImportSettled()
  expect(store.page.getState().message?.text).toContain('The loss of run B is more than 100 times its best')
})
