import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Document } from '../../../src/document/types'
import { createNetwork } from '../../../src/engine/network/network'
import type { Event, RunStatus } from '../../../src/trainer/protocol'
import { fakePage, frame, row, workerFactory } from '../fakes'

const page = fakePage()
const store = await import('../../../src/page')
const { resetPage } = await import('../reset')
const { newSeed } = await import('../../../src/page/documents/new-seed')
const { openRuns, setTrainingWorker, stepNow } = await import('../../../src/page/state/runs')
const { resetUndo } = await import('../../../src/page/documents/undo-actions')
const { firstRun } = store

let workers = workerFactory()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] })
  workers = workerFactory()
  resetPage()
  resetUndo()
  setTrainingWorker(workers.create)
})
afterEach(() => {
  page.animate()
  setTrainingWorker(workers.create)
  vi.useRealTimers()
})

const network = createNetwork([2, 4, 2, 1], ['tanh', 'tanh', 'sigmoid'])
const matrix = (rows: number, columns: number) => ({ rows, columns, values: new Float64Array(rows * columns) })

function send(event: Record<string, unknown>): void {
  workers.newest().say({ run: firstRun.state.getState().run, ...event })
}

function status(name: RunStatus, step: number, lastStep = step): void {
  const { scenario } = firstRun.state.getState().document
  const position = { step, epoch: 1, batch: 1, batches: 15 }
  send({
    type: 'status',
    status: name,
    position,
    lastStep,
    training: scenario.training,
    diverged: null,
    growing: false,
    stopped: null,
  } satisfies Omit<Extract<Event, { type: 'status' }>, 'run'>)
}

/** The worker builds what was opened and replays it to its step. */
function arrive(): void {
  const document = workers.newest().last('open')?.document as Document
  const dataset = {
    X: matrix(200, 2),
    Y: matrix(200, 1),
    inputNames: ['x1', 'x2'],
    outputNames: ['y1'],
    classNames: ['0', '1'],
    task: 'binary',
  }
  send({ type: 'opened', dataset, split: { train: new Int32Array(150), test: new Int32Array(50) }, network })
  status('paused', document.step)
  show(document.step, true)
}

function show(step: number, exact = false): void {
  const { training } = firstRun.state.getState()
  const position = { step, epoch: 1, batch: 1, batches: 15 }
  send({ type: 'frame', frame: frame(firstRun.state.getState().run, step, { exact, position, training: training! }) })
}

function begin(): void {
  openRuns([firstRun.state.getState().document])
  arrive()
}

const rate = () => (workers.newest().last('open')!.document as Document).scenario.training.learningRate
const opened = () => workers.newest().last('open')?.document as Document

test('a run opens paused at its step, with the network and the settings in force', () => {
  openRuns([firstRun.state.getState().document])
  expect(firstRun.state.getState().status).toBe('loading')
  arrive()
  const { status: shown, position, network: built, activations } = firstRun.state.getState()
  const { canUndo, touched } = store.page.getState()
  expect([shown, position?.step, canUndo, touched]).toEqual(['paused', 0, false, false])
  expect(built?.parameterCount).toBe(25)
  expect(activations).toEqual(firstRun.state.getState().document.scenario.network.activations)
  expect((workers.newest().last('watch')!.watch as { parameters: number[] }).parameters).toHaveLength(25)
})

test('200 frames change no state, and each painted one sends one credit', () => {
  begin()
  store.play()
  status('playing', 0)
  page.animate()
  const credits = () =>
    workers
      .newest()
      .types()
      .filter((type) => type === 'painted').length
  const before = credits()
  const sets = vi.fn()
  const ends = [firstRun.state, store.page].map((one) => one.subscribe(sets))
  for (let step = 1; step <= 200; step++) {
    show(step)
    page.animate()
  }
  for (const end of ends) end()
  expect(sets).toHaveBeenCalledTimes(0)
  expect(credits() - before).toBe(200)
  expect(store.latestFrame()?.position.step).toBe(200)
  expect(store.currentDocument().step).toBe(200)
  expect(firstRun.state.getState().position?.step).toBe(0)
})

test('an exact frame brings the position', () => {
  begin()
  store.step()
  show(1, true)
  expect(firstRun.state.getState().position?.step).toBe(1)
  expect(firstRun.state.getState().document.step).toBe(1)
})

test('a refused change answers with the problem and sends nothing', () => {
  begin()
  expect(store.change({ field: 'learningRate', value: Number.NaN })).not.toBeNull()
  expect(store.change({ field: 'dropout', value: 1.5 })).not.toBeNull()
  expect(workers.newest().last('change')).toBeUndefined()
  expect(store.page.getState().canUndo).toBe(false)
})

test('a change is sent, logged with the step of the worker, and undone to the document and step before it', () => {
  begin()
  const before = firstRun.state.getState().document
  show(30, true)
  expect(store.change({ field: 'learningRate', value: 0.25 })).toBeNull()
  expect(workers.newest().last('change')?.change).toEqual({ field: 'learningRate', value: 0.25 })
  const changes = [{ field: 'learningRate', value: 0.25, step: 30 }]
  send({ type: 'changed', changes, cut: null })
  expect(store.currentDocument().changes).toEqual(changes)
  show(40, true)
  store.undo()
  expect(opened()).toEqual({ ...before, step: 30 })
  arrive()
  expect(store.page.getState()).toMatchObject({ canUndo: false, canRedo: true })
  expect(firstRun.state.getState().status).toBe('paused')
  store.redo()
  expect(opened()).toMatchObject({ step: 40, changes })
})

test('dragging a slider is undone as one change, two sliders as two', () => {
  begin()
  for (const value of [0.2, 0.3, 0.4]) {
    store.change({ field: 'learningRate', value })
    vi.advanceTimersByTime(250)
  }
  store.change({ field: 'dropout', value: 0.3 })
  store.undo()
  arrive()
  expect(store.page.getState().canUndo).toBe(true)
  store.undo()
  arrive()
  expect(store.page.getState().canUndo).toBe(false)
})

test('the same value again is no change', () => {
  begin()
  const { learningRate } = firstRun.state.getState().training!
  expect(store.change({ field: 'learningRate', value: learningRate })).toBeNull()
  expect(workers.newest().last('change')).toBeUndefined()
})

test('restart keeps the settings in force and the typed first weights, says so, and is undone', () => {
  begin()
  const typed = { field: 'parameter', value: { index: 3, value: 0.5 }, step: 0 }
  const later = { field: 'parameter', value: { index: 4, value: 0.5 }, step: 20 }
  const { training } = firstRun.state.getState()
  send({ type: 'changed', changes: [typed, { field: 'learningRate', value: 0.7, step: 10 }, later], cut: null })
  send({ type: 'frame', frame: frame(1, 50, { exact: true, training: { ...training!, learningRate: 0.7 } }) })
  const before = store.currentDocument()
  store.restart()
  expect(rate()).toBe(0.7)
  expect(opened()).toMatchObject({ step: 0, changes: [typed] })
  expect(store.page.getState().message?.text).toMatch(/settings now in force/)
  arrive()
  store.undo()
  expect(opened()).toEqual(before)
})

test('new seed draws other weights, orders and masks, and is undone', () => {
  begin()
  const { scenario } = firstRun.state.getState().document
  newSeed()
  const fresh = opened().scenario
  expect(fresh.initialization).not.toEqual(scenario.initialization)
  expect(fresh.training.shuffleSeed).not.toBe(scenario.training.shuffleSeed)
  expect(fresh.training.dropoutSeed).not.toBe(scenario.training.dropoutSeed)
  expect(fresh.data).toEqual(scenario.data)
  store.undo()
  expect(opened().scenario).toEqual(scenario)
})

test('a future that a change cuts becomes the ghost, and undo computes it again and goes back to where it was', () => {
  begin()
  for (const step of [10, 20, 30]) show(step, true)
  status('paused', 10, 30)
  show(10, true)
  store.change({ field: 'dropout', value: 0.4 })
  send({ type: 'changed', changes: [{ field: 'dropout', value: 0.4, step: 10 }], cut: 30 })
  expect(firstRun.state.getState().ghost).toBe(true)
  expect(store.ghostRows().map((kept) => kept.step)).toEqual([10, 20, 30])
  expect(store.history.rows().map((kept) => kept.step)).toEqual([0, 10])
  store.undo()
  expect(opened()).toMatchObject({ step: 30, changes: [] })
  expect(firstRun.state.getState().ghost).toBe(false)
  arrive()
  expect(workers.newest().last('seek')).toEqual({ type: 'seek', step: 10 })
})

test('quick steps add up on the way and are one seek on arrival', () => {
  begin()
  show(9, true)
  const seeks = () =>
    workers
      .newest()
      .posted.filter(({ type }) => type === 'seek')
      .map(({ step }) => step)
  for (let k = 0; k < 4; k++) store.stepBack()
  store.step()
  expect(seeks()).toEqual([8])
  status('seeking', 9)
  status('paused', 9) // of a change just before
  status('paused', 8, 9)
  expect(seeks()).toEqual([8, 6])
  status('paused', 6, 9)
  show(6, true)
  store.step()
  store.step(2)
  expect(workers.newest().last('step')?.steps).toBe(1)
  status('paused', 7, 9)
  expect(workers.newest().last('step')?.steps).toBe(2)
})

test('a document that the worker refuses leaves what was there, with the reason', () => {
  begin()
  show(12, true)
  const before = store.currentDocument()
  expect(store.openScenario({ ...before.scenario, name: 'Another' })).toBeNull()
  send({ type: 'refused', problem: { place: 'network', message: 'The network is too large.' } })
  expect(opened()).toEqual(before)
  arrive()
  expect(store.page.getState()).toMatchObject({ canUndo: false, message: { kind: 'error', text: 'The network is too large.' } })
  expect(firstRun.state.getState().document).toEqual(before)
})

test('a document that the schema refuses is not sent at all', () => {
  begin()
  const { scenario } = firstRun.state.getState().document
  const problem = store.openScenario({ ...scenario, network: { ...scenario.network, hidden: [5000] } })
  expect(problem?.message).toMatch(/\d/)
  expect(
    workers
      .newest()
      .types()
      .filter((type) => type === 'open'),
  ).toHaveLength(1)
})

test('a dead worker is replaced where the run was, and goes on playing', () => {
  begin()
  store.play()
  status('playing', 0)
  for (const step of [10, 20]) show(step)
  const first = firstRun.state.getState().run
  send({
    type: 'checkpoint',
    checkpoint: {
      step: 15,
      changesApplied: 0,
      values: new Float64Array(1),
      position: [],
      generators: new Uint32Array(8),
      stopping: new Float64Array(8),
    },
  })
  workers.newest().crash()
  expect(workers.made).toHaveLength(2)
  expect(firstRun.state.getState().run).toBe(first + 1)
  expect(store.page.getState().message?.text).toBe('The training worker stopped; it was restarted at step 20.')
  expect(opened().step).toBe(20)
  expect(workers.newest().last('open')).toHaveProperty('from')
  arrive()
  expect(workers.newest().last('play')).toEqual({ type: 'play', rate: 20 })
  expect(store.history.rows().map((kept) => kept.step)).toEqual([0, 10, 20])
})

test('a paused run stays paused after its worker was replaced; the second death at that step ends it', () => {
  begin()
  show(7, true)
  workers.newest().crash()
  arrive()
  expect(workers.newest().last('play')).toBeUndefined()
  workers.newest().crash()
  expect(firstRun.state.getState().status).toBe('failed')
  expect(store.page.getState().message).toMatchObject({ kind: 'error' })
  expect(store.page.getState().message?.text).toContain('twice at step 7')
  store.play()
  expect(workers.made).toHaveLength(2)
  store.restart()
  expect(workers.made).toHaveLength(3)
  arrive()
  expect(firstRun.state.getState().status).toBe('paused')
  expect(store.page.getState().message?.kind).not.toBe('error')
})

test('a logged change of functions that acts during play changes the network in the state', () => {
  begin()
  const { training } = firstRun.state.getState()
  const value = { activations: ['relu', 'relu', 'sigmoid'], loss: training!.loss }
  send({ type: 'changed', changes: [{ field: 'functions', value, step: 20 }], cut: null })
  show(19)
  expect(firstRun.state.getState().activations?.[0]).not.toBe('relu')
  show(20)
  expect(firstRun.state.getState().activations).toEqual(value.activations)
  expect(firstRun.state.getState().network?.layers[0].activation).toBe('relu')
})

test('the view is kept inside the network that was built', () => {
  openRuns([
    {
      ...firstRun.state.getState().document,
      view: { selection: { kind: 'parameter', index: 99 }, axes: [0, 80], window: null, sample: 5000, lens: 'sums' },
    },
  ])
  arrive()
  expect(firstRun.state.getState().document.view).toEqual({
    selection: { kind: 'none' },
    axes: [0, 1],
    window: null,

    sample: 0,
    lens: 'sums',
  })
})

test('choosing a sample or axes tells the worker, choosing a lens does not', () => {
  begin()
  const watches = () =>
    workers
      .newest()
      .types()
      .filter((type) => type === 'watch').length
  const before = watches()
  store.setLens('gradients')
  expect(watches()).toBe(before)
  store.setSample(17)
  store.setAxes(5, 6)
  expect(watches()).toBe(before + 2)
  expect(workers.newest().last('watch')?.watch).toMatchObject({ sample: 17 })
  expect((workers.newest().last('watch')!.watch as { parameters: number[] }).parameters.slice(0, 2)).toEqual([5, 6])
})

test('views asking for the same trace share one request; a change forgets it', async () => {
  begin()
  const requests = () =>
    workers
      .newest()
      .types()
      .filter((type) => type === 'trace').length
  const both = [store.requestTrace(3), store.requestTrace(3)]
  expect(requests()).toBe(1)
  send({ type: 'trace', request: workers.newest().last('trace')?.request, trace: { step: 3, rows: Int32Array.of(0) } })
  expect((await Promise.all(both)).map((trace) => trace?.step)).toEqual([3, 3])
  void store.requestTrace(3)
  expect(requests()).toBe(1)
  send({ type: 'changed', changes: [{ field: 'dropout', value: 0.1, step: 2 }], cut: 5 })
  void store.requestTrace(3)
  expect(requests()).toBe(2)
  expect(stepNow()).toBe(0)
})

test('history rows of a reset frame replace those before', () => {
  begin()
  send({ type: 'frame', frame: frame(firstRun.state.getState().run, 8, { rows: [row(4), row(8)], rowsReset: true }) })
  expect(store.history.rows().map((kept) => kept.step)).toEqual([4, 8])
})
