import type { BrowserContext, Page } from 'playwright-core'
import type {} from '../../src/app/test-hooks' // window.downhill of the test build
import { forgetActivity, watchActivity } from './settled'

/** Opens an address in a context and waits until the first frame is painted. */
export async function openPage(context: BrowserContext, address: string): Promise<{ page: Page; problems: string[] }> {
  const page = await context.newPage()
  const problems: string[] = []
  const origin = new URL(address).origin
  page.on('console', (message) => {
    if (message.location().url.endsWith('/favicon.ico')) return // asked for by the browser where a page is emptied
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !url.startsWith('blob:')) problems.push(`request to ${url}`)
  })
  await watchActivity(page)
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
  await visit(page, address)
  return { page, problems }
}

/** Goes to an address and waits until the first frame is painted. */
export async function visit(page: Page, address: string): Promise<void> {
  forgetActivity(page)
  await page.goto(address)
  await until(page, async () => (await text(page, '[data-part="step"]')) !== '', 'the first frame')
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
