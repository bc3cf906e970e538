import { beforeEach, expect, test, vi } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import type { StepTrace } from '../../../src/engine/step/step-trace'
import { createAnalyst } from '../../../src/trainer/analyst/analyst'
import type { CheckQuestion, Question } from '../../../src/trainer/protocol'
import { createDriver, openIn } from '../../support/session-driver'
import { fakePage, workerFactory } from '../fakes'

fakePage()
const { firstRun } = await import('../../../src/page')
const { initialRun } = await import('../../../src/page/run/run-state')
const { cancelCheck, checkProblem, latestCheck, requestCheck, subscribeCheck } = await import('../../../src/page/questions/check')
const { resolveRef } = await import('../../../src/page/records/records')
const { replaceAnalyst } = await import('../../../src/page/workers/shared-analyst')

const worked = presetDocument('two-two-two')
const moons = presetDocument('moons')
let workers = workerFactory()

beforeEach(async () => {
  cancelCheck()
  workers = workerFactory()
  await replaceAnalyst(workers.create)
  firstRun.state.setState({ ...initialRun(), document: worked, run: 1, status: 'paused' })
  firstRun.traces.forget()
})

function traceOf(document = worked, patch: Partial<StepTrace> = {}): StepTrace {
  const driver = createDriver()
  openIn(driver, 1, { ...document, step: 1 })
  driver.send({ type: 'trace', run: 1, step: 0, request: 1 })
  driver.settle()
  return { ...driver.of('trace')[0].trace!, ...patch }
}

const asked = () => workers.made.flatMap((worker) => worker.posted) as unknown as CheckQuestion[]

/** The real Analyst answers what was posted last. */
function answer(): void {
  let clockMs = 0
  const analyst = createAnalyst({ emit: (said) => workers.newest().say(said), now: () => clockMs++ })
  analyst.handle(asked().at(-1) as Question)
  while (analyst.work(100) === 0);
}

test('a request is answered by the Analyst, heard, and found again through its references', async () => {
  const heard = vi.fn()
  const end = subscribeCheck(heard)
  const trace = traceOf()
  requestCheck(trace, 6)
  expect(latestCheck()).toBeNull()
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  answer()
  expect(heard).toHaveBeenCalledTimes(1)
  const check = latestCheck()!
  expect(check).toMatchObject({ step: 0, parameter: 6, totalGradient: trace.totalGradient[6] })
  expect(resolveRef('check:0/6/gradient')).toBe(trace.totalGradient[6])
  expect(resolveRef('check:0/6/h/21')).toBe(1e-5)
  expect(resolveRef('check:0/6/difference/21')).toBe(check.differences[21])
  expect(resolveRef('check:0/6/error/21')).toBe(check.errors[21])
  expect(resolveRef('check:0/7/error/21')).toBeNaN()
  expect(resolveRef('check:1/6/error/21')).toBeNaN()
  expect(() => resolveRef('check:0/6/mood/1')).toThrow('a check has no mood')
  end()
})

test('the same request is not asked twice; another one clears the answer at once', async () => {
  const trace = traceOf()
  requestCheck(trace, 6)
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  answer()
  requestCheck(trace, 6)
  expect(latestCheck()).not.toBeNull()
  requestCheck(trace, 7)
  expect(latestCheck()).toBeNull()
  await vi.waitFor(() => expect(asked()).toHaveLength(2))
  answer()
  expect(latestCheck()?.parameter).toBe(7)
})

test('an answer for a run that is gone is not shown', async () => {
  requestCheck(traceOf(), 6)
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  answer()
  firstRun.state.setState({ run: 2 })
  expect(latestCheck()).toBeNull()
  expect(resolveRef('check:0/6/gradient')).toBeNaN()
})

test('a cancelled request gives no answer', async () => {
  requestCheck(traceOf(), 6)
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  cancelCheck()
  answer()
  expect(latestCheck()).toBeNull()
  expect(workers.newest().types()).toContain('cancelCheck')
})

test('with dropout a trace of one sample is completed first, and the masks of the whole batch are sent', async () => {
  const document = { ...moons, scenario: { ...moons.scenario, training: { ...moons.scenario.training, dropout: 0.5 } } }
  firstRun.state.setState({ document })
  const full = traceOf(document)
  const source = vi.spyOn(firstRun.traces, 'request').mockResolvedValue(full)
  requestCheck({ ...full, included: Int32Array.of(0) }, 3)
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  expect(source).toHaveBeenCalledWith(0)
  const [{ masks, rows }] = asked()
  expect(masks?.map(({ length }) => length)).toEqual([4 * rows.length, 2 * rows.length])
  answer()
  expect(Math.min(...latestCheck()!.errors)).toBeLessThan(1e-6)
})

test('a check that is refused says why, and may be asked again', async () => {
  const trace = traceOf()
  requestCheck(trace, 99)
  await vi.waitFor(() => expect(asked()).toHaveLength(1))
  answer()
  expect(latestCheck()).toBeNull()
  expect(checkProblem()).toMatch(/parameter 99 is outside/)
  requestCheck(trace, 6)
  expect(checkProblem()).toBeNull()
})
