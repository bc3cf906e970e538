import { beforeEach, expect, test, vi } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import { createAnalyst } from '../../../src/trainer/analyst/analyst'
import type { Question, SweepQuestion } from '../../../src/trainer/protocol'
import { createDriver, openIn } from '../../support/session-driver'
import { fakePage, workerFactory } from '../fakes'

fakePage()
const { firstRun } = await import('../../../src/page')
const { initialRun } = await import('../../../src/page/run/run-state')
const { frames } = firstRun
const { resolveRef } = await import('../../../src/page/records/records')
const { replaceAnalyst } = await import('../../../src/page/workers/shared-analyst')
const { cancelSweep, latestSweep, requestSweep, subscribeSweeps } = await import('../../../src/page/questions/sweep')

const valley = presetDocument('valley')
const xor = presetDocument('xor')
let workers = workerFactory()
let runs = 0

beforeEach(async () => {
  cancelSweep()
  workers = workerFactory()
  await replaceAnalyst(workers.create)
})

/** The page shows a run of the document at a step. */
function show(document = valley, step = 0): void {
  runs += 1
  const driver = createDriver()
  openIn(driver, runs, { ...document, step })
  frames.reset()
  const { training, activations } = { training: document.scenario.training, activations: document.scenario.network.activations }
  firstRun.state.setState({ ...initialRun(), document, run: runs, status: 'paused', training, activations })
  frames.receive(driver.lastFrame())
}

const asked = () => workers.made.flatMap((worker) => worker.posted).filter(({ type }) => type === 'sweep') as unknown as SweepQuestion[]

/** The real Analyst works on the newest question until it has said so many answers. */
function answer(most = Number.POSITIVE_INFINITY): void {
  let clockMs = 0
  let said = 0
  const analyst = createAnalyst({
    emit: (answer) => {
      said += 1
      if (said <= most) workers.newest().say(answer)
    },
    now: () => {
      clockMs += 10
      return clockMs
    },
  })
  analyst.handle(asked().at(-1) as Question)
  while (analyst.work(100) === 0);
}

test('a sweep of rates starts from the weights on the page, streams its runs, and is found through its references', async () => {
  show(valley, 3)
  const heard = vi.fn()
  const end = subscribeSweeps(heard)
  requestSweep('rates', 10)
  expect(latestSweep('rates')).toMatchObject({ status: 'running', answer: null })
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  const { parameters } = frames.latest()!
  expect(asked()[0].documents[0].scenario.initialization).toEqual({ kind: 'given', parameters: [...parameters] })
  answer()
  expect(heard.mock.calls.length).toBeGreaterThan(3)
  const sweep = latestSweep('rates')!
  expect(sweep).toMatchObject({ status: 'done', plan: { step: 3, steps: 10 } })
  expect(resolveRef('sweep:3/rates/value/16')).toBe(0.032)
  expect(resolveRef('sweep:3/rates/trainLoss/16')).toBe(sweep.answer?.results[16].history.at(-1)?.trainLoss)
  expect(resolveRef('sweep:3/rates/before/16')).toBe(sweep.answer?.results[0].history[0].trainLoss)
  expect(resolveRef(`sweep:${sweep.plan.step}/${sweep.plan.kind}/limit/0`)).toBeCloseTo(0.04, 15)
  expect(resolveRef('sweep:3/rates/finished/0')).toBe(33)
  expect(resolveRef('sweep:3/rates/testLoss/0')).toBeNaN()
  expect(resolveRef('sweep:4/rates/value/16')).toBeNaN()
  expect(resolveRef('sweep:3/seeds/value/0')).toBeNaN()
  expect(() => resolveRef('sweep:3/rates/mood/1')).toThrow('a sweep has no mood')
  end()
})

test('a cancelled sweep keeps what it has found, and hears nothing more', async () => {
  show(xor)
  requestSweep('seeds', 8)
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  answer(1600) // of about 3,200
  const found = latestSweep('seeds')!.answer!.results.length
  expect(found).toBeGreaterThan(0)
  expect(found).toBeLessThan(8)
  cancelSweep()
  answer()
  expect(latestSweep('seeds')).toMatchObject({ status: 'stopped' })
  expect(latestSweep('seeds')!.answer!.results).toHaveLength(found)
  expect(workers.newest().types()).toContain('cancelSweep')
})

test('a sweep of another kind stops the one under way, and each kind keeps its own', async () => {
  show(xor)
  requestSweep('seeds', 8)
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  requestSweep('rates', 1)
  expect([latestSweep('seeds')?.status, latestSweep('rates')?.status]).toEqual(['stopped', 'running'])
  await vi.waitFor(() => expect(asked()).toHaveLength(2))
  answer()
  expect([latestSweep('seeds')?.answer, latestSweep('rates')?.status]).toEqual([null, 'done'])
})

test('a sweep outlives a new run of the same data and shape, and ends with other data', async () => {
  show(xor)
  requestSweep('sizes', 10)
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  const other = {
    ...xor.scenario,
    network: { ...xor.scenario.network, hidden: [3] },
    initialization: { kind: 'drawn', initializer: { kind: 'he' }, seed: 4 },
  } as const
  firstRun.state.setState({ run: 99, document: { ...xor, scenario: other } })
  expect(latestSweep('sizes')?.status).toBe('running')
  firstRun.state.setState({ document: valley })
  expect(latestSweep('sizes')).toBeNull()
  expect(workers.newest().types()).toContain('cancelSweep')
  firstRun.state.setState({ document: xor })
  expect(latestSweep('sizes')?.status).toBe('stopped')
})

test('a sweep whose worker stops twice says so', async () => {
  show(xor)
  requestSweep('seeds', 8)
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  workers.newest().crash()
  workers.newest().crash()
  expect(latestSweep('seeds')).toMatchObject({ status: 'refused', problem: expect.stringMatching(/worker stopped twice/) })
})
