import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { unfocus } from './actions'
import { message, untilMessage, untilPaused } from './controls'
import { shownStep, site, until } from './harness'
import { stateOf } from './live-changes'

const { open } = site('dist-test')

const scenarioName = (page: Page) => page.evaluate(() => window.downhill.currentDocument().scenario.name)
async function chooseDigits(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Watch it learn', exact: true }).click()
  await page.getByRole('button', { name: /^Handwritten digits/ }).click()
}
const untilDigits = (page: Page) => until(page, async () => (await scenarioName(page)).startsWith('Handwritten'), 'the digits to be open')

test('nothing of MNIST is fetched before it is chosen; offline the run stays, the file is named, and it can be tried again', async () => {
  const { page, context, problems } = await open({ alone: true })
  const asked: string[] = []
  page.on('request', (request) => request.url().endsWith('.bin') && asked.push(request.url()))
  await page.keyboard.press('e')
  await untilPaused(page)
  expect(asked).toEqual([])
  await context.route('**/*.bin', (route) => route.abort())
  await chooseDigits(page)
  await untilMessage(page, /digits-\w+\.bin did not come/)
  expect(await message(page)).toContain('The digits could not be loaded.')
  expect(await scenarioName(page)).toBe('Watch it learn')
  expect(await shownStep(page)).toBe(15)
  await page.keyboard.press('e')
  await until(page, async () => (await shownStep(page)) === 30, 'the run to go on')
  await context.unroute('**/*.bin')
  await page.getByRole('button', { name: 'Try again' }).click()
  await untilDigits(page)
  expect(problems.filter((problem) => !problem.includes('ERR_FAILED'))).toEqual([])
})

test('a load can be cancelled while the run plays on', async () => {
  const { page, context } = await open({ alone: true })
  await page.keyboard.press('Space')
  await context.route('**/*.bin', () => undefined) // never answered
  await chooseDigits(page)
  await page.getByRole('progressbar').waitFor()
  const step = await shownStep(page)
  await until(page, async () => (await shownStep(page)) > step + 3, 'the run to play on')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
  expect(await scenarioName(page)).toBe('Watch it learn')
})

test('a reload keeps every bit of a run on digits', async () => {
  const { page, problems } = await open()
  await chooseDigits(page)
  await untilDigits(page)
  await untilPaused(page)
  await unfocus(page)
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight')
  await until(page, async () => (await shownStep(page)) === 3, 'three steps')
  await untilPaused(page)
  const state = await stateOf(page)
  await until(page, () => page.evaluate(() => Object.values(sessionStorage).some((text) => text.includes('digits'))), 'the run to be saved')
  await page.reload()
  await untilDigits(page)
  await until(page, async () => (await shownStep(page)) === 3, 'step 3')
  await untilPaused(page)
  expect(await stateOf(page)).toBe(state)
  expect(problems).toEqual([])
})
