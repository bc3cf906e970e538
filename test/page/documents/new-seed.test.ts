import { afterEach, beforeEach, expect, test } from 'vitest'
import { differencesOf } from '../../../src/panels/compare/differences'
import { documentWith } from '../../support/run-documents'
import { FakeWorker, fakePage } from '../fakes'
import { SettledPage } from '../session-worker'

const page = new SettledPage(fakePage())
const { settled } = page
const store = await import('../../../src/page')
const { beginComparison, endComparison, showRun } = await import('../../../src/page/documents/comparison')
const { newSeed } = await import('../../../src/page/documents/new-seed')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')
const { resetUndo } = await import('../../../src/page/documents/undo-actions')

beforeEach(() => {
  setTrainingWorker(page.create)
  settled(() => openRuns([documentWith('moons')]))
  settled(() => store.seek(3))
  settled(beginComparison)
})
const second = () => store.page.getState().runs[1]!

afterEach(() => {
  endComparison()
  resetUndo()
  setTrainingWorker(() => new FakeWorker())
})

const scenarios = () => [store.firstRun, second()].map((run) => store.scenarioInForce(run.state.getState()))
const seeds = () => scenarios().map(({ initialization, training }) => [initialization, training.shuffleSeed, training.dropoutSeed])
const weights = () => [store.latestFrame(), second().frames.latest()].map((frame) => frame!.parameters!.join())
const steps = () => [store.latestFrame(), second().frames.latest()].map((frame) => frame!.position.step)
const chips = () => differencesOf(store.firstRun.state.getState(), second().state.getState()).map(({ name }) => name)

test('under the settings of run B new seeds are those of run B: run A keeps its own, the data are the same, and the chips say what differs', () => {
  const before = scenarios()
  const seedsOfA = seeds()[0]
  settled(newSeed)
  expect(seeds()[0]).toEqual(seedsOfA)
  expect(seeds()[1]!.filter((seed, k) => JSON.stringify(seed) === JSON.stringify(seedsOfA![k]))).toEqual([])
  expect(scenarios().map(({ data, split }) => [data, split])).toEqual(before.map(({ data, split }) => [data, split]))
  expect(new Set(weights()).size).toBe(2)
  expect(steps()).toEqual([0, 0])
  expect(chips()).toEqual(['first weights', 'order of the rows'])
  expect(store.page.getState().message?.text).toMatch(/^New seeds for run B: .* Both runs begin again at step 0\.$/)
})

test('under the settings of run A new seeds are those of both, as long as run B has none of its own', () => {
  showRun('A')
  const [before] = seeds()
  settled(newSeed)
  expect(seeds()[0]).not.toEqual(before)
  expect(seeds()[1]).toEqual(seeds()[0])
  expect(new Set(weights()).size).toBe(1)
  expect(chips()).toEqual([])
  expect(store.page.getState().message?.text).toMatch(/^New seeds for run A:/)
  showRun('B')
  settled(newSeed)
  const [, seedsOfB] = seeds()
  showRun('A')
  settled(newSeed)
  expect(seeds()[1]).toEqual(seedsOfB)
  expect(steps()).toEqual([0, 0])
})
