import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { encodeLink } from '../../src/document/saved/link'
import { pause, setSpeed, untilPaused } from './controls'
import { openPage, shownStep, site, until, untilStep } from './harness'
import { stateOf } from './live-changes'

const { open, origin } = site('dist-test')

test('a worker killed while the network trains is replaced, the page says so, and the run is the one it would have been', async () => {
  const { page, context, problems } = await open()
  await setSpeed(page, '60')
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 40, 'some steps')
  await page.keyboard.press('m')
  await page.keyboard.press('p')
  await until(page, async () => (await shownStep(page)) > 90, 'more steps')

  const killed = await page.evaluate(watchRecovery, true)
  expect(killed.message).toMatch(/^The training worker stopped; it was restarted at step \d+\.$/)

  const step = await pause(page)
  expect(step).toBeGreaterThan(killed.step)
  const link = await encodeLink([await page.evaluate(() => window.downhill.currentDocument())])
  if (!link.ok) throw new Error(link.problem.message)
  const other = await openPage(context, `${origin()}/${link.hash}`)
  await untilStep(other.page, step)
  expect(await stateOf(page)).toBe(await stateOf(other.page))
  // what was measured before the crash is still there, once for each step
  const steps = await page.evaluate(() => window.downhill.history.rows().map((row) => row.step))
  expect(steps[0]).toBe(0)
  expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
  expect([...problems, ...other.problems]).toEqual([])
})

test('a worker killed while the run is paused comes back to the same step and stays there', async () => {
  const { page, problems } = await open()
  await page.keyboard.press('e')
  await untilPaused(page)
  const state = await stateOf(page)
  await page.evaluate(() => window.downhill.killWorker())
  await until(page, async () => page.evaluate(() => /restarted/.test(window.downhill.page.getState().message?.text ?? '')), 'the message')
  await untilPaused(page)
  expect(await stateOf(page)).toBe(state)
  await page.keyboard.press('.')
  await until(page, async () => (await shownStep(page)) === 16, 'one step more')
  expect(problems).toEqual([])
})

test('a worker that hangs while the network trains is replaced, and the run goes on', async () => {
  const { page, problems } = await open()
  await setSpeed(page, '60')
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 40, 'some steps')
  const watched = page.evaluate(watchRecovery, false)
  await hang(page)
  const hung = await watched
  expect(hung.message).toMatch(/^The training worker stopped; it was restarted at step \d+\.$/)
  expect(problems).toEqual([])
})

test('a run whose worker fails twice at one step stops and says why; another run can be opened', async () => {
  const { page, problems } = await open()
  await page.keyboard.press('e')
  await untilPaused(page)
  await hang(page)
  await until(page, () => says(page, 'restarted at step 15'), 'the first message')
  await untilPaused(page)
  await hang(page)
  await until(page, () => says(page, 'failed twice at step 15'), 'the explanation')
  expect(await page.evaluate(() => window.downhill.run.getState().status)).toBe('failed')
  await page.keyboard.press('r')
  await until(page, async () => (await shownStep(page)) === 0, 'a new run')
  await page.keyboard.press('.')
  await until(page, async () => (await shownStep(page)) === 1, 'its first step')
  expect(problems).toEqual([])
})

/** Sends the training worker into a loop without an end: it lives, and answers no more. */
async function hang(page: Page): Promise<void> {
  const worker = page.workers().findLast((candidate) => candidate.url().includes('training-worker'))
  if (!worker) throw new Error('the page has no training worker')
  worker
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined) // it ends with the worker
}

function says(page: Page, words: string): Promise<boolean> {
  return page.evaluate((text) => window.downhill.page.getState().message?.text.includes(text) ?? false, words)
}

/** The message that came, once the steps have gone on; kills the worker first if told to. For the 3 s see training-client.test.ts. */
function watchRecovery(kill: boolean): Promise<{ step: number; message: string }> {
  const { page, run, killWorker, latestFrame } = window.downhill
  const stepNow = () => latestFrame()?.position.step ?? -1
  const start = performance.now()
  const before = page.getState().message
  let step = stepNow()
  if (kill) killWorker()
  return new Promise((done, fail) => {
    let message = ''
    const timer = setInterval(() => {
      const now = performance.now() - start
      const { message: newest } = page.getState()
      const { status } = run.getState()
      if (message === '' && newest !== null && newest !== before) {
        message = newest.text
        step = Math.max(step, Number(/\d+/.exec(message)?.[0] ?? Number.NaN))
      }
      if (message !== '' && status === 'playing' && stepNow() > step) {
        clearInterval(timer)
        done({ step, message })
      } else if (now > 20_000) {
        clearInterval(timer)
        fail(new Error(`nothing moved again: ${message}, ${status}`))
      }
    }, 10)
  })
}

test('where the kernels cannot be had the page says so once and draws the same landscape', async () => {
  const { page, context, problems } = await open({ alone: true })
  const drawn = (of: Page) => of.evaluate(() => window.downhill.latestLandscape()?.done === true)
  await until(page, () => drawn(page), 'a landscape by kernels')
  const losses = (of: Page) => of.evaluate(() => [...window.downhill.latestLandscape()!.losses].slice(0, 100))
  expect(await messageOf(page)).toBe('')
  await context.route('**/kernels*.wasm', (route) => route.fulfill({ status: 404 }))
  const other = await openPage(context, `${origin()}/`)
  await until(other.page, async () => /does not run the fast code/.test(await messageOf(other.page)), 'the message')
  await until(other.page, () => drawn(other.page), 'a landscape by the engine')
  expect(await losses(other.page)).toEqual(await losses(page))
  expect(problems).toEqual([])
})

const messageOf = (page: Page) => page.evaluate(() => window.downhill.page.getState().message?.text ?? '')
