import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterEach, beforeAll } from 'vitest'
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.mjs'
import { serve } from '../../scripts/serve.mjs'
import { openPage, visit } from './page'

export * from './page'

/** What a page must never do: collected while it lives, asserted by `clean()`. */
export interface Watched {
  readonly page: Page
  readonly context: BrowserContext
  readonly problems: string[] // policy violations, console errors, page errors, requests to other origins
}

interface OpenOptions {
  readonly width?: number
  readonly height?: number
  readonly hash?: string
  readonly dark?: boolean
  readonly touch?: boolean
  readonly reducedMotion?: boolean
  readonly alone?: boolean // a page for this test only, which changes what `empty` does not put right
}

/** The browser and the servers of this process: its files share them, as each costs a second. */
let browser: Promise<Browser> | undefined
const servers = new Map<string, ReturnType<typeof serve>>()
/** Emptied pages that wait for a test, without and with touch: a page opened again costs half of a new one. */
const idle = new Map<string, Watched>()

function started(folder: string) {
  browser ??= chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
  if (!servers.has(folder)) servers.set(folder, serve({ folder, port: 0 }))
  return Promise.all([browser, servers.get(folder)!])
}

/**
 * Serves a built site under the production headers and drives it in a real Chromium, for one test file.
 * What a test opens is emptied for the next one or closed, as a page that plays on takes the processor from it.
 */
export function site(folder: 'dist' | 'dist-test') {
  let origin = ''
  const opened: { readonly watched: Watched; readonly key: string | null }[] = []
  beforeAll(async () => {
    origin = (await started(folder))[1].origin
  })
  afterEach(async ({ task }) => {
    for (const { watched, key } of opened.splice(0)) {
      const keep = key !== null && task.result?.state !== 'fail' && !watched.page.isClosed() && !idle.has(key)
      if (keep) {
        await empty(watched.page, origin)
        idle.set(key, watched)
      } else await watched.context.close()
    }
  })
  return {
    origin: () => origin,
    async open({
      width = 1440,
      height = 900,
      hash = '',
      dark = false,
      touch = false,
      reducedMotion = true,
      alone = false,
    }: OpenOptions = {}): Promise<Watched> {
      const viewport = { width, height }
      const media = { colorScheme: dark ? 'dark' : 'light', reducedMotion: reducedMotion ? 'reduce' : 'no-preference' } as const
      const address = `${origin}/${hash}`
      const key = alone ? null : `${origin} ${touch}`
      const waiting = key && idle.get(key)
      if (waiting) {
        idle.delete(key)
        opened.push({ watched: waiting, key })
        await waiting.page.setViewportSize(viewport)
        await waiting.page.emulateMedia({ media: null, ...media })
        waiting.problems.length = 0
        await visit(waiting.page, address)
        return waiting
      }
      const permissions = ['clipboard-read', 'clipboard-write']
      const context = await (await browser!).newContext({ viewport, ...media, hasTouch: touch, permissions })
      const watched = { context, ...(await openPage(context, address)) }
      opened.push({ watched, key })
      return watched
    },
  }
}

/** Leaves a page as a new one is: nothing runs, nothing is stored, no other page beside it, the pointer outside. */
async function empty(page: Page, origin: string): Promise<void> {
  for (const other of page.context().pages()) if (other !== page) await other.close()
  await page.goto(`${origin}/favicon.svg`)
  await page.mouse.move(-1, -1)
  await page.evaluate(async () => {
    sessionStorage.clear()
    localStorage.clear()
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise((done) => {
        indexedDB.deleteDatabase(name).onsuccess = done
      })
    }
  })
}
