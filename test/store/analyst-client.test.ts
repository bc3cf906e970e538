import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LandscapeEvaluation, Question } from '../../src/trainer/protocol'
import { fakePage, workerFactory } from './fakes'

fakePage()
const { createAnalystClient } = await import('../../src/store/analyst-client')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp() {
  const workers = workerFactory()
  const answers: LandscapeEvaluation[] = []
  const problems: string[] = []
  const client = createAnalystClient({
    createWorker: workers.create,
    onLandscape: (evaluation) => answers.push(evaluation),
    onRefused: (problem) => problems.push(problem.message),
  })
  const ask = (step: number) => client.request(() => ({ type: 'landscape', run: 1, step }) as Omit<Question, 'request'>)
  const questions = () => workers.made.flatMap((worker) => worker.posted) as unknown as Question[]
  const answer = (done: boolean, request = questions().at(-1)!.request) =>
    workers.newest().say({ type: 'landscape', run: 1, request, done })
  return { client, answers, problems, ask, questions, answer, ...workers }
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
