import { afterEach, expect, test } from 'vitest'
import { PRESETS } from '../../../src/document/presets/presets'
import { documentWith } from '../../support/run-documents'
import { FakeWorker, fakePage } from '../fakes'
import { SessionWorker } from '../session-worker'

const page = fakePage()
const store = await import('../../../src/page')
const { beginComparison } = await import('../../../src/page/documents/comparison')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')

afterEach(() => setTrainingWorker(() => new FakeWorker()))

test('a scenario says what to look for where that is asked for, and that it has closed a comparison', () => {
  let worker: SessionWorker | undefined
  setTrainingWorker(() => {
    worker = new SessionWorker(page)
    return worker
  })
  const preset = PRESETS[0]!
  const closed = 'The comparison is closed; undo opens it again.'
  for (const [tells, words] of [
    [true, `${preset.summary} ${closed}`],
    [false, closed],
  ] as const) {
    openRuns([documentWith('moons')])
    worker!.settle()
    beginComparison()
    worker!.settle()
    store.openPreset(preset, tells)
    expect(store.page.getState().message?.text).toBe(words)
    worker!.settle()
    store.openPreset(preset, true)
    expect(store.page.getState().message?.text).toBe(preset.summary)
    worker!.settle()
  }
})
