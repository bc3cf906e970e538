import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import type { Document } from '../../../src/document/types'
import { writeReference } from '../../../src/explain/reference'
import type { Finding } from '../../../src/health/finding'
import { documentWith } from '../../support/run-documents'
import { FakeWorker, fakePage } from '../fakes'
import { SessionWorker } from '../session-worker'

const page = fakePage()
const store = await import('../../../src/page')
const { resetPage } = await import('../reset')
const { endComparison } = await import('../../../src/page/documents/comparison')
const { healthOf } = await import('../../../src/page/run/health')
const { repairHere, repairInB, showPlace } = await import('../../../src/page/documents/health-repairs')
const { resolveRef } = await import('../../../src/page/records/records')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')
const { resetUndo } = await import('../../../src/page/documents/undo-actions')
const { findingsOf } = await import('../../../src/health/judge')
const { firstRun } = store
const { latest: latestLights, problems: problemCount, shown: shownLights, subscribe: subscribeHealth } = healthOf(store.firstRun)

let worker: SessionWorker
let calls = 0
let end: () => void

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }) // one clock for all, as in a page
})
afterAll(() => {
  vi.useRealTimers()
})
beforeEach(() => {
  resetPage()
  resetUndo()
  setTrainingWorker(() => {
    worker = new SessionWorker(page)
    return worker
  })
  calls = 0
  end = subscribeHealth(() => {
    calls += 1
  })
})
const second = () => store.page.getState().runs[1]!

afterEach(() => {
  end()
  endComparison()
  setTrainingWorker(() => new FakeWorker())
})

/** Until the session rests and the lights know all that can be known. */
async function settle(): Promise<void> {
  for (let k = 0; k < 12; k++) {
    worker.settle()
    await vi.advanceTimersByTimeAsync(260)
  }
}

async function open(document: Document, steps: number): Promise<void> {
  openRuns([document])
  await settle()
  if (steps > 0) store.step(steps)
  await settle()
}

const found = () => findingsOf(latestLights())
const one = (id: string): Finding => {
  const finding = found().find((other) => other.id === id)
  if (!finding) throw new Error(`no ${id} among ${found().map((other) => other.id)}`)
  return finding
}

/** Every number of a cause is that of the record it names. Return how many there are. */
function checkNumbers(): number {
  const numbers = found().flatMap(({ cause }) => cause.flatMap((part) => (typeof part === 'string' ? [] : [part])))
  for (const { value, record } of numbers) expect([record, resolveRef(writeReference(...record))]).toEqual([record, value])
  return numbers.length
}

test('every number of every cause is that of its record', async () => {
  let numbers = 0
  await open(documentWith('valley', { learningRate: 0.05 }), 6)
  expect(found().map(({ id }) => id)).toEqual(['growing'])
  numbers += checkNumbers()
  await open(documentWith('moons', { learningRate: 1e-5 }), 60)
  expect(found().map(({ id }) => id)).toEqual(['too-small'])
  numbers += checkNumbers()
  await open(presetDocument('dropout'), 12)
  expect(found().map(({ id }) => id)).toEqual(['dead-1'])
  numbers += checkNumbers()
  await open(documentWith('moons', { learningRate: 51.2 }), 40)
  expect(found().map(({ id }) => id)).toEqual(['thrown-off', 'vanishing', 'saturated-0', 'saturated-1'])
  numbers += checkNumbers()
  await open({ ...documentWith('moons', { learningRate: 51.2 }), changes: [{ step: 40, field: 'learningRate', value: 0.1 }] }, 80)
  expect(found().map(({ id }) => id)).toEqual(['vanishing', 'saturated-0', 'saturated-1'])
  numbers += checkNumbers()
  expect(numbers).toBe(4 + 4 + 2 + (7 + 3 + 2 + 2) + (6 + 5 + 5))
})

test('the rows of as many of the last batches as needed are looked at, and no step twice', async () => {
  await open(presetDocument('dropout'), 12)
  const asked = () => worker.posted.filter(({ type }) => type === 'trace').map(({ step }) => step)
  expect(asked()).toEqual([11, 10, 9, 8])
  expect(resolveRef('health:11/rows')).toBe(40)
  store.step(1)
  await settle()
  expect(asked()).toEqual([11, 10, 9, 8, 12])
  expect(resolveRef('health:12/rows')).toBe(40)
  store.seek(5)
  await settle()
  expect(resolveRef('health:4/rows')).toBe(40)
})

test('a change of settings or another run starts the look anew', async () => {
  await open(presetDocument('dropout'), 12)
  store.change({ field: 'functions', value: { activations: ['leaky_relu', 'leaky_relu', 'sigmoid'], loss: 'bce' } })
  worker.settle()
  expect(resolveRef('health:11/rows')).toBeNaN()
  await settle()
  expect(found().map(({ id }) => id)).toEqual([])
})

test('while the run plays the lights are looked at 4 times a second at most, and stay the same objects while only numbers change', async () => {
  await open(documentWith('valley', { learningRate: 0.05 }), 6)
  const before = shownLights()
  const first = one('growing').cause.filter((part) => typeof part !== 'string')
  calls = 0
  store.setRate(20)
  store.play()
  for (let k = 0; k < 100; k++) {
    worker.turn()
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(calls).toBeGreaterThan(1)
  expect(calls).toBeLessThanOrEqual(5)
  store.pause()
  await settle()
  expect(shownLights()).toBe(before)
  expect(one('growing').cause.filter((part) => typeof part !== 'string')).not.toEqual(first)
  expect(problemCount()).toBe(1)
})

test('dropout switched on in run B of a trained run: what was before says nothing of its rate', async () => {
  await open(documentWith('moons', { learningRate: 0.03, optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 } }), 200)
  repairInB({ kind: 'change', words: 'dropout 0.5', change: { field: 'dropout', value: 0.5 } })
  await settle()
  const lightsOfB = healthOf(second())
  const endB = lightsOfB.subscribe(() => undefined)
  let highest = 0
  for (let k = 0; k < 10; k++) {
    store.step(10)
    await settle()
    highest = Math.max(highest, second().frames.latest()!.row!.trainLoss)
    expect(findingsOf(lightsOfB.latest()).filter(({ title }) => /learning rate|loss/.test(title))).toEqual([])
  }
  endB()
  expect(highest).toBeGreaterThan(2 * second().frames.history.at(195)!.trainLoss)
})

test('a loss that jumps because a weight was typed says nothing of the rate', async () => {
  await open(documentWith('moons'), 200)
  const start = store.history.at(0)!.trainLoss
  store.change({ field: 'parameter', value: { index: 22, value: 60 } })
  await settle()
  expect(store.latestFrame()!.row!.trainLoss).toBeGreaterThan(2 * start)
  for (let k = 0; k < 8; k++) {
    store.step(1)
    await settle()
    expect(found().filter(({ title }) => /learning rate|loss/.test(title))).toEqual([])
  }
})

test('without a listener nothing is looked at', async () => {
  end()
  await open(presetDocument('dropout'), 12)
  expect(worker.types()).not.toContain('trace')
})

test('a repair here: a change acts in the running network, a restart begins at step 0; undo takes both back', async () => {
  await open(documentWith('valley', { learningRate: 0.05 }), 5)
  repairHere(one('rising').repair)
  await settle()
  expect(firstRun.state.getState().document.changes).toEqual([{ step: 5, field: 'learningRate', value: 0.02 }])
  store.undo()
  await settle()
  store.step(4)
  await settle()
  repairHere(one('growing').repair)
  await settle()
  const { document, position } = firstRun.state.getState()
  expect([document.scenario.training.learningRate, position?.step]).toEqual([0.02, 0])
  expect(store.page.getState().message?.text).toBe('Restarted with learning rate 0.02. Undo takes it back.')
  store.undo()
  await settle()
  expect(firstRun.state.getState().training?.learningRate).toBe(0.05)
})

test('a repair in run B: A stays what it is, B goes on from the same step with the change', async () => {
  await open(documentWith('valley', { learningRate: 0.05 }), 5)
  repairInB(one('rising').repair)
  await settle()
  expect(firstRun.state.getState().training?.learningRate).toBe(0.05)
  expect(second().state.getState().training?.learningRate).toBe(0.02)
  expect([store.latestFrame()?.position.step, second().frames.latest()?.position.step]).toEqual([5, 5])
  store.step(2)
  await settle()
  expect(store.history.at(7)!.trainLoss).toBeGreaterThan(1000)
  expect(second().frames.history.at(7)!.trainLoss).toBeLessThan(1e-20)
})

test('a repair in run B that needs other first weights takes both runs back to step 0', async () => {
  const zero = documentWith('xor')
  const initialization = { kind: 'drawn', initializer: { kind: 'zero' }, seed: 1 } as const
  await open({ ...zero, scenario: { ...zero.scenario, initialization } }, 30)
  const { repair, place } = one('equal-0')
  showPlace(place)
  expect(firstRun.state.getState().document.view.selection).toEqual({ kind: 'unit', layer: 1, unit: 0 })
  repairInB(repair)
  await settle()
  const [a, b] = [store.latestFrame()!, second().frames.latest()!]
  expect([a.position.step, b.position.step]).toEqual([0, 0])
  expect(new Set(a.parameters).size).toBe(1)
  expect(new Set(b.parameters).size).toBeGreaterThan(10)
})

test('“show me” opens the curve that the finding is about and says where to look', () => {
  store.setPane('curve', 'accuracy')
  expect(showPlace({ curves: 'gradients' })).toBe('curves')
  expect(store.page.getState().panes.curve).toBe('gradients')
  expect(showPlace({ curves: 'loss' })).toBe('curves')
  expect(store.page.getState().panes.curve).toBe('loss')
  expect(store.page.getState().message?.text).toBe('It is in the curves, framed for a moment.')
})

test('“show me” chooses the picture of the layout in force: of lab and phone, of a comparison, of a lecture', () => {
  const panes = () => store.page.getState().panes
  const before = panes()
  showPlace({ curves: 'loss' })
  expect(panes()).toEqual({ ...before, companion: 'curves', phone: 'curves' })
  showPlace({ output: true })
  expect(panes()).toEqual({ ...before, companion: 'output', phone: 'output', compare: 'outputs' })
  store.setPane('networks', 'difference')
  showPlace({ selection: { kind: 'unit', layer: 1, unit: 0 }, unit: 'layers' })
  expect(panes()).toEqual({
    ...before,
    drawer: 'unit',
    compare: 'unit',
    companion: 'output',
    phone: 'tables',
    networks: 'both',
    unit: 'layers',
  })
  store.page.setState({ lecture: true, panes: before })
  for (const [place, lecture, unit] of [
    [{ curves: 'loss' }, 'curves', before.unit],
    [{ output: true }, 'output', before.unit],
    [{ unit: 'layers' }, 'unit', 'layers'],
    [{ selection: { kind: 'unit', layer: 1, unit: 0 }, lens: 'sums' }, 'unit', 'layers'], // the network is beside it
  ] as const) {
    showPlace(place)
    expect(panes()).toEqual({ ...before, lecture, unit })
  }
})
