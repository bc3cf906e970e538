import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.mjs'
import { serve } from '../../scripts/serve.mjs'
import { openPage } from './page'

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
}

/**
 * Serves a built site under the production headers and drives it in a real Chromium, for one test file.
 * What a test opens is closed after it, as a page that plays on takes the processor from the next test.
 */
export function site(folder: 'dist' | 'dist-test') {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  const ofFile: BrowserContext[] = []
  const ofTest: BrowserContext[] = []
  let opened = ofFile
  beforeEach(() => {
    opened = ofTest
  })
  afterEach(async () => {
    for (const context of ofTest.splice(0)) await context.close()
  })
  beforeAll(async () => {
    server = await serve({ folder, port: 0 })
    browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
  })
  afterAll(async () => {
    for (const context of ofFile) await context.close()
    await browser?.close()
    await server?.close()
  })
  return {
    origin: () => server.origin,
    async open({
      width = 1440,
      height = 900,
      hash = '',
      dark = false,
      touch = false,
      reducedMotion = false,
    }: OpenOptions = {}): Promise<Watched> {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        hasTouch: touch,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      opened.push(context)
      return { context, ...(await openPage(context, `${server.origin}/${hash}`)) }
    },
  }
}
