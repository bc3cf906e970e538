import { afterEach, beforeEach, expect, test } from 'vitest'
import { decodeLink, encodeLink } from '../../../src/document/saved/link'
import { documentWith } from '../../support/run-documents'
import { FakeWorker, fakePage } from '../fakes'
import { SessionWorker } from '../session-worker'

const page = fakePage()
const store = await import('../../../src/page')
const { resetPage } = await import('../reset')
const { resolveRef } = await import('../../../src/page/records/records')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')
const { resetUndo } = await import('../../../src/page/documents/undo-actions')
const { firstRun } = store

let made: SessionWorker[] = []

beforeEach(() => {
  made = []
  resetPage()
  resetUndo()
  setTrainingWorker(() => {
    made.push(new SessionWorker(page))
    return made.at(-1)!
  })
  openRuns([firstRun.state.getState().document])
  settle()
})
afterEach(() => {
  setTrainingWorker(() => new FakeWorker())
})

function settle(): void {
  made.at(-1)!.settle()
}

function run(turns: number): void {
  for (let k = 0; k < turns; k++) made.at(-1)!.turn()
}

const step = () => store.latestFrame()!.position.step
const parameters = () => [...store.latestFrame()!.parameters]

function go(to: number): number[] {
  store.seek(to)
  settle()
  expect(step()).toBe(to)
  return parameters()
}

test('the default opens paused at step 0 and is shown whole', () => {
  const { status, position, network } = firstRun.state.getState()
  const { touched } = store.page.getState()
  expect([status, position?.step, touched]).toEqual(['paused', 0, false])
  const frame = store.latestFrame()!
  expect(frame.exact).toBe(true)
  expect(frame.trajectory.parameters).toHaveLength(network!.parameterCount)
  expect(frame.field).not.toBeNull()
  expect(frame.next).not.toBeNull()
})

test('step, epoch and step back show the step of the worker', () => {
  store.step()
  settle()
  expect(step()).toBe(1)
  const first = parameters()
  store.epoch()
  settle()
  const { batches } = store.latestFrame()!.position
  expect(step()).toBe(batches)
  expect(firstRun.state.getState().position).toMatchObject({ step: batches, epoch: 1, batch: 1 })
  go(2)
  store.stepBack()
  settle()
  expect(parameters()).toEqual(first)
})

test('no press of a key is lost, however fast they come: 500 steps back, 100 forward', () => {
  go(600)
  for (let k = 0; k < 500; k++) {
    store.stepBack()
    if (k % 3 === 0) run(1)
  }
  settle()
  expect(step()).toBe(100)
  for (let k = 0; k < 120; k++) {
    if (k % 12 === 5) store.stepBack()
    else store.step()
    if (k % 2 === 0) run(1)
  }
  settle()
  expect(step()).toBe(200)
})

test('a second press of Space is a pause, also before the worker has said that it plays', () => {
  store.togglePlay()
  store.togglePlay()
  settle()
  expect(firstRun.state.getState().status).toBe('paused')
  store.togglePlay()
  run(3)
  expect(firstRun.state.getState().status).toBe('playing')
  store.togglePlay()
  settle()
  expect(firstRun.state.getState().status).toBe('paused')
})

test('a change in the past cuts the future into a ghost; undo gives it back to the bit', () => {
  const later = go(60)
  go(30)
  expect(store.change({ field: 'learningRate', value: 0.5 })).toBeNull()
  settle()
  expect(firstRun.state.getState()).toMatchObject({ ghost: true, lastStep: 30, training: { learningRate: 0.5 } })
  expect(store.ghostRows().at(-1)!.step).toBe(60)
  expect(store.history.rows().at(-1)!.step).toBe(30)
  expect(go(60)).not.toEqual(later)
  store.undo()
  settle()
  expect(step()).toBe(30)
  expect(firstRun.state.getState().training?.learningRate).not.toBe(0.5)
  expect(store.history.rows().at(-1)!.step).toBe(60)
  expect(go(60)).toEqual(later)
})

test('undo while a cut future is computed again keeps the step that was meant', () => {
  go(600)
  go(100)
  store.change({ field: 'learningRate', value: 0.5 })
  settle()
  store.undo()
  store.redo() // in the middle of the replay
  store.undo()
  expect(store.currentDocument().step).toBe(100)
  settle()
  expect([step(), firstRun.state.getState().lastStep]).toEqual([100, 600])
})

test('a change made while a new run is being opened is refused, for it was meant for the run before', () => {
  openRuns([documentWith('two-two-two')])
  expect(store.change({ field: 'learningRate', value: 0.5 })?.message).toMatch(/not open yet/)
  settle()
  expect(firstRun.state.getState().document.changes).toEqual([])
  expect(store.change({ field: 'learningRate', value: 0.25 })).toBeNull()
})

test('a step that was made with other functions is opened with those it was made with', async () => {
  const { enterInside } = await import('../../../src/page/inside/inside')
  go(3)
  const { loss } = firstRun.state.getState().training!
  const activations = firstRun.state.getState().activations!
  store.change({ field: 'functions', value: { activations: activations.map((kind) => (kind === 'tanh' ? 'relu' : kind)), loss } })
  settle()
  enterInside()
  for (let k = 0; k < 10 && !store.page.getState().inside; k++) {
    settle()
    await Promise.resolve()
  }
  const { step: opened, context } = store.page.getState().inside!
  expect(opened).toBe(2)
  expect(context.network.layers.map(({ activation }) => activation)).toEqual(activations)
  expect(firstRun.state.getState().network!.layers[0]!.activation).toBe('relu')
})

test('a restart repeats the run with the settings in force; undo gives the run before', () => {
  const initial = parameters()
  go(20)
  store.change({ field: 'learningRate', value: 0.02 })
  settle()
  const before = go(40)
  store.restart()
  settle()
  expect(step()).toBe(0)
  expect(parameters()).toEqual(initial)
  expect(firstRun.state.getState().training?.learningRate).toBe(0.02)
  expect(firstRun.state.getState().ghost).toBe(true)
  expect(store.ghostRows().at(-1)!.step).toBe(40)
  go(40)
  expect(parameters()).not.toEqual(before)
  store.undo()
  settle()
  expect(parameters()).toEqual(before)
})

test('a weight typed at step 0 belongs to the weights that a restart begins from', () => {
  store.change({ field: 'parameter', value: { index: 2, value: 0.75 } })
  settle()
  expect(parameters()[2]).toBe(0.75)
  const after = go(10)
  store.restart()
  settle()
  expect(parameters()[2]).toBe(0.75)
  expect(go(10)).toEqual(after)
})

test('a link made after live changes gives the same run to the bit', async () => {
  store.setRate(300)
  store.play()
  run(30)
  store.change({ field: 'optimizer', value: { kind: 'momentum', beta: 0.9 } })
  run(20)
  store.change({ field: 'dropout', value: 0.25 })
  run(30)
  store.pause()
  settle()
  const [at, expected] = [step(), parameters()]
  expect(at).toBeGreaterThan(10)
  const link = await encodeLink([store.currentDocument()])
  const decoded = link.ok ? await decodeLink(link.hash) : link
  if (!decoded.ok) throw new Error(decoded.problem.message)
  store.openDocuments(decoded.documents)
  settle()
  expect(step()).toBe(at)
  expect(firstRun.state.getState().status).toBe('paused')
  expect(parameters()).toEqual(expected)
})

test('a worker that crashes in play is repaired and the run goes on as if nothing had happened', () => {
  store.setRate(300)
  store.play()
  run(80)
  const before = step()
  expect(before).toBeGreaterThan(20)
  made[0].crash()
  expect(made).toHaveLength(2)
  expect(made[1].last('open')).toHaveProperty('from')
  run(80)
  expect(firstRun.state.getState().status).toBe('playing')
  expect(step()).toBeGreaterThan(before)
  store.pause()
  settle()
  const rows = store.history.rows().map((row) => row.step)
  expect(rows[0]).toBe(0)
  expect(rows).toEqual([...rows].sort((a, b) => a - b))
  const [at, repaired] = [step(), parameters()]
  openRuns([{ ...firstRun.state.getState().document, step: at }])
  settle()
  expect(parameters()).toEqual(repaired)
})

test('every number that a paused frame holds resolves to itself', () => {
  const values = go(25)
  const { trace, probe } = store.latestFrame()!
  values.forEach((value, index) => {
    expect(resolveRef(`parameters:25/${index}`)).toBe(value)
    expect(resolveRef(`trace:24/update/${index}`)).toBe(trace!.update[index])
    expect(resolveRef(`parameters:24/${index}`)).toBe(trace!.before[index])
  })
  expect(resolveRef(`probe:25/loss/${probe.row}`)).toBe(probe.loss)
  expect(resolveRef('history:25/trainLoss')).toBe(store.latestFrame()!.row!.trainLoss)
})

test('a full trace is answered for any step made and for the one that comes next, and null for later ones', async () => {
  go(12)
  const past = store.requestTrace(5)
  const next = store.requestTrace(12)
  const future = store.requestTrace(13)
  settle()
  const trace = await past
  expect(trace!.included).toHaveLength(trace!.rows.length)
  expect(resolveRef('trace:5/dataLoss')).toBe(trace!.dataLoss)
  expect(await future).toBeNull()
  expect([...(await next)!.before]).toEqual([...store.latestFrame()!.parameters])
})

test('a document that cannot be built leaves the run where it was', () => {
  const before = go(15)
  const { scenario } = firstRun.state.getState().document
  const problem = store.openScenario({ ...scenario, initialization: { kind: 'given', parameters: [1, 2, 3] } })
  settle()
  expect(problem ?? store.page.getState().message).not.toBeNull()
  expect(firstRun.state.getState().document.scenario).toEqual(scenario)
  expect(parameters()).toEqual(before)
})
