import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { setSpeed, untilPaused } from './controls'
import { shownStep, site, text, until } from './harness'
import { changeAtOddMoments, stateOf } from './live-changes'

const { open } = site('dist-test')

test('a reload keeps the step, the changes and every bit of the run', async () => {
  const { page, problems } = await open()
  await changeAtOddMoments(page)
  const state = await stateOf(page)
  const changes = await page.evaluate(() => JSON.stringify(window.downhill.currentDocument().changes))
  await reload(page)
  expect(await stateOf(page)).toBe(state)
  expect(await page.evaluate(() => JSON.stringify(window.downhill.currentDocument().changes))).toBe(changes)
  expect(problems).toEqual([])
})

test('a reload in the middle of training opens, paused, at the step of that moment', async () => {
  const { page, problems } = await open()
  await setSpeed(page, '60')
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 70, 'some steps')
  const before = await page.evaluate(() => {
    const frame = window.downhill.latestFrame()
    return { step: frame?.position.step ?? -1, parameters: [...(frame?.parameters ?? [])] }
  })
  await reload(page)
  expect(await shownStep(page)).toBeGreaterThanOrEqual(before.step)
  await page.evaluate((step) => window.downhill.seek(step), before.step)
  await untilPaused(page)
  expect(await page.evaluate(() => [...(window.downhill.latestFrame()?.parameters ?? [])])).toEqual(before.parameters)
  expect(problems).toEqual([])
})

test('another tab begins with the default, not with the run of this one', async () => {
  const { page, context } = await open()
  await page.keyboard.press('e')
  await untilPaused(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await until(other, async () => (await text(other, '[data-part="step"]')) !== '', 'the first frame')
  expect(await shownStep(other)).toBe(0)
})

async function reload(page: Page): Promise<void> {
  await page.reload()
  await until(page, async () => (await text(page, '[data-part="step"]')) !== '', 'the first frame')
  await untilPaused(page)
}
