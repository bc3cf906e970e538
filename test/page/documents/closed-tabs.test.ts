import { beforeEach, expect, test, vi } from 'vitest'
import { defaultDocument } from '../../../src/document/presets/defaults'
import { encodeFile } from '../../../src/document/saved/write-file'
import { FakeWorker, fakePage } from '../fakes'

fakePage()

/** The browser: storage of all tabs, and the locks of those that are open. */
const items = new Map<string, string>()
const held = new Set<string>()

function storageOf(of: Map<string, string>, full = false): object {
  const storage = { getItem: (key: string) => of.get(key) ?? null, removeItem: (key: string) => of.delete(key) }
  const setItem = (key: string, value: string) => {
    if (full) throw new DOMException('no room', 'QuotaExceededError')
    of.set(key, value)
  }
  return new Proxy(Object.assign(storage, { setItem }), {
    ownKeys: () => [...of.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  })
}

/** The module as a tab loads it, with the storage of its session. */
async function tab(session = new Map<string, string>()) {
  vi.resetModules()
  vi.stubGlobal('sessionStorage', storageOf(session))
  vi.stubGlobal('localStorage', storageOf(items))
  const own: string[] = []
  vi.stubGlobal('navigator', {
    locks: {
      query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
      request: async (name: string, _: object, hold: (lock: object | null) => unknown) => {
        if (held.has(name)) return hold(null)
        held.add(name)
        own.push(name)
        return hold({})
      },
    },
  })
  const closedTabs = await import('../../../src/page/documents/closed-tabs')
  const { fetchChecks } = await import('../../../src/page/documents/checks')
  const { page } = await import('../../../src/page/state/page-state')
  const { setTrainingWorker, currentDocument } = await import('../../../src/page/state/runs')
  setTrainingWorker(() => new FakeWorker())
  await fetchChecks()
  const close = () => {
    for (const name of own) held.delete(name)
  }
  return { ...closedTabs, page, currentDocument, session, close }
}

const at = (step: number) => encodeFile([{ ...defaultDocument(), step }])

beforeEach(() => {
  items.clear()
  held.clear()
})

test('the run of a closed tab is offered at the next visit, opened on request, and then forgotten', async () => {
  const first = await tab()
  await first.keepForLater(at(10))
  await first.keepForLater(at(321))
  first.close()
  const next = await tab()
  await next.offerLastRun()
  expect(next.page.getState().lastRun?.documents[0].step).toBe(321)
  await next.answerOffer(true)
  expect([next.currentDocument().step, next.page.getState().lastRun, items.size]).toEqual([321, null, 0])
})

test('a run that is refused stays closed and is not offered again', async () => {
  const first = await tab()
  await first.keepForLater(at(10))
  first.close()
  const next = await tab()
  await next.offerLastRun()
  await next.answerOffer(false)
  expect([next.currentDocument().step, items.size]).toEqual([0, 0])
})

test('tabs stay apart: one that is open is not offered, a copy of it has a place of its own, only the newest of the closed is', async () => {
  const first = await tab()
  await first.keepForLater(at(1))
  const second = await tab()
  await second.keepForLater(at(2))
  const copy = await tab(new Map(first.session))
  await copy.keepForLater(at(3))
  expect(items.size).toBe(3)
  const visit = await tab()
  await visit.offerLastRun()
  expect(visit.page.getState().lastRun).toBeNull()
  for (const { close } of [first, copy]) close()
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000)
  await visit.offerLastRun()
  expect(visit.page.getState().lastRun?.documents[0].step).toBe(3)
  expect(items.size).toBe(2) // the open one's too
})

test.each(['{', 'null', '{"whenMs":1,"file":"{}"}'])('what cannot be read, such as %s, is removed and not offered', async (text) => {
  items.set('downhill.run.1', text)
  const visit = await tab()
  await visit.offerLastRun()
  expect([visit.page.getState().lastRun, items.size]).toEqual([null, 0])
})

test('a full storage is told to the caller', async () => {
  const { keepForLater } = await tab()
  vi.stubGlobal('localStorage', storageOf(items, true))
  await expect(keepForLater(at(1))).rejects.toThrow('no room')
})

test('what is said to be lost is what one of the storages did not take, and no more', async () => {
  const { unkeptWords } = await import('../../../src/page/documents/closed-tabs')
  expect(unkeptWords(false, false)).toMatch(/^Nothing is kept for a reload or the next visit: /)
  expect(unkeptWords(true, false)).toMatch(/^The run is kept for a reload, but not for the next visit: /)
  expect(unkeptWords(false, true)).toMatch(/^The run is kept for the next visit, but not for a reload: /)
})
