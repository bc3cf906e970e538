import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type {
  CheckEvaluation,
  CheckQuestion,
  LandscapeEvaluation,
  LandscapeQuestion,
  Problem,
  SweepEvaluation,
  SweepQuestion,
} from '../../../src/trainer/protocol'
import { fakePage, workerFactory } from '../fakes'

fakePage()
const { createAnalystClient } = await import('../../../src/page/workers/analyst-client')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp() {
  const workers = workerFactory()
  const answers: LandscapeEvaluation[] = []
  const checks: CheckEvaluation[] = []
  const sweeps: SweepEvaluation[] = []
  const problems: string[] = []
  const onRefused = (problem: Problem) => problems.push(problem.message)
  const client = createAnalystClient(
    {
      landscape: { onAnswer: (evaluation) => answers.push(evaluation), onRefused },
      check: { onAnswer: (evaluation) => checks.push(evaluation), onRefused },
      sweep: { onAnswer: (evaluation) => sweeps.push(evaluation), onRefused },
    },
    workers.create,
  )
  const ask = (step: number) => client.request(() => ({ type: 'landscape', run: 1, step }) as Omit<LandscapeQuestion, 'request'>)
  const questions = () => workers.made.flatMap((worker) => worker.posted) as unknown as LandscapeQuestion[]
  const answer = (done: boolean, request = questions().at(-1)!.request) =>
    workers.newest().say({ type: 'landscape', run: 1, request, done })
  const check = (parameter: number) => client.check({ type: 'check', run: 1, parameter } as Omit<CheckQuestion, 'request'>)
  const sweep = () => client.sweep({ type: 'sweep', run: 1 } as unknown as Omit<SweepQuestion, 'request'>)
  return { client, answers, checks, sweeps, problems, ask, check, sweep, questions, answer, ...workers }
}

test('the first question goes out at once, then at most four a second, and only the newest', () => {
  const { client, ask, questions, answer } = setUp()
  for (let step = 0; step < 100; step++) {
    ask(step)
    answer(true)
    vi.advanceTimersByTime(20)
  }
  vi.advanceTimersByTime(1000)
  const steps = questions().map(({ step }) => step)
  expect(steps[0]).toBe(0)
  expect(steps.at(-1)).toBe(99)
  expect(steps.length).toBeGreaterThanOrEqual(8)
  expect(steps.length).toBeLessThanOrEqual(9)
  client.dispose()
})

test('a question without an answer is not overtaken for a second, one with a coarse answer is', () => {
  const { client, ask, questions, answer } = setUp()
  ask(0)
  ask(1)
  vi.advanceTimersByTime(900)
  expect(questions()).toHaveLength(1)
  vi.advanceTimersByTime(200)
  expect(questions()).toHaveLength(2)
  answer(false)
  ask(2)
  vi.advanceTimersByTime(250)
  expect(questions().map(({ step }) => step)).toEqual([0, 1, 2])
  client.dispose()
})

test('answers to older questions are dropped', () => {
  const { client, ask, answers, answer } = setUp()
  ask(0)
  answer(true)
  vi.advanceTimersByTime(300)
  ask(1)
  answer(true, 1)
  expect(answers.map(({ request }) => request)).toEqual([1])
  answer(true, 2)
  expect(answers.map(({ request }) => request)).toEqual([1, 2])
  client.dispose()
})

test('a dead Analyst is asked again once, then the landscape is given up with a sentence', () => {
  const { client, ask, problems, questions, newest, made } = setUp()
  ask(7)
  newest().crash()
  expect(made).toHaveLength(2)
  expect(questions().map(({ step }) => step)).toEqual([7, 7])
  newest().crash()
  expect(problems).toHaveLength(1)
  vi.advanceTimersByTime(1000)
  ask(8)
  expect(questions().at(-1)!.step).toBe(8)
  client.dispose()
})

test('a check goes out at once beside a landscape, and each answer finds its own question', () => {
  const { client, ask, check, answers, checks, newest, questions } = setUp()
  ask(0)
  check(5)
  expect(questions().map(({ type, request }) => [type, request])).toEqual([
    ['landscape', 1],
    ['check', 2],
  ])
  newest().say({ type: 'check', run: 1, request: 1 })
  newest().say({ type: 'check', run: 2, request: 2 })
  expect(checks).toHaveLength(0)
  newest().say({ type: 'check', run: 1, request: 2 })
  newest().say({ type: 'landscape', run: 1, request: 1, done: true })
  expect([checks.length, answers.length]).toEqual([1, 1])
  client.dispose()
})

test('of many checks only the newest is asked, four a second, and a late answer to an older one is dropped', () => {
  const { client, check, checks, newest } = setUp()
  for (let parameter = 0; parameter < 20; parameter++) {
    check(parameter)
    vi.advanceTimersByTime(20)
  }
  vi.advanceTimersByTime(300)
  const asked = newest().posted.map(({ parameter }) => parameter)
  expect(asked).toHaveLength(3)
  expect(asked.at(-1)).toBe(19)
  newest().say({ type: 'check', run: 1, request: 2 })
  expect(checks).toHaveLength(0)
  newest().say({ type: 'check', run: 1, request: 3 })
  expect(checks).toHaveLength(1)
  client.dispose()
})

test('a check that nobody waits for is cancelled, before and after it was asked', () => {
  const { client, check, checks, newest } = setUp()
  check(1)
  client.check(null)
  expect(newest().types()).toEqual(['check', 'cancelCheck'])
  newest().say({ type: 'check', run: 1, request: 1 })
  check(2)
  client.check(null)
  vi.advanceTimersByTime(1000)
  expect(newest().types()).toEqual(['check', 'cancelCheck'])
  expect(checks).toHaveLength(0)
  client.dispose()
})

test('a refused check leaves the landscape alone; a dead Analyst is asked both again, once', () => {
  const { client, ask, check, problems, newest, questions } = setUp()
  ask(0)
  check(1)
  newest().say({ type: 'refused', run: 1, question: 'check', request: 2, problem: { place: 'check', message: 'no such parameter' } })
  expect(problems).toEqual(['no such parameter'])
  newest().crash()
  expect(questions().map(({ type }) => type)).toEqual(['landscape', 'check', 'landscape'])
  vi.advanceTimersByTime(300)
  check(2)
  newest().crash()
  expect(newest().types()).toEqual(['check'])
  expect(problems).toHaveLength(2)
  expect(problems[1]).toMatch(/landscape/)
  newest().crash()
  expect(problems[2]).toMatch(/gradient could not be checked/)
  client.dispose()
})

test('a landscape that nobody looks at is cancelled while it is not finished, and asked anew by the next who looks', () => {
  const { client, ask, answer, answers, newest } = setUp()
  ask(1)
  answer(false)
  client.request(null)
  answer(true)
  expect([answers.length, newest().types()]).toEqual([1, ['landscape', 'cancelLandscape']])
  vi.advanceTimersByTime(1000)
  ask(1)
  answer(true)
  client.request(null) // there is nothing left to cancel
  expect([answers.length, newest().types()]).toEqual([2, ['landscape', 'cancelLandscape', 'landscape']])
  client.dispose()
})

test('a sweep is answered many times, cancelled once, and asked again once after a crash', () => {
  const { client, sweep, sweeps, problems, newest } = setUp()
  sweep()
  newest().say({ type: 'sweep', run: 1, request: 1, done: false })
  newest().say({ type: 'sweep', run: 1, request: 1, done: true })
  client.sweep(null) // there is nothing left to cancel
  expect([sweeps.length, newest().types()]).toEqual([2, ['sweep']])
  vi.advanceTimersByTime(300)
  sweep()
  newest().say({ type: 'sweep', run: 1, request: 2, done: false })
  client.sweep(null)
  newest().say({ type: 'sweep', run: 1, request: 2, done: true })
  expect([sweeps.length, newest().types()]).toEqual([3, ['sweep', 'sweep', 'cancelSweep']])
  vi.advanceTimersByTime(300)
  sweep()
  newest().crash()
  expect(newest().types()).toEqual(['sweep'])
  newest().crash()
  expect(problems).toEqual(['The sweep could not be finished: its worker stopped twice.'])
  client.dispose()
})
