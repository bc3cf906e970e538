import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Document } from '../../../src/document/types'
import type { Checkpoint, Watch } from '../../../src/trainer/protocol'
import { fakePage, workerFactory } from '../fakes'

const page = fakePage()
const { createTrainingClient } = await import('../../../src/page/workers/training-client')

const watch: Watch = { sample: 0, parameters: [0, 1], fieldSide: 0 }
const document = { step: 0, scenario: { data: { kind: 'moons' } } } as Document // the client reads no more of it
const checkpoint = (step: number): Checkpoint => ({
  step,
  changesApplied: 0,
  values: new Float64Array(1),
  position: [],
  generators: new Uint32Array(8),
  stopping: new Float64Array(8),
})

function setUp() {
  const workers = workerFactory()
  const events: unknown[] = []
  const log: string[] = []
  const state = { step: 0 }
  const of = createTrainingClient(
    () => undefined,
    (step, reason) => log.push(`given up at ${step}: ${reason}`),
    workers.create,
  )
  const line = of.line({
    onEvent: (event) => events.push(event),
    stepNow: () => state.step,
    onFailed: (message) => log.push(`failed: ${message}`),
    onRestart(from) {
      log.push(`restart at ${state.step} from ${from?.step ?? 'the document'}`)
      line.reopen(document, watch, from)
    },
    onGivenUp: () => undefined,
  })
  const client = { ...of, ...line, dispose: () => of.reset(workers.create) }
  return { client, events, log, state, ...workers }
}

beforeEach(() => {
  vi.useFakeTimers()
  page.setHidden(false)
})
afterEach(() => {
  vi.useRealTimers()
})

/** Lets time pass with a worker that beats or does not. */
function pass(ms: number, beat: (() => void) | null): void {
  for (let t = 0; t < ms; t += 100) {
    beat?.()
    vi.advanceTimersByTime(100)
  }
}

test('each opening gets a new run number and closes the run before', () => {
  const { client, newest } = setUp()
  expect([client.open(document, watch), client.open(document, watch)]).toEqual([1, 2])
  expect(newest().posted.map(({ type, run }) => [type, run])).toEqual([
    ['open', 1],
    ['close', 1],
    ['open', 2],
  ])
  client.dispose()
})

test('messages of older runs are dropped', () => {
  const { client, events, newest } = setUp()
  client.open(document, watch)
  client.open(document, watch)
  newest().say({ type: 'progress', run: 1, step: 1, target: 2 })
  newest().say({ type: 'progress', run: 2, step: 1, target: 2 })
  newest().say({ type: 'beat' })
  expect(events).toEqual([{ type: 'progress', run: 2, step: 1, target: 2 }])
  client.dispose()
})

test('traces find their askers, and those of a closed run get null', async () => {
  const { client, newest } = setUp()
  client.open(document, watch)
  const first = client.trace(3)
  const second = client.trace(4)
  newest().say({ type: 'trace', run: 1, request: 1, trace: { step: 3 } })
  expect(await first).toEqual({ step: 3 })
  client.open(document, watch)
  expect(await second).toBeNull()
  client.dispose()
})

test('a worker that beats is left alone; one that is silent for 2 s is replaced within 3 s from the mirrored checkpoint', () => {
  const { client, log, made, newest, state } = setUp()
  client.open(document, watch)
  pass(10_000, () => newest().say({ type: 'beat' }))
  expect(made).toHaveLength(1)
  newest().say({ type: 'checkpoint', run: 1, checkpoint: checkpoint(40) })
  state.step = 50
  pass(1700, null)
  expect(made).toHaveLength(1)
  pass(1300, null)
  expect(log).toEqual(['restart at 50 from 40'])
  expect(made[0].terminated).toBe(true)
  expect(made[1].posted).toEqual([{ type: 'open', run: 2, document, watch, from: checkpoint(40) }])
  client.dispose()
})

test('an error event repairs at once; without a checkpoint, or after a step back, from the document', () => {
  const { client, log, newest, state } = setUp()
  client.open(document, watch)
  newest().crash()
  expect(log).toEqual(['restart at 0 from the document'])
  newest().say({ type: 'checkpoint', run: 2, checkpoint: checkpoint(100) })
  state.step = 90
  newest().crash()
  expect(log[1]).toBe('restart at 90 from the document')
  expect(newest().posted[0]).not.toHaveProperty('from')
  client.dispose()
})

test('a run that fails again at the same step is given up, with the reason', () => {
  const { client, log, made, newest, state } = setUp()
  client.open(document, watch)
  state.step = 12
  newest().say({ type: 'failed', run: 1, step: 12, message: 'a hole in the ground' })
  newest().say({ type: 'checkpoint', run: 2, checkpoint: checkpoint(12) })
  newest().say({ type: 'failed', run: 2, step: 12, message: 'a hole in the ground' })
  expect(log).toEqual(['restart at 12 from the document', 'given up at 12: a hole in the ground'])
  expect(made).toHaveLength(2)
  expect(made[1].terminated).toBe(true)
  client.transport({ type: 'play', rate: 1 })
  expect(made).toHaveLength(2)
  client.open(document, watch)
  expect(made[2].types()).toEqual(['open'])
  client.dispose()
})

test('a run that got past its failure may fail once more further on', () => {
  const { client, log, newest, state } = setUp()
  client.open(document, watch)
  for (const step of [10, 20, 30, 40, 50]) {
    state.step = step
    newest().crash()
    newest().say({ type: 'checkpoint', run: log.length + 1, checkpoint: checkpoint(step + 5) })
  }
  expect(log.every((line) => line.startsWith('restart'))).toBe(true)
  expect(log).toHaveLength(5)
  client.dispose()
})

test('a run that creeps on from crash to crash without a checkpoint is given up', () => {
  const { client, log, newest, state } = setUp()
  client.open(document, watch)
  for (const step of [10, 11, 12, 13]) {
    state.step = step
    newest().crash()
  }
  expect(log.map((line) => line.split(' ')[0])).toEqual(['restart', 'restart', 'restart', 'given'])
  client.dispose()
})

test('a hidden page is not judged, and has its full 2 s when it comes back', () => {
  const { client, made, newest } = setUp()
  client.open(document, watch)
  newest().say({ type: 'beat' })
  page.setHidden(true)
  pass(60_000, null)
  expect(made).toHaveLength(1)
  page.setHidden(false)
  pass(1700, null)
  expect(made).toHaveLength(1)
  pass(600, null)
  expect(made).toHaveLength(2)
  client.dispose()
})

test('a page that was asleep itself reads its messages before it judges', () => {
  const { client, made, newest } = setUp()
  client.open(document, watch)
  newest().say({ type: 'beat' })
  const now = performance.now()
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now + 30_000)
  vi.advanceTimersByTime(200)
  clock.mockRestore()
  expect(made).toHaveLength(1)
  client.dispose()
})

test('a worker killed without a word is noticed by its silence', () => {
  const { client, made, newest } = setUp()
  client.open(document, watch)
  newest().say({ type: 'beat' })
  client.kill()
  expect(made[0].terminated).toBe(true)
  pass(2400, null)
  expect(made).toHaveLength(2)
  client.dispose()
})

test('a checkpoint after a change in the past is not used', () => {
  const { client, log, newest, state } = setUp()
  client.open(document, watch)
  newest().say({ type: 'checkpoint', run: 1, checkpoint: checkpoint(80) })
  client.forgetAfter(20)
  state.step = 100
  newest().crash()
  expect(log).toEqual(['restart at 100 from the document'])
  client.dispose()
})
