import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { field, message, pause, play, runTo, setSpeed, untilMessage, untilPaused, weightsColumn } from './controls'
import { shownStep, site, until, untilStep, type Watched } from './harness'
import { rested } from './settled'

const { open } = site('dist')

let watched: Watched | null = null

async function opened(): Promise<Page> {
  watched = await open()
  return watched.page
}

afterEach(() => {
  expect(watched?.problems).toEqual([]) // no policy violation, no console error, nothing asked of another origin
})

test('opens on the two moons, paused at step 0, without a dialog or a message', async () => {
  const page = await opened()
  await rested(page) // nothing may start by itself
  expect(await shownStep(page)).toBe(0)
  expect((await page.locator('.scenario > button').innerText()).trim()).toBe('Watch it learn')
  expect(await page.getByRole('button', { name: 'Play', exact: true }).isEnabled()).toBe(true)
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await message(page)).toBe('')
})

test('the default network learns the two moons to a test accuracy of at least 95 %', async () => {
  const page = await opened()
  await page.getByRole('group', { name: 'Curve' }).getByText('accuracy').click()
  await setSpeed(page, 'max')
  await play(page)
  await until(page, async () => (await testAccuracy(page)) >= 95, 'a test accuracy of 95 %', 60_000)
  await pause(page)
  expect(await testAccuracy(page)).toBeGreaterThanOrEqual(95)
})

test('momentum, dropout and the learning rate are changed while the network trains, and each is heard', async () => {
  const page = await opened()
  await setSpeed(page, '60')
  await play(page)
  await until(page, async () => (await shownStep(page)) > 5, 'a few steps')

  await page.keyboard.press('m')
  await untilMessage(page, /^Momentum on/)
  await until(page, async () => (await page.getByRole('combobox', { name: 'Optimizer' }).inputValue()) === 'momentum', 'momentum')
  await untilMoving(page)
  await page.keyboard.press('p')
  await untilMessage(page, /^Dropout on/)
  await until(page, async () => (await field(page, 'Dropout').inputValue()) === '0.5', 'dropout')
  await untilMoving(page)
  await page.keyboard.press(']')
  await untilMessage(page, /^Learning rate 0.1 → 0.2/)
  await until(page, async () => (await field(page, 'Learning rate').inputValue()) === '0.2', 'the rate')
  await untilMoving(page)

  const step = await pause(page)
  expect(step).toBeGreaterThan(5)
  const table = page.getByRole('region', { name: 'Weight updates' })
  expect(await table.innerText()).toMatch(/rate 0\.2\b/)
  const velocity = await weightsColumn(page, 'velocity')
  expect(Object.values(velocity).filter((text) => text !== '')).toHaveLength(25)

  await page.keyboard.press('m')
  await page.keyboard.press('p')
  await page.keyboard.press('[')
  await page.keyboard.press('.')
  await untilStep(page, step + 1)
  await untilPaused(page)
  expect(await field(page, 'Learning rate').inputValue()).toBe('0.1')
  expect(await field(page, 'Dropout').inputValue()).toBe('0')
  expect(await table.innerText()).toMatch(/rate 0\.1\b/)
  await expect(weightsColumn(page, 'velocity')).rejects.toThrow('no column velocity')
})

test('a step back and on again gives the very same text', async () => {
  const page = await opened()
  await runTo(page, 57)
  const there = await wholeText(page)
  await page.keyboard.press(',')
  await untilStep(page, 56)
  expect(await wholeText(page)).not.toBe(there)
  await page.keyboard.press('.')
  await untilStep(page, 57)
  expect(await wholeText(page)).toBe(there)
})

test('restart goes back to the same first weights', async () => {
  const page = await opened()
  const first = await unitsAndWeights(page)
  await runTo(page, 30)
  expect(await unitsAndWeights(page)).not.toEqual(first)
  await page.keyboard.press('r')
  await untilStep(page, 0)
  await untilMessage(page, /^Restarted from the same weights/)
  expect(await unitsAndWeights(page)).toEqual(first)
})

/** What the curves' read-out says of the test rows, in percent. */
async function testAccuracy(page: Page): Promise<number> {
  const readOut = await page.getByRole('region', { name: 'Curves' }).innerText()
  return Number(/test\s+([\d.]+)\s?%/.exec(readOut)?.[1] ?? Number.NaN)
}

async function untilMoving(page: Page): Promise<void> {
  const from = await shownStep(page)
  await until(page, async () => (await shownStep(page)) > from + 2, `steps after ${from}`)
}

/** Every word and number of the graph, the tables, the curves and the position, once the Analyst is done. */
async function wholeText(page: Page): Promise<string> {
  await untilPaused(page)
  const parts = [
    page.getByRole('main'),
    page.getByRole('region', { name: 'Tables' }),
    page.getByRole('region', { name: 'Loss landscape' }),
    page.getByRole('region', { name: 'Output' }),
    page.getByRole('region', { name: 'Curves' }),
    page.locator('.position'),
  ]
  const texts = await Promise.all(parts.map((part) => part.innerText()))
  return texts.join('\n')
}

/** Accessible names of the graph's parts, which carry their numbers. */
async function unitsAndWeights(page: Page): Promise<string[]> {
  await untilPaused(page)
  const parts = page.getByRole('group', { name: 'Units and weights' }).getByRole('button', { name: /^(weight|bias)/ })
  return parts.evaluateAll((nodes) => nodes.map((node) => node.textContent ?? ''))
}
