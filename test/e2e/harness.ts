import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.mjs'
import { serve } from '../../scripts/serve.mjs'
import type {} from '../../src/app/test-hooks' // window.downhill of the test build

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

/** Serves a built site under the production headers and drives it in a real Chromium, for one test file. */
export function site(folder: 'dist' | 'dist-test') {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    server = await serve({ folder, port: 0 })
    browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
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
      contexts.push(context)
      return { context, ...(await openPage(context, `${server.origin}/${hash}`)) }
    },
  }
}

/** Opens an address in a context and waits until the first frame is painted. */
export async function openPage(context: BrowserContext, address: string): Promise<{ page: Page; problems: string[] }> {
  const page = await context.newPage()
  const problems: string[] = []
  const origin = new URL(address).origin
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !url.startsWith('blob:')) problems.push(`request to ${url}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`),
    )
    const counts = { commits: 0 }
    Object.assign(window, {
      reactCommits: counts,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberRoot: () => {
          counts.commits += 1
        },
        onCommitFiberUnmount: () => undefined,
        onPostCommitFiberRoot: () => undefined,
      },
    })
  })
  await page.goto(address)
  await until(page, async () => (await text(page, '[data-part="step"]')) !== '', 'the first frame')
  return { page, problems }
}

/** Text of the first match, '' where there is none. */
export async function text(page: Page, selector: string): Promise<string> {
  return page.evaluate((css) => document.querySelector(css)?.textContent ?? '', selector)
}

/** Polls (the policy forbids Playwright's own waitForFunction). */
export async function until(page: Page, claim: () => Promise<boolean>, what: string, timeoutMs = 30_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (Date.now() < end) {
    if (await claim()) return
    await page.waitForTimeout(50)
  }
  throw new Error(`waited ${timeoutMs} ms in vain for ${what}`)
}

/** The step the page shows. */
export async function shownStep(page: Page): Promise<number> {
  return Number((await text(page, '[data-part="step"]')).replaceAll(',', ''))
}

/** Waits until the page shows a step. */
export async function untilStep(page: Page, step: number, timeoutMs?: number): Promise<void> {
  await until(page, async () => (await shownStep(page)) === step, `step ${step}`, timeoutMs)
}
