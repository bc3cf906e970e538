import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { recordTasks } from '../../bench/browser'
import { installRecorder } from '../../bench/recorder'
import { openScenario } from './actions'
import { play, runTo, setSpeed, unfocus, untilPaused } from './controls'
import { shownStep, site, until } from './harness'

const { open } = site('dist-test')

const LONGEST_MS = 50 // of a task, on a processor: what waits for other programs is not ours
const SLICE_MS = 8 // of the trainer between two looks at its messages
const MESSAGES_MS = 250 // there and back, on a machine that others use as well

/** Frames that were received and not yet painted, at most; counted at the two ends of the training worker's messages. */
function countUnpainted(): void {
  const seen = { open: 0, most: 0, paused: 0, asked: 0 }
  Object.assign(window, { unpainted: seen })
  const { set, ...handler } = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage')!
  Object.defineProperty(Worker.prototype, 'onmessage', {
    ...handler,
    set(this: Worker, listener: ((event: MessageEvent) => void) | null) {
      set!.call(
        this,
        listener &&
          ((event: MessageEvent) => {
            if (event.data.type === 'frame') {
              seen.open += 1
              seen.most = Math.max(seen.most, seen.open)
            }
            if (event.data.type === 'status' && event.data.status === 'paused' && seen.asked > 0)
              seen.paused ||= performance.now() - seen.asked
            listener(event)
          }),
      )
    },
  })
  const post = Worker.prototype.postMessage as (message: unknown, ...rest: unknown[]) => void
  Object.assign(Worker.prototype, {
    postMessage(this: Worker, message: { type?: string }, ...rest: unknown[]) {
      if (message.type === 'painted') seen.open = 0
      if (message.type === 'pause') seen.asked = performance.now()
      post.call(this, message, ...rest)
    },
  })
}

test('while a sweep runs beside a playing run: no task of ours over 50 ms, at most one unpainted frame, and pause is heard at once', async () => {
  const { page, context, problems } = await open()
  await context.addInitScript(installRecorder)
  await context.addInitScript(countUnpainted)
  await page.reload()
  await until(page, async () => (await page.locator('[data-part="step"]').first().innerText()) !== '', 'the first frame')
  await openScenario(page, 'Spirals')
  await runTo(page, 2000) // so that each of the 32 runs is long
  await page.getByRole('tab', { name: 'Sweep', exact: true }).click()
  await page.getByRole('group', { name: 'Sweep over' }).getByText('Restarts', { exact: true }).click()
  await setSpeed(page, '60')
  await play(page)
  await page.waitForTimeout(1000)
  await page.getByRole('group', { name: 'Number of seeds' }).getByText('32', { exact: true }).click()
  await until(page, async () => (await page.getByRole('progressbar').count()) === 1, 'the sweep to begin')
  const from = await shownStep(page)
  await page.evaluate(() => Object.assign((window as unknown as { unpainted: object }).unpainted, { most: 0, asked: 0, paused: 0 }))
  const { recording, cpuOfTasks } = await recordTasks(context.browser()!, page, 3)
  expect(await page.getByRole('progressbar').count()).toBe(1) // it ran all the time
  expect(await shownStep(page)).toBeGreaterThan(from + 20)
  expect(recording.painted).toBeGreaterThan(20)
  expect(cpuOfTasks.length).toBeGreaterThan(100)
  expect(cpuOfTasks.filter((ms) => ms > LONGEST_MS)).toEqual([])
  expect((await counted(page)).most).toBe(1) // the exact frame of a pause goes out in any case, so it is looked at before
  await unfocus(page)
  await page.keyboard.press('Space')
  await untilPaused(page)
  const { paused } = await counted(page)
  expect(paused).toBeGreaterThan(0)
  expect(paused).toBeLessThan(SLICE_MS + MESSAGES_MS)
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(problems).toEqual([])
  await context.close()
})

function counted(page: Page): Promise<{ readonly most: number; readonly paused: number }> {
  return page.evaluate(() => (window as unknown as { unpainted: { readonly most: number; readonly paused: number } }).unpainted)
}
