import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { recordTasks } from '../../bench/browser'
import { installRecorder } from '../../bench/recorder'
import { openScenario } from './actions'
import { play, runTo, setSpeed, unfocus } from './controls'
import { shownStep, site, until } from './harness'

const { open } = site('dist-test')

const LONGEST_MS = 50 // of a task, on a processor: what waits for other programs is not ours
const MOST_LATE = 2 // frames after the pause is asked for: one on its way, and the exact one of the pause

/** Frames that were received and not yet painted, at most, and those after a pause was asked for; counted where the worker's messages end. */
function countUnpainted(): void {
  const seen = { open: 0, most: 0, late: 0, asked: false, paused: false }
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
              if (seen.asked && !seen.paused) seen.late += 1
            }
            if (event.data.type === 'status' && event.data.status === 'paused' && seen.asked) seen.paused = true
            listener(event)
          }),
      )
    },
  })
  const post = Worker.prototype.postMessage as (message: unknown, ...rest: unknown[]) => void
  Object.assign(Worker.prototype, {
    postMessage(this: Worker, message: { type?: string }, ...rest: unknown[]) {
      if (message.type === 'painted') seen.open = 0
      if (message.type === 'pause') seen.asked = true
      post.call(this, message, ...rest)
    },
  })
}

test('while a sweep runs beside a playing run: no task of ours over 50 ms, at most one unpainted frame, and a pause is heard after one chunk', async () => {
  const { page, context, problems } = await open({ alone: true })
  await context.addInitScript(installRecorder)
  await context.addInitScript(countUnpainted)
  await page.reload()
  await until(page, async () => (await page.locator('[data-part="step"]').first().innerText()) !== '', 'the first frame')
  await openScenario(page, 'Spirals')
  await runTo(page, 40_000) // so that each of the 32 runs is long
  await page.getByRole('tab', { name: 'Sweep', exact: true }).click()
  await page.getByRole('group', { name: 'Sweep over' }).getByText('Restarts', { exact: true }).click()
  await setSpeed(page, '60')
  await play(page)
  const begun = await shownStep(page)
  await until(page, async () => (await shownStep(page)) > begun + 40, 'a run that is under way')
  await page.getByRole('group', { name: 'Number of seeds' }).getByText('32', { exact: true }).click()
  await until(page, async () => (await page.getByRole('progressbar').count()) === 1, 'the sweep to begin')
  const from = await shownStep(page)
  await page.evaluate(() =>
    Object.assign((window as unknown as { unpainted: object }).unpainted, { most: 0, late: 0, asked: false, paused: false }),
  )
  const { recording, cpuOfTasks } = await recordTasks(context.browser()!, page, 3)
  expect(await page.getByRole('progressbar').count()).toBe(1) // it ran all the time
  expect(await shownStep(page)).toBeGreaterThan(from + 20)
  expect(recording.painted).toBeGreaterThan(20)
  expect(cpuOfTasks.length).toBeGreaterThan(100)
  expect(cpuOfTasks.filter((ms) => ms > LONGEST_MS)).toEqual([])
  expect((await counted(page)).most).toBe(1) // the exact frame of a pause goes out in any case, so it is looked at before
  await unfocus(page)
  await page.keyboard.press('Space')
  await until(page, async () => (await page.getByRole('button', { name: 'Play', exact: true }).count()) === 1, 'the pause') // the sweep goes on
  const { paused, late } = await counted(page)
  expect(paused).toBe(true)
  expect(late).toBeLessThanOrEqual(MOST_LATE)
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(problems).toEqual([])
})

function counted(page: Page): Promise<{ readonly most: number; readonly late: number; readonly paused: boolean }> {
  return page.evaluate(() => (window as unknown as { unpainted: { most: number; late: number; paused: boolean } }).unpainted)
}
