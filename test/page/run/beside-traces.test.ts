import { afterEach, expect, test } from 'vitest'
import { documentWith } from '../../support/run-documents'
import { FakeWorker, fakePage } from '../fakes'
import { SessionWorker } from '../session-worker'

const page = fakePage()
const store = await import('../../../src/page')
const { beginComparison, endComparison } = await import('../../../src/page/documents/comparison')
const { resolveRef } = await import('../../../src/page/records/records')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')

let worker: SessionWorker

const second = () => store.page.getState().runs[1]!

afterEach(() => {
  endComparison()
  setTrainingWorker(() => new FakeWorker())
})

/** Two runs after two steps; B with momentum and dropout. */
function compared(): void {
  setTrainingWorker(() => {
    worker = new SessionWorker(page)
    return worker
  })
  openRuns([documentWith('dropout')])
  worker.settle()
  beginComparison()
  worker.settle()
  store.change({ field: 'optimizer', value: { kind: 'momentum', beta: 0.9 } }, second())
  store.change({ field: 'dropout', value: 0.4 }, second())
  worker.settle()
  for (let k = 0; k < 2; k++) {
    store.step()
    worker.settle()
  }
}

test('each run answers for its own steps: the records of run B have its optimizer and its masks', async () => {
  compared()
  const asked = [store.firstRun.traces.request(1), second().traces.request(1)]
  worker.settle()
  const [a, b] = await Promise.all(asked)
  expect([a!.optimizer.kind, b!.optimizer.kind]).toEqual(['sgd', 'momentum'])
  expect([a!.mask[0], b!.mask[0] !== null]).toEqual([null, true])
  expect(b!.included.length).toBe(b!.rows.length)
  expect(resolveRef('trace:1/dataGradient/0', second())).toBe(b!.dataGradient[0])
  expect(resolveRef('trace:1/dataGradient/0')).toBe(a!.dataGradient[0])
  expect(second().masks.strip().at(-1)?.step).toBe(1)
  expect(store.firstRun.masks.strip().at(-1)).toBeNull()
})

test('a change of run B in its past forgets its records from there on, and leaves those of run A', async () => {
  compared()
  const asked = [store.firstRun.traces.request(1), second().traces.request(1), second().traces.request(0)]
  worker.settle()
  await Promise.all(asked)
  store.seek(1)
  worker.settle()
  store.change({ field: 'learningRate', value: 0.3 }, second())
  worker.settle()
  expect([store.firstRun.traces.kept(1)?.step, second().traces.kept(1), second().traces.kept(0)?.step]).toEqual([1, null, 0])
})

test('a question about run B that is closed before the answer is answered with nothing', async () => {
  compared()
  const { traces } = second()
  const asked = traces.fresh(1)
  endComparison()
  expect(await asked).toBeNull()
  expect(await traces.fresh(1)).toBeNull()
})
