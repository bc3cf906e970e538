import { afterEach, expect, test } from 'vitest'
import { PRESETS } from '../../src/document/presets/presets'
import { parseKept } from '../../src/document/saved/beside'
import { documentWith } from '../support/run-documents'
import { FakeWorker, fakePage } from './fakes'
import { SettledPage } from './session-worker'

const page = new SettledPage(fakePage())
const { settled } = page
const store = await import('../../src/store')
const { beginComparison, endComparison, sideB } = await import('../../src/store/comparison')
const { keptNow, openRun, setTrainingWorker } = await import('../../src/store/runs')
const { resetUndo } = await import('../../src/store/undo-actions')

afterEach(() => {
  endComparison()
  resetUndo()
  setTrainingWorker(() => new FakeWorker())
})

const rateOfB = () => sideB.app.getState().training?.learningRate
const compares = () => store.app.getState().comparison !== null
const steps = () => [store.currentDocument().step, keptNow().beside?.step]

function begun(open: () => void): void {
  setTrainingWorker(page.create)
  settled(open)
}

/** A run after three steps, doubled, with another rate in B, two steps later. */
function compared(): void {
  begun(() => openRun(documentWith('dropout')))
  settled(() => store.seek(3))
  settled(beginComparison)
  settled(() => sideB.change({ field: 'learningRate', value: 0.3 }))
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
  const { changes } = keptNow().beside!
  settled(() => sideB.change({ field: 'learningRate', value: 0.3 }))
  expect(keptNow().beside!.changes).toEqual(changes)
})

test('undo opens a comparison that was closed, to the bit, and closes one that was begun', () => {
  compared()
  const kept = keptNow()
  const bits = sideB.frames.latest()!.parameters!
  expect(bits.length).toBeGreaterThan(10)
  settled(endComparison)
  expect(compares()).toBe(false)
  settled(store.undo)
  expect(keptNow()).toEqual(kept)
  expect(sideB.frames.latest()!.parameters).toEqual(bits)
  settled(store.undo) // of the rate
  settled(store.undo) // of the beginning
  expect(compares()).toBe(false)
  expect(store.app.getState().message?.text).toMatch(/the comparison is closed/)
})

test('two runs that were kept are opened again at their steps, to the bit; a run alone closes the comparison', () => {
  compared()
  const { document, beside } = keptNow()
  const bits = sideB.frames.latest()!.parameters!
  expect(bits.length).toBeGreaterThan(10)
  settled(() => store.openDocument(documentWith('dropout'), { beside: null }))
  expect(compares()).toBe(false)
  settled(() => store.openDocument(document, { beside }))
  expect(keptNow()).toEqual({ document, beside })
  expect([rateOfB(), ...steps()]).toEqual([0.3, 5, 5])
  expect(sideB.frames.latest()!.parameters).toEqual(bits)
})

test('other data in both runs: each begins again at step 0 with its own settings', () => {
  compared()
  const data = { kind: 'circles', samples: 40, noise: 0.1, seed: 1 } as const
  const [a, b] = [store.app, sideB.app].map((run) => ({ ...store.scenarioInForce(run.getState()), data }))
  settled(() => store.openScenario(a!, { beside: b! }))
  expect([compares(), rateOfB(), ...steps()]).toEqual([true, 0.3, 0, 0])
  expect(sideB.app.getState().document.scenario.data).toEqual(data)
  settled(store.undo)
  expect([rateOfB(), ...steps()]).toEqual([0.3, 5, 5])
  expect(keptNow().beside!.scenario.data).toEqual(documentWith('dropout').scenario.data)
})

test('other first weights in run A: run B begins again with them and with what it has otherwise', () => {
  compared()
  const scenario = store.scenarioInForce()
  const initialization = { kind: 'drawn', initializer: { kind: 'he' }, seed: 7 } as const
  settled(() => store.openScenario({ ...scenario, initialization }))
  expect([compares(), rateOfB(), ...steps()]).toEqual([true, 0.3, 0, 0])
  expect(sideB.app.getState().document.scenario.initialization).toEqual(initialization)
})

test('a scenario of the program opens by itself, and undo brings both runs back', () => {
  compared()
  const kept = keptNow()
  settled(() => store.openPreset(PRESETS[0]!))
  expect(compares()).toBe(false)
  settled(store.undo)
  expect(keptNow()).toEqual(kept)
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
  expect(sideB.frames.latest()!.parameters).toEqual(store.latestFrame()!.parameters)
})

test('restart in a comparison: a first weight typed in run B stays typed', () => {
  begun(() => openRun(documentWith('two-two-two')))
  settled(beginComparison)
  settled(() => sideB.change({ field: 'parameter', value: { index: 0, value: 0.9 } }))
  settled(() => store.step(1))
  settled(store.restart)
  expect(steps()).toEqual([0, 0])
  expect(sideB.frames.latest()!.parameters[0]).toBe(0.9)
  expect(store.latestFrame()!.parameters[0]).toBe(0.15)
})

test('other layers in run A: run B has them too, with its own activation', () => {
  begun(() => openRun(documentWith('moons')))
  settled(beginComparison)
  settled(() => sideB.change({ field: 'functions', value: { activations: ['relu', 'relu', 'sigmoid'], loss: 'bce' } }))
  settled(() => sideB.change({ field: 'pins', value: [{ layer: 2, unit: 1, to: 'out' }] }))
  const scenario = store.scenarioInForce()
  settled(() => store.openScenario({ ...scenario, network: { hidden: [3], activations: ['tanh', 'sigmoid'] } }))
  expect(compares()).toBe(true)
  const { network, training } = sideB.app.getState().document.scenario
  expect(network).toEqual({ hidden: [3], activations: ['relu', 'sigmoid'] })
  expect(training.pins).toEqual([])
})

test('networks of two shapes: what is selected in one is selected in the other where it has that place, and a reload keeps both', () => {
  begun(() => openRun(documentWith('moons')))
  settled(beginComparison)
  const scenario = store.scenarioInForce()
  store.select({ kind: 'parameter', index: 24 }) // the bias of the output
  settled(() => sideB.openScenario({ ...scenario, network: { hidden: [6, 2], activations: ['tanh', 'tanh', 'sigmoid'] } }))
  const selected = () => [store.app, sideB.app].map((run) => run.getState().document.view.selection)
  expect(selected()).toEqual([
    { kind: 'parameter', index: 24 },
    { kind: 'parameter', index: 34 },
  ])
  settled(() => sideB.select({ kind: 'unit', layer: 1, unit: 5 }))
  expect(selected()).toEqual([{ kind: 'none' }, { kind: 'unit', layer: 1, unit: 5 }])
  settled(() => sideB.select({ kind: 'parameter', index: 33 })) // h2.2 to y1
  expect(selected()[0]).toEqual({ kind: 'parameter', index: 23 })
  const kept = keptNow()
  const read = parseKept(kept.document, kept.beside)
  expect(read.ok).toBe(true)
  settled(() => sideB.openScenario({ ...scenario, network: { hidden: [1], activations: ['tanh', 'sigmoid'] } }))
  expect(selected()).toEqual([{ kind: 'parameter', index: 23 }, { kind: 'none' }])
  store.setSample(3)
  store.select({ kind: 'unit', layer: 3, unit: 0 })
  expect(selected()[1]).toEqual({ kind: 'unit', layer: 2, unit: 0 })
  expect(parseKept(keptNow().document, keptNow().beside).ok).toBe(true)
})
