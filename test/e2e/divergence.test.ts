import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { openScenario } from './actions'
import { message, play, readNumber, setField, setSpeed, unfocus, untilMessage, untilPaused, weightsColumn } from './controls'
import { shownStep, site, text, until, untilStep, type Watched } from './harness'

const { open } = site('dist-test')

let watched: Watched | null = null

afterEach(() => {
  expect(watched?.problems).toEqual([])
})

/** (3w1 + 4w2 − 6)² at rate 0.05: each step makes the distance from the valley 1.5 times as large. */
async function diverged(): Promise<{ page: Page; step: number }> {
  watched = await open()
  const { page } = watched
  await openScenario(page, 'A valley of best weights')
  await setField(page, 'Learning rate', '0.05')
  await setSpeed(page, 'max')
  await play(page)
  await untilMessage(page, /diverged/)
  await untilPaused(page)
  return { page, step: await shownStep(page) }
}

test('a rate too large diverges: the message names the step and the first number that is not finite, the last finite weights stay', async () => {
  const { page, step } = await diverged()
  expect(step).toBeGreaterThan(500) // (1.5²)ⁿ leaves the doubles after about 870 steps
  expect(await message(page)).toMatch(new RegExp(`diverged at step ${step.toLocaleString('en-US')}: the (loss|gradient|weight)`))
  const weights = Object.values(await weightsColumn(page, 'after')).map(readNumber)
  expect(weights).toHaveLength(3)
  expect(weights.every(Number.isFinite)).toBe(true)
  expect(Math.max(...weights.map(Math.abs))).toBeGreaterThan(1e100)
})

test('undo takes the rate that diverged back, and the run then finds the valley', async () => {
  const { page } = await diverged()
  await page.keyboard.press('Control+z')
  await untilStep(page, 0)
  await untilPaused(page)
  expect(await page.getByRole('textbox', { name: 'Learning rate', exact: true }).inputValue()).toBe('0.01')
  expect(await message(page)).not.toMatch(/diverged/)
  await play(page)
  await until(page, async () => readNumber(await text(page, '[data-part="loss"]')) < 1e-12, 'the valley')
})

test('steps back leave the place where it diverged, and a smaller rate from there comes down again', async () => {
  const { page, step } = await diverged()
  await page.keyboard.press(',')
  await untilStep(page, step - 1)
  await untilPaused(page)
  expect(await message(page)).not.toMatch(/diverged/)
  const high = readNumber(await text(page, '[data-part="loss"]'))
  await setField(page, 'Learning rate', '0.01')
  await unfocus(page)
  await play(page)
  await until(page, async () => readNumber(await text(page, '[data-part="loss"]')) < high / 1e10, 'a smaller loss')
})

test('where the loss itself is no longer finite no rate helps: playing on says so again', async () => {
  const { page, step } = await diverged()
  await page.getByRole('button', { name: 'Close message' }).click()
  await setField(page, 'Learning rate', '0.001')
  await unfocus(page)
  await play(page)
  await untilMessage(page, /diverged/)
  expect(await shownStep(page)).toBe(step)
})
