import type { Page } from 'playwright-core'

declare global {
  interface Window {
    // of `watchActivity`
    activity: {
      readonly busyWith: () => Promise<string>
      readonly hurry: () => void
      readonly frames: (count: number) => Promise<void> // that pass
      readonly ended: () => number // workers that were terminated
    }
  }
}

/** Requests of each page that are not answered yet, and how many of its workers had been terminated when they were last looked at. */
const requests = new WeakMap<Page, { readonly open: Set<unknown>; ended: number }>()

/** Watches what a page is busy with; before its first address. */
export async function watchActivity(page: Page): Promise<void> {
  const open = new Set<unknown>()
  requests.set(page, { open, ended: 0 })
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  await page.addInitScript(watch)
}

/** Begins anew, for another visit of the same page. */
export function forgetActivity(page: Page): void {
  const of = requests.get(page)
  of?.open.clear()
  if (of) of.ended = 0
}

/**
 * Waits until nothing is under way that can change the page: no timer, frame, animation, request or font, and idle workers.
 * Where only timers are left the next one is called at once, for nobody is there who would need the time.
 */
export async function settled(page: Page, timeoutMs = 30_000): Promise<void> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const busyWith = (await page.evaluate(() => window.activity.busyWith())) || ((await isFetching(page)) ? 'requests' : '')
    if (busyWith === '') return
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for the page to settle: ${busyWith}`)
  }
}

async function isFetching(page: Page): Promise<boolean> {
  const pending = requests.get(page)
  if (!pending) return false
  const ended = await page.evaluate(() => window.activity.ended())
  if (ended > pending.ended) pending.open.clear() // nobody hears the end of what a terminated worker has asked for
  pending.ended = ended
  return pending.open.size > 0
}

/** The same once everything is loaded that waits for a quiet moment, and messages have gone. */
export async function rested(page: Page): Promise<void> {
  await settled(page)
  await page.evaluate(() => window.activity.hurry())
  await settled(page)
}

/** Runs in the page, before its scripts: it may use nothing from outside. */
function watch(): void {
  const FINEST = 101 // points a side of a landscape: with 201, which a large plot asks for, every settling takes a second more
  const LONG_MS = 1500 // what waits longer puts off something that nobody waits for
  const native = {
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    requestAnimationFrame: window.requestAnimationFrame.bind(window),
    cancelAnimationFrame: window.cancelAnimationFrame.bind(window),
    Worker: window.Worker,
  }
  const timers = new Map<number, { readonly run: () => void; readonly ms: number; readonly due: number }>()
  const frames = new Set<number>()
  const workers = new Map<Worker, { sent: number; handled: number }>()
  let changes = 0 // whatever has happened
  let ended = 0

  const observer = new MutationObserver(() => {
    changes += 1
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })
  const postToPort = MessagePort.prototype.postMessage
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: [unknown]) {
    changes += 1 // React puts its renders off in this way
    postToPort.apply(this, args)
  }

  window.setTimeout = ((handler: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const run = () => {
      timers.delete(id)
      changes += 1
      handler(...args)
    }
    const id = native.setTimeout(run, ms)
    timers.set(id, { run, ms, due: performance.now() + ms })
    return id
  }) as typeof window.setTimeout
  window.clearTimeout = (id) => {
    timers.delete(Number(id))
    native.clearTimeout(id)
  }
  window.requestAnimationFrame = (callback) => {
    const id = native.requestAnimationFrame((time) => {
      frames.delete(id)
      changes += 1
      callback(time)
    })
    frames.add(id)
    return id
  }
  window.cancelAnimationFrame = (id) => {
    frames.delete(id)
    native.cancelAnimationFrame(id)
  }
  // a proxy and not a class of its own: other scripts of tests change the prototype too
  window.Worker = new Proxy(native.Worker, {
    construct(target, args: ConstructorParameters<typeof Worker>) {
      const worker = new target(...args)
      const count = { sent: 0, handled: 0 }
      workers.set(worker, count)
      worker.addEventListener('message', ({ data }) => {
        if (data.type !== 'beat') changes += 1
        if (data.idleAfter !== undefined) count.handled = data.idleAfter // see runLoop
      })
      return worker
    },
  })
  const { postMessage, terminate } = native.Worker.prototype
  Object.assign(native.Worker.prototype, {
    postMessage(this: Worker, ...args: Parameters<typeof postMessage>) {
      const [{ sides }] = args as [{ sides?: number[] }]
      if (sides) Object.assign(args[0], { sides: sides.filter((side) => side <= FINEST) })
      const count = workers.get(this)
      if (count) count.sent += 1
      changes += 1
      postMessage.apply(this, args)
    },
    terminate(this: Worker) {
      workers.delete(this)
      ended += 1
      terminate.call(this)
    },
  })

  const workersTell = () => [...workers.values()].some(({ handled }) => handled > 0) // those of the build for tests do
  const nextTimer = () => [...timers].filter(([, { ms }]) => ms < LONG_MS).sort(([, a], [, b]) => a.due - b.due)[0]
  const runEarly = ([id, { run }]: NonNullable<ReturnType<typeof nextTimer>>) => {
    native.clearTimeout(id)
    run()
  }
  const busy = (): string => {
    if (frames.size > 0) return 'frames'
    if (workersTell() && [...workers.values()].some(({ sent, handled }) => handled < sent)) return 'workers'
    if (document.fonts.status !== 'loaded') return 'fonts'
    const moving = document.getAnimations().some(({ playState }) => playState === 'running')
    if (moving) return 'animations'
    return nextTimer() ? 'timers' : ''
  }
  const nextFrame = () => new Promise((done) => native.requestAnimationFrame(done))
  window.activity = {
    async busyWith() {
      const before = changes
      const first = busy()
      if (first === 'timers') runEarly(nextTimer()!)
      await nextFrame()
      await nextFrame()
      await new Promise((done) => native.setTimeout(done, workersTell() ? 0 : 150))
      return first || busy() || (changes === before ? '' : 'changes')
    },
    async frames(count) {
      for (let k = 0; k < count; k++) await nextFrame()
    },
    ended: () => ended,
    hurry() {
      for (const timer of timers) if (timer[1].ms >= LONG_MS) runEarly(timer)
    },
  }
}
