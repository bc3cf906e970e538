import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Training } from '../../src/document/types'
import { FakeWorker, fakePage } from '../store/fakes'
import { SessionWorker } from '../store/session-worker'
import { documentWith } from '../support/run-documents'

const page = fakePage()
const store = await import('../../src/store')
const { beginComparison, endComparison, sideB } = await import('../../src/store/comparison')
const { leaveInside, enterInside } = await import('../../src/store/inside')
const { openRun, setTrainingWorker } = await import('../../src/store/runs')
const { resetUndo } = await import('../../src/store/undo-actions')
const { scaleRate } = await import('../../src/panels/lecture/quick-changes')

let worker: SessionWorker

beforeEach(() => {
  setTrainingWorker(() => {
    worker = new SessionWorker(page)
    return worker
  })
})
afterEach(() => {
  leaveInside()
  endComparison()
  resetUndo()
  setTrainingWorker(() => new FakeWorker())
})

function settled(action: () => void): void {
  action()
  worker.settle()
}

function opened(training: Partial<Training> = {}): void {
  settled(() => openRun(documentWith('moons', training)))
}

const said = () => store.app.getState().message?.text
const training = () => store.app.getState().training!
const rates = () => [training().learningRate, sideB.app.getState().training?.learningRate]

test('in a comparison a quick change is one of the run whose settings are shown, and names it', () => {
  opened({ learningRate: 0.1 })
  settled(beginComparison)
  settled(() => scaleRate(2))
  expect([rates(), said()]).toEqual([[0.1, 0.2], 'Run B: learning rate 0.1 → 0.2'])
  store.showSide('A')
  settled(() => scaleRate(2))
  expect([rates(), said()]).toEqual([[0.2, 0.2], 'Run A: learning rate 0.1 → 0.2'])
})

test('inside a step, which is one of run A, a quick change is one of run A though B was chosen', async () => {
  opened({ learningRate: 0.1 })
  settled(() => store.step(2))
  settled(beginComparison)
  settled(enterInside)
  await new Promise((done) => setTimeout(done))
  worker.settle()
  await new Promise((done) => setTimeout(done))
  expect(store.app.getState().inside?.step).toBe(1)
  settled(() => scaleRate(2))
  expect([rates(), said()]).toEqual([[0.2, 0.1], 'Run A, from the next step on: learning rate 0.1 → 0.2'])
})
