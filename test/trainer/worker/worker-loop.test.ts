import { afterEach, expect, test, vi } from 'vitest'
import { runLoop, type WorkerScope } from '../../../src/trainer/worker/worker-loop'

afterEach(() => vi.useRealTimers())

/** A worker's own scope, as far as the loop uses it. */
function fakeScope() {
  const posted: unknown[] = []
  const scope: WorkerScope<string> = { onmessage: null, postMessage: (message) => posted.push(message) }
  return { posted, scope, say: (data: string) => scope.onmessage?.(new MessageEvent('message', { data })) }
}

test('slices follow each other until there is nothing to do, and messages are heard between them', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const { scope, say } = fakeScope()
  const heard: unknown[] = []
  let left = 0
  let slices = 0
  runLoop(scope, {
    handle(message) {
      heard.push(message)
      left = message === 'stop' ? 0 : Number.POSITIVE_INFINITY
    },
    work() {
      slices += 1
      return left === 0 ? Number.POSITIVE_INFINITY : 0
    },
  })
  say('go')
  await vi.waitUntil(() => slices > 20)
  say('stop')
  const before = slices
  await vi.waitUntil(() => slices > before)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(slices).toBeLessThanOrEqual(before + 1)
  expect(heard).toEqual(['go', 'stop'])
})

test('a wait ends by its time or by a message', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const { scope, say } = fakeScope()
  const waits = [1, 1, 100_000] // the last would outlast the test
  let slices = 0
  runLoop(scope, {
    handle: () => {},
    work: () => waits[slices++] ?? Number.POSITIVE_INFINITY,
  })
  say('go')
  await vi.waitUntil(() => slices === 3)
  say('again')
  await vi.waitUntil(() => slices === 4)
})

test('the heart beats every 500 ms, also when idle', () => {
  vi.useFakeTimers()
  const { scope, posted } = fakeScope()
  runLoop(scope, { handle: () => {}, work: () => Number.POSITIVE_INFINITY })
  vi.advanceTimersByTime(2100)
  expect(posted).toEqual(Array(4).fill({ type: 'beat' }))
})
