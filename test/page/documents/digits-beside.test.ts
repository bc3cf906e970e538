import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { loadDigits } from '../../../src/data/digits/load'
import { presetDocument } from '../../../src/document/presets/presets'
import type { DigitsSpec } from '../../../src/document/types'
import { differencesOf } from '../../../src/panels/compare/differences'
import { CURES } from '../../../src/panels/rail/cure-list'
import { PACKED } from '../../support/packed-digits'
import { FakeWorker, fakePage } from '../fakes'
import { SettledPage } from '../session-worker'

const app = new SettledPage(fakePage())
const { settled } = app
const store = await import('../../../src/page')
const { endComparison } = await import('../../../src/page/documents/comparison')
const { repairInB } = await import('../../../src/page/documents/health-repairs')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')

const A: DigitsSpec = { kind: 'digits', training: 20, test: 10, augmentation: null }
const B: DigitsSpec = { ...A, training: 60 }
const preset = presetDocument('digits-overfitting')
const second = () => store.page.getState().runs[1]!

beforeAll(async () => {
  await loadDigits(A, PACKED)
  await loadDigits(B, PACKED)
})
afterEach(() => {
  endComparison()
  setTrainingWorker(() => new FakeWorker())
})

test('a cure opens run B with more images of its own, says what to see, and both go on step by step', async () => {
  setTrainingWorker(app.create)
  settled(() => openRuns([{ ...preset, scenario: { ...preset.scenario, data: A } }]))
  settled(() => store.step(3))
  settled(() => repairInB({ kind: 'restart', words: 'more images', patch: { data: B }, sees: 'Watch the test loss.' }))
  const counts = () => store.page.getState().runs.map(({ state }) => state.getState().split?.train.length)
  await vi.waitUntil(() => {
    settled(() => {}) // its images are loaded before it is opened
    return counts()[1] === 60
  })
  expect(counts()).toEqual([20, 60])
  expect(store.page.getState().message?.text).toBe('Applied to run B: more images. Watch the test loss.')
  const difference = differencesOf(store.firstRun.state.getState(), second().state.getState())
  expect(difference).toEqual([{ name: 'training images', a: '20', b: '60' }])
  settled(() => store.step(4))
  expect(store.page.getState().runs.map(({ frames }) => frames.latest()?.position.step)).toEqual([4, 4])
  expect(store.placesOf(store.firstRun.state.getState(), second().state.getState()).unit).toBe('step')
})

test('each cure says what to see in one sentence, and changes one thing', () => {
  for (const { patch, sees } of CURES) {
    expect(Object.keys(patch)).toHaveLength(1)
    expect(sees).toMatch(/^Play, and watch .*\.$/)
  }
})
