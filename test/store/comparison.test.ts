import { afterEach, expect, test } from 'vitest'
import { PRESETS } from '../../src/document/presets'
import { documentWith } from '../support/run-documents'
import { FakeWorker, fakePage } from './fakes'
import { SessionWorker } from './session-worker'

const page = fakePage()
const store = await import('../../src/store')
const { beginComparison, endComparison, sideB } = await import('../../src/store/comparison')
const { keptNow, openRun, setTrainingWorker } = await import('../../src/store/runs')
const { resetUndo } = await import('../../src/store/undo-actions')

let worker: SessionWorker

afterEach(() => {
  endComparison()
  resetUndo()
  setTrainingWorker(() => new FakeWorker())
})

const rateOfB = () => sideB.app.getState().training?.learningRate
const compares = () => store.app.getState().comparison !== null
const steps = () => [store.currentDocument().step, keptNow().beside?.step]

function settled(action: () => void): void {
  action()
  worker.settle()
}

/** A run after three steps, doubled, with another rate in B, two steps later. */
function compared(): void {
  setTrainingWorker(() => {
    worker = new SessionWorker(page)
    return worker
  })
  settled(() => openRun(documentWith('dropout')))
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
