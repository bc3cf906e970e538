import { expect, test } from 'vitest'
import { documentWith } from '../../support/run-documents'
import { fakePage } from '../fakes'
import { SettledPage } from '../session-worker'

const page = new SettledPage(fakePage())
const { settled } = page
const store = await import('../../../src/page')
const { MOST_UNDOS } = await import('../../../src/page/documents/undo')
const { redo, resetUndo, undo } = await import('../../../src/page/documents/undo-actions')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')

test('a hundred changes can be undone; where no earlier one is kept the last undo says so, and one more undo or redo says that nothing is left', () => {
  setTrainingWorker(page.create)
  settled(() => openRuns([documentWith('moons')]))
  resetUndo()
  const said = () => store.page.getState().message!.text
  const rate = () => store.firstRun.state.getState().training!.learningRate
  for (let k = 1; k <= MOST_UNDOS + 5; k++) {
    store.change({ field: 'learningRate', value: k / 1000 })
    settled(() => store.change({ field: 'dropout', value: k / 1000 }))
  }
  for (let k = 0; k < MOST_UNDOS - 1; k++) settled(undo)
  expect(said()).not.toContain('kept')
  settled(undo)
  expect(said()).toMatch(/^Undone: .*; no earlier change is kept, at most 100\.$/)
  settled(undo)
  expect(said()).toBe('No earlier change is kept, at most 100.')
  expect(rate()).toBe((MOST_UNDOS / 2 + 5) / 1000)
  for (let k = 0; k < MOST_UNDOS; k++) settled(redo)
  settled(redo)
  expect(said()).toBe('Nothing is left to be redone.')
  expect(rate()).toBe((MOST_UNDOS + 5) / 1000)

  resetUndo()
  settled(undo)
  expect(said()).toBe('Nothing is left to be undone.')
})
