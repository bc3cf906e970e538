import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentWith } from '../support/run-documents'
import { FakeWorker, fakePage } from './fakes'
import { SessionWorker } from './session-worker'

const page = fakePage()
const store = await import('../../src/store')
const { initialState } = await import('../../src/store/app-store')
const { masksOf, STRIP_STEPS } = await import('../../src/store/masks')
const { resolveRef } = await import('../../src/store/records')
const { openRun, setTrainingWorker } = await import('../../src/store/runs')

const { sideA } = await import('../../src/store/side')

const maskStrip = () => masksOf(sideA).strip()
let worker: SessionWorker

beforeEach(() => {
  store.app.setState(initialState())
  setTrainingWorker(() => {
    worker = new SessionWorker(page)
    return worker
  })
  openRun(documentWith('dropout', { dropout: 0.4 }))
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
      .kept.map((units) => [...units]),
  ).toEqual([[...mask[0]!], [...mask[1]!]])
  expect(
    new Set(
      maskStrip()
        .at(-1)!
        .kept.flatMap((units) => [...units]),
    ),
  ).toEqual(new Set([0, 1]))
  steps(20)
  expect(shownSteps()).toEqual(Array.from({ length: STRIP_STEPS }, (_, k) => k + 3))
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
  openRun(documentWith('dropout', { dropout: 0.4 }))
  worker.settle()
  expect(maskStrip().every((column) => column === null)).toBe(true)
})

test('the counts are numbers of the run, by name', () => {
  steps(2)
  expect(resolveRef('dropout:2/masks')).toBe(20)
  expect(resolveRef('dropout:2/droppedOnce')).toBeCloseTo(1 - 0.6 ** 20, 12)
})
