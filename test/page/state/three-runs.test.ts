import { afterEach, expect, test } from 'vitest'
import { decodeFile } from '../../../src/document/saved/file'
import { encodeFile } from '../../../src/document/saved/write-file'
import type { Document } from '../../../src/document/types'
import { documentWith } from '../../support/run-documents'
import { hashOfFresh } from '../../support/session-driver'
import { FakeWorker, fakePage } from '../fakes'
import { SettledPage } from '../session-worker'

const page = new SettledPage(fakePage())
const { settled } = page
const store = await import('../../../src/page')
const { documentsNow, setTrainingWorker } = await import('../../../src/page/state/runs')
const { resetUndo } = await import('../../../src/page/documents/undo-actions')

const runs = () => store.page.getState().runs
const steps = () => documentsNow().map(({ step }) => step)

afterEach(() => {
  setTrainingWorker(() => new FakeWorker())
  resetUndo()
})

/** Every run in lockstep is, to the bit, what its document gives alone. */
function expectEachAsAlone(step: number): void {
  expect(steps()).toEqual([step, step, step])
  const inLockstep = runs().map(({ state }) => page.newest.hash(state.getState().run))
  expect(inLockstep).toEqual(documentsNow().map(hashOfFresh))
  expect(new Set(inLockstep).size).toBe(step === 0 ? 1 : 3)
}

function openThree(): void {
  const rates = [0.1, 0.02, 0.3]
  const [first, ...others] = rates.map((learningRate): Document => documentWith('moons', { learningRate, dropout: 0.2 }))
  setTrainingWorker(page.create)
  settled(() => store.openDocuments([first!, ...others]))
}

test('three runs are opened, stepped, played, sought, changed, undone, saved and opened again: each is what it is alone', () => {
  openThree()
  expectEachAsAlone(0)
  settled(() => store.step(3))
  expectEachAsAlone(3)
  store.setRate('max')
  store.play()
  for (let k = 0; k < 5; k++) page.newest.turn()
  settled(store.pause)
  const played = documentsNow()[0].step
  expect(played).toBeGreaterThan(3)
  expectEachAsAlone(played)
  settled(() => store.seek(7))
  expectEachAsAlone(7)
  const before = documentsNow()
  settled(() => store.change({ field: 'optimizer', value: { kind: 'momentum', beta: 0.9 } }, runs().at(-1)))
  settled(() => store.step(5))
  expectEachAsAlone(12)
  expect(documentsNow().map(({ changes }) => changes.length)).toEqual([0, 0, 1])
  const changed = documentsNow()
  settled(store.undo)
  expect(documentsNow()).toEqual(before)
  expectEachAsAlone(7)
  settled(store.redo)
  expect(documentsNow()).toEqual(changed)
  const file = decodeFile(encodeFile(documentsNow()))
  if (!file.ok) throw new Error(file.problem.message)
  settled(() => store.openDocuments([documentWith('xor')]))
  expect(runs()).toHaveLength(1)
  settled(() => store.openDocuments(file.documents))
  expectEachAsAlone(12)
})

test('a worker that dies is replaced and all three runs go on where they were, each from its own checkpoint', () => {
  openThree()
  settled(() => store.step(6))
  const hashes = runs().map(({ state }) => page.newest.hash(state.getState().run))
  page.newest.crash()
  expect(page.newest.posted.filter(({ type }) => type === 'open').map(({ from }) => from !== undefined)).toEqual([true, true, true])
  settled(() => undefined)
  expect(runs().map(({ state }) => page.newest.hash(state.getState().run))).toEqual(hashes)
  settled(() => store.step(4))
  expectEachAsAlone(10)
})
