import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentWith } from '../../support/run-documents'
import { FakeWorker, fakePage } from '../fakes'
import { SessionWorker } from '../session-worker'

const page = fakePage()
const store = await import('../../../src/page')
const { resetPage } = await import('../reset')
const { STRIP_STEPS } = await import('../../../src/page/run/masks')
const { cyclePin } = await import('../../../src/page/documents/pin-unit')
const { resolveRef } = await import('../../../src/page/records/records')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')

const maskStrip = () => store.firstRun.masks.strip()
let worker: SessionWorker

beforeEach(() => {
  resetPage()
  setTrainingWorker(() => {
    worker = new SessionWorker(page)
    return worker
  })
  openRuns([documentWith('dropout', { dropout: 0.4 })])
  worker.settle()
})
afterEach(() => setTrainingWorker(() => new FakeWorker()))

function steps(count: number): void {
  for (let k = 0; k < count; k++) {
    store.step()
    worker.settle()
  }
}

const shownSteps = () => maskStrip().map((column) => column?.step ?? null)

test('each step adds its mask at the right: that of its trace, layer by layer; 20 are kept', () => {
  expect(maskStrip().every((column) => column === null)).toBe(true)
  steps(3)
  expect(shownSteps()).toEqual([...Array(STRIP_STEPS - 3).fill(null), 0, 1, 2])
  const { mask, included } = store.latestFrame()!.trace!
  expect(included).toHaveLength(1)
  expect(
    maskStrip()
      .at(-1)!
      .states.map((units) => units.map((state) => (state === 'kept' ? 1 : 0))),
  ).toEqual([[...mask[0]!], [...mask[1]!]])
  expect(new Set(maskStrip().at(-1)!.states.flat())).toEqual(new Set(['kept', 'dropped']))
  steps(20)
  expect(shownSteps()).toEqual(Array.from({ length: STRIP_STEPS }, (_, k) => k + 3))
})

test('the mask of the next step is there before it acts, from step 0 on, and is the one that then acts', () => {
  for (let step = 0; step < 5; step++) {
    const next = store.firstRun.masks.next()!
    expect(next.step).toBe(step)
    steps(1)
    expect(maskStrip().at(-1)).toEqual(next)
    const { rows, included } = store.latestFrame()!.trace!
    expect(next).toMatchObject({ position: included[0], row: rows[included[0]!]! + 1 })
  }
  store.change({ field: 'dropout', value: 0 })
  worker.settle()
  expect(store.firstRun.masks.next()).toBeNull()
})

test('steps that were not shown stay blank, going back takes the later ones away, and dropout off leaves no mask', () => {
  steps(2)
  store.step(5)
  worker.settle()
  const shown = shownSteps()
  expect(shown.at(-1)).toBe(6)
  expect(shown.filter((step) => step !== null && step <= 6).length).toBeGreaterThanOrEqual(3)
  store.seek(2)
  worker.settle()
  expect(shownSteps()).toEqual([...Array(STRIP_STEPS - 2).fill(null), 0, 1])
  store.change({ field: 'dropout', value: 0 })
  steps(2)
  expect(shownSteps().filter((step) => step !== null)).toEqual([0, 1])
  openRuns([documentWith('dropout', { dropout: 0.4 })])
  worker.settle()
  expect(maskStrip().every((column) => column === null)).toBe(true)
})

test('steps after dropout was turned off are blank: the strip ends with the step of the frame', () => {
  steps(4)
  store.change({ field: 'dropout', value: 0 })
  worker.settle()
  steps(6)
  expect(shownSteps()).toEqual([...Array(STRIP_STEPS - 10).fill(null), 0, 1, 2, 3, ...Array(6).fill(null)])
})

test('the counts are numbers of the run, by name', () => {
  steps(2)
  expect(resolveRef('dropout:2/masks')).toBe(20)
  expect(resolveRef('dropout:2/droppedOnce')).toBeCloseTo(1 - 0.6 ** 20, 12)
})

test('a pinned unit is shown as such, and its chance and its share kept are its own', () => {
  store.change({
    field: 'pins',
    value: [
      { layer: 1, unit: 2, to: 'in' },
      { layer: 2, unit: 0, to: 'out' },
    ],
  })
  steps(2)
  const { states } = maskStrip().at(-1)!
  expect([states[0]![2], states[1]![0]]).toEqual(['in', 'out'])
  expect(states.flat().filter((state) => state === 'in' || state === 'out')).toHaveLength(2)
  expect(resolveRef('dropout:2/droppedOnce/1/2')).toBe(0)
  expect(resolveRef('dropout:2/droppedOnce/2/0')).toBe(1)
  expect(resolveRef('dropout:2/droppedOnce/1/3')).toBe(resolveRef('dropout:2/droppedOnce'))
  expect([resolveRef('trace:1/keep'), resolveRef('trace:1/keep/0/2'), resolveRef('trace:1/keep/0/3')]).toEqual([0.6, 1, 0.6])
})

test('the pass of evaluation is a record of the step: the same sample and weights without the mask', () => {
  steps(1)
  const { evaluation, a, rows, included } = store.latestFrame()!.trace!
  const row = rows[included[0]!]!
  for (const unit of [0, 5]) {
    expect(resolveRef(`trace:0/evaluation/a/0/${row}/${unit}`)).toBe(a[0]![unit]) // the first layer's inputs have no mask
    expect(resolveRef(`trace:0/evaluation/z/1/${row}/${unit}`)).toBe(evaluation!.z[1]![unit])
    expect(resolveRef(`trace:0/evaluation/z/1/${row}/${unit}`)).not.toBe(resolveRef(`trace:0/z/1/${row}/${unit}`))
  }
  expect(resolveRef(`trace:0/evaluation/sampleLoss/${row}`)).toBe(evaluation!.sampleLoss[0])
  expect(resolveRef(`trace:0/evaluation/dropped/0/${row}/0`)).toBeNaN()
})

test('K pins the selected hidden unit in, then out, then frees it; undo takes a pin back', () => {
  const pins = () => store.firstRun.state.getState().training!.pins
  cyclePin()
  expect(store.page.getState().message?.text).toContain('Select a hidden unit')
  store.select({ kind: 'unit', layer: 2, unit: 4 })
  for (const expected of [[{ layer: 2, unit: 4, to: 'in' }], [{ layer: 2, unit: 4, to: 'out' }], []]) {
    cyclePin()
    worker.settle()
    expect(pins()).toEqual(expected)
    expect(store.firstRun.state.getState().network!.layers[1]!.pins?.[4] ?? 0).toBe(expected[0] ? { in: 1, out: 2 }[expected[0].to] : 0)
  }
  expect(store.page.getState().message?.text).toBe('h2.5 is no longer pinned.')
  store.change({ field: 'pins', value: [{ layer: 2, unit: 4, to: 'out' }] })
  worker.settle()
  expect(pins()).toHaveLength(1)
  store.undo()
  worker.settle()
  expect(pins()).toEqual([])
})
