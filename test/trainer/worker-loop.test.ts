import { afterEach, expect, test, vi } from 'vitest'
import { runLoop } from '../../src/trainer/worker-loop'

afterEach(() => vi.useRealTimers())

/** A worker's own scope, as far as the loop uses it. */
function fakeScope() {
  const posted: unknown[] = []
  const scope = { onmessage: null as ((event: { data: unknown }) => void) | null, postMessage: (message: unknown) => posted.push(message) }
  return { posted, say: (data: unknown) => scope.onmessage?.({ data }), scope: scope as unknown as DedicatedWorkerGlobalScope }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

test('slices follow each other until there is nothing to do, and messages are heard between them', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const { scope, say } = fakeScope()
  const heard: unknown[] = []
  let left = 0
  runLoop<string>(scope, {
    handle(message) {
      heard.push(message)
      left = message === 'stop' ? 0 : Number.POSITIVE_INFINITY
    },
    work: () => (left === 0 ? Number.POSITIVE_INFINITY : 0),
  })
  say('go')
  await turn()
  say('stop')
  await turn()
  expect(heard).toEqual(['go', 'stop'])
  expect(left).toBe(0)
})

test('a wait ends by its time or by a message', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const { scope, say } = fakeScope()
  const waits = [1, 1, 100_000]
  let slices = 0
  runLoop<string>(scope, {
    handle: () => {},
    work: () => waits[slices++] ?? Number.POSITIVE_INFINITY,
  })
  say('go')
  await turn()
  await turn()
  expect(slices).toBe(3)
  say('again')
  await turn()
  expect(slices).toBe(4)
})

test('the heart beats every 500 ms, also when idle', () => {
  vi.useFakeTimers()
  const { scope, posted } = fakeScope()
  runLoop<string>(scope, { handle: () => {}, work: () => Number.POSITIVE_INFINITY })
  vi.advanceTimersByTime(2100)
  expect(posted).toEqual(Array(4).fill({ type: 'beat' }))
})
