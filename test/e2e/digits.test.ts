import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { setSpeed, unfocus, untilPaused } from './controls'
import { shownStep, site } from './harness'
import { text, until } from './page'
import { paintedNumbers, untrue } from './painted-numbers'
import { rested } from './settled'
import { untilQuiet, watchFrames } from './watch-frames'

const { open } = site('dist-test')
const SEVEN = [
  [0.25, 0.22],
  [0.75, 0.2],
  [0.6, 0.55],
  [0.45, 0.88],
] as const

async function openDigits(page: Page): Promise<void> {
  await page.locator('.scenario').getByRole('button').first().click()
  await page.locator('.cards').getByRole('button', { name: 'Handwritten digits' }).click()
  await until(page, async () => (await page.locator('.digits-tile').count()) === 30, 'the digits are there')
}

const choose = (page: Page, picture: string) => page.getByRole('group', { name: 'Picture of the output' }).getByText(picture).click()

async function drawSeven(page: Page): Promise<void> {
  const box = (await page.locator('.digits-sheet').boundingBox())!
  for (const [k, [x, y]] of SEVEN.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 6 })
    if (k === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

const said = async (page: Page) => (await text(page, '[data-said]')).replaceAll('\u00a0', ' ').trim()

async function expectTrue(page: Page): Promise<void> {
  const numbers = await paintedNumbers(page)
  expect(untrue(numbers.filter(({ ref }) => !ref.startsWith('landscape:')))).toEqual([])
}

test('digits: trained to 90 % of the test images, a drawn 7 is recognized, a mistake of the gallery is shown', async () => {
  const { page, context, problems } = await open()
  await openDigits(page)
  for (let epoch = 0; epoch < 3; epoch++) {
    await page.getByRole('button', { name: 'Epoch', exact: true }).click()
    await until(
      page,
      () =>
        page.evaluate(
          (step) => window.downhill.latestFrame()?.exact === true && window.downhill.latestFrame()?.position.step === step,
          500 * (epoch + 1),
        ),
      `epoch ${epoch + 1} is over`,
      60_000,
    )
  }
  expect(await page.evaluate(() => window.downhill.latestFrame()?.row?.testAccuracy)).toBeGreaterThanOrEqual(0.9)

  await choose(page, 'draw')
  await drawSeven(page)
  await until(page, async () => (await text(page, '.digits-answer-words')) === 'Answer: 7', 'the 7 is recognized')
  await until(page, async () => (await said(page)) === 'answer 7', 'the network shows the drawing')
  expect(await text(page, '.graph-sample-of')).toBe('your drawing')
  await page.getByLabel('What it is meant to be').selectOption('7')
  await until(page, async () => (await said(page)) === 'label 7 · answer 7 ✓', 'its label is known')
  await expectTrue(page)

  await page.getByRole('button', { name: 'Walk through' }).click()
  await until(page, async () => (await text(page, '.inside-position')).startsWith('your drawing, at step 1,500'), 'the drawing is open')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await until(page, async () => (await text(page, '.formula-sentence')).startsWith('z(h1) = '), 'its first sum is explained')
  await expectTrue(page)
  await page.getByRole('button', { name: 'Back to the lab' }).click()

  await choose(page, 'mistakes')
  await until(page, async () => (await page.locator('.digits-mistake').count()) > 10, 'mistakes are there')
  await page.locator('.digits-mistake').first().click()
  await until(page, async () => (await said(page)).endsWith('✗'), 'the mistake is shown')
  expect(await page.evaluate(() => window.downhill.run.getState().document.view.drawn ?? null)).toBeNull()
  await expectTrue(page)
  expect(problems).toEqual([])
  await context.close()
})

test('digits: the keyboard walks image, units and outputs, and draws', async () => {
  const { page, context, problems } = await open()
  await openDigits(page)
  await page.locator('[data-spot="0/0"]').focus()
  const at = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.spot)
  await page.keyboard.press('ArrowRight')
  expect(await at()).toBe('1/0')
  await page.keyboard.press('Enter')
  await until(page, async () => (await page.locator('[data-spot="1/0"]').getAttribute('aria-pressed')) === 'true', 'the unit is selected')
  await choose(page, 'unit')
  await until(page, async () => (await page.locator('.digits-unit .digits-mistake').count()) === 12, 'the unit is opened')
  await expectTrue(page)
  await page.locator('[data-spot="1/0"]').focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowLeft')
  expect(await at()).toBe('0/0')

  await choose(page, 'draw')
  await page.locator('.digits-sheet').focus()
  await page.keyboard.press(' ')
  for (let k = 0; k < 6; k++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await until(page, async () => /Answer: \d/.test(await text(page, '.digits-answer-words')), 'a stroke by keys has an answer')
  await page.keyboard.press('Delete')
  await until(page, async () => (await page.locator('.digits-invite').count()) === 1, 'the pad is empty again')
  expect(problems).toEqual([])
  await context.close()
})

test('digits: frames of a run that plays cause no React render, and a reload gives the same run to the bit', async () => {
  const { page, context, problems } = await open()
  await openDigits(page)
  await page.getByRole('button', { name: 'log scale' }).click()
  await setSpeed(page, 'max')
  await unfocus(page)
  await rested(page)
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 20, 'a running network')
  await untilQuiet(page)
  const { renders, changed } = await page.evaluate(watchFrames, 15)
  expect(renders, `state changed meanwhile: ${changed.join(', ') || 'nothing'}`).toBe(0)
  await page.keyboard.press('Space')
  await untilPaused(page)
  const parameters = () => page.evaluate(() => [...window.downhill.latestFrame()!.parameters])
  const [step, before] = [await shownStep(page), await parameters()]
  await page.reload()
  await until(page, async () => (await page.locator('.digits-tile').count()) === 30 && (await shownStep(page)) === step, 'the run is back')
  await untilPaused(page)
  expect(await parameters()).toEqual(before)
  expect(problems).toEqual([])
  await context.close()
})
