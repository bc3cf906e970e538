import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { some } from '../support/proof'
import { goTo, openInside, openScenario, stepTimes } from './actions'
import { pause, play, runTo, setSpeed, toggleFullPrecision, unfocus, untilMessage, untilPaused } from './controls'
import { site } from './harness'
import { shownStep, until } from './page'
import { numbersWithoutRecord, paintedNumbers, untrue } from './painted-numbers'
import { settled } from './settled'

const LENSES = ['activations', 'sums', 'node errors', 'gradients', 'updates']
const DRAWER_TABS = ['Sample', 'Data', 'Update', 'Unit', 'Health', 'Dropout', 'Weights']
const PHONE_TABLES = ['Sample', 'Data', 'Update', 'Unit', 'Health', 'Dropout', 'Sweep']
const PHONE_TABS = ['Loss', 'Output', 'Curves', 'Settings', 'Weights']

const { open } = site('dist-test')

test('the 2-2-2 network: before and after a step, under every lens, in every table, every number is that of its record', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await check(page, 40, 'step 0')
  await stepTimes(page, 1)
  await everyLens(page, 80)
  await page.getByRole('group', { name: 'Before or after the last update' }).getByText('before').click()
  await everyLens(page, 80)
  await toggleFullPrecision(page)
  await check(page, 80, 'full precision')
  expect(problems).toEqual([])
})

test('moons: after playing, and a step back and on, every number is that of its record', async () => {
  const { page, problems } = await open()
  await setSpeed(page, 'max')
  await play(page)
  await until(page, async () => (await shownStep(page)) > 400, 'step 400')
  await pause(page)
  await everyLens(page, 100)
  await everyTable(page)
  await page.keyboard.press(',')
  await untilPaused(page)
  await check(page, 100, 'a step back')
  await page.keyboard.press('.')
  await untilPaused(page)
  await check(page, 100, 'and on')
  expect(problems).toEqual([])
})

test('while the run plays, no number on the screen disagrees with a record that the page holds', async () => {
  const { page, problems } = await open()
  await setSpeed(page, '300')
  await play(page)
  let looked = 0
  for (let look = 0; look < 40; look++) {
    const step = await shownStep(page)
    await until(page, async () => (await shownStep(page)) > step, 'another step')
    const numbers = await presentNumbers(page)
    const held = numbers.filter(({ recorded }) => !Number.isNaN(recorded)) // a throttled picture may show a record that is gone
    looked += held.length
    expect(untrue(held)).toEqual([])
  }
  expect(looked).toBeGreaterThan(40 * 40)
  const caption = page.locator('.landscape-what')
  // the grid of a moving picture is too coarse to know the lowest loss
  await until(page, async () => !(await caption.innerText()).includes('Lowest'), 'a slice of the running network')
  await pause(page)
  await check(page, 100, 'paused')
  expect(await caption.innerText()).toContain('Lowest ≈')
  expect(problems).toEqual([])
})

test('dropout and momentum: masks, velocities and probes are those of their records', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Dropout against overfitting')
  await page.keyboard.press('m')
  await page.keyboard.press('p')
  await stepTimes(page, 3)
  await everyLens(page, 60)
  await runTo(page, 57)
  await everyLens(page, 60)
  expect(problems).toEqual([])
})

test('pinned units, a mask for each epoch, and evaluation beside training: all numbers are those of their records', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Dropout against overfitting')
  await page.keyboard.press('p')
  await page.getByLabel('New mask for').selectOption('epoch')
  await page.locator('[data-part="dropped/1/3"]').click()
  await page.keyboard.press('k')
  await untilMessage(page, /^h1\.4 is pinned in/)
  await page.keyboard.press('k')
  await untilMessage(page, /^h1\.4 is pinned out/)
  await unfocus(page)
  await stepTimes(page, 3)
  await page.getByRole('tab', { name: 'Dropout' }).click()
  const offer = page.getByRole('button', { name: 'Show the first sample that was' })
  if (await offer.isVisible()) await offer.click()
  for (const name of ['training', 'evaluation']) {
    await page.locator('.dropout-control').getByText(name, { exact: true }).click()
    await unfocus(page)
    await check(page, 80, 'paused')
  }
  await until(
    page,
    () =>
      page
        .locator('[data-ref*="/evaluation/z/1/"]')
        .count()
        .then((count) => count > 0),
    'sums of evaluation',
  )
  expect(await page.locator('[data-ref^="dropout:3/droppedOnce/1/3"]').innerText()).toBe('100.0 %')
  expect(problems).toEqual([])
})

const TRAINED = [
  { name: 'Penguins', step: 131, least: 60 },
  { name: 'Sine curve', step: 203, least: 60 },
  { name: 'Momentum in a valley', step: 17, least: 40 },
]
test.each(some(2, TRAINED))('$name: after steps, under every lens, every number is that of its record', async ({ name, step, least }) => {
  const { page, problems } = await open()
  await openScenario(page, name)
  await runTo(page, step)
  await everyLens(page, least)
  if (name === 'Penguins') {
    await page.getByRole('group', { name: 'Rows of the confusion matrix' }).getByText('test').click()
    await check(page, least, 'test rows')
  }
  expect(problems).toEqual([])
})

test('arrows of the samples, parts of an update, a penalty apart and weights at zero: their numbers are those of their records', async () => {
  const { page, problems } = await open()
  const landscape = page.locator('.landscape-region')
  await openScenario(page, 'Online against full batch')
  await stepTimes(page, 2)
  await until(page, async () => (await landscape.locator('.landscape-legend b').first().innerText()) === '1', 'the one sample')
  await check(page, 80, 'online')
  await page.locator('.rail').getByLabel('Batch', { exact: true }).selectOption('full')
  await page.getByRole('button', { name: 'Restart' }).first().click()
  await until(
    page,
    async () => (await landscape.locator('.landscape-legend').first().innerText()).includes('64 of 150 samples'),
    '64 arrows',
  )
  await unfocus(page)
  await page.keyboard.press('m')
  await stepTimes(page, 2)
  await check(page, 80, 'full batch with momentum')
  await landscape.getByRole('button', { name: 'Table' }).click()
  await check(page, 100, 'its tables')
  expect(await landscape.locator('.landscape-agree').innerText()).toContain('point more than 90° away')
  await openScenario(page, 'L1 against L2')
  await runTo(page, 600)
  await check(page, 40, 'L1 as tables')
  await landscape.getByRole('button', { name: 'Table' }).click()
  await check(page, 30, 'L1')
  expect(await page.locator('.updates-table [data-zero="true"]').innerText()).toBe('0')
  expect(await page.locator('.graph-legend-zero').isVisible()).toBe(true)
  await landscape.getByRole('button', { name: 'Show penalty separately' }).click()
  await until(
    page,
    async () => (await landscape.locator('.landscape-what').innerText()).startsWith('Training loss with penalty'),
    'the sum',
  )
  await check(page, 30, 'the sum of both')
  expect(problems).toEqual([])
})

test('the parabola: the curve, its tangent, its table and its read-out have the numbers of their records', async () => {
  const { page, problems } = await open()
  const landscape = page.getByRole('region', { name: 'Loss landscape' })
  await openScenario(page, 'The parabola x²')
  await stepTimes(page, 2)
  await check(page, 20, 'the curve')
  expect(await landscape.locator('h2').innerText()).toBe('Loss over x1→y1')
  expect(await landscape.locator('.landscape-notes').innerText()).toMatch(/tangent, slope 2\.560\s+next step, to 1\.024/)
  await landscape.getByRole('button', { name: 'Table' }).click()
  await check(page, 40, 'its tables')
  const numbers = await landscape.locator('.landscape-twin [data-number]').allInnerTexts()
  expect(numbers).toEqual(['1.280', '1.638', '2.560', '1.024'])
  await landscape.getByRole('button', { name: 'Table' }).click()
  await page.getByRole('application', { name: 'Loss over x1→y1' }).press('ArrowLeft')
  await check(page, 20, 'its read-out')
  expect(await heard(page, 'Loss landscape')).toBe(await page.locator('.landscape-caption p:has(strong)').textContent())
  await unfocus(page)
  for (let k = 0; k < 5; k++) await page.keyboard.press(']') // from 0.1 to 3.2: each step is 5.4 times as far away
  await until(page, async () => (await page.getByLabel('Learning rate', { exact: true }).first().inputValue()) === '3.2', 'the rate')
  await goTo(page, 150)
  await landscape.getByRole('button', { name: 'Fit' }).click()
  await check(page, 20, 'at 1e109')
  expect(problems).toEqual([])
})

test('in lecture mode every number of every companion and of the caption is that of its record', async () => {
  const { page, problems } = await open({ width: 1920, height: 1080 })
  await runTo(page, 150)
  await page.keyboard.press('l')
  for (const [index, pane] of ['landscape', 'curves', 'output', 'weights'].entries()) {
    await page.keyboard.press(String(index + 1))
    await check(page, 20, pane)
  }
  for (const [key, pane] of [
    ['6', '.anatomy'],
    ['7', '.unit'],
    ['8', '.health'],
    ['9', '.dropout'],
    ['s', '.sweep'],
  ] as const) {
    await page.keyboard.press(key)
    await until(page, async () => (await page.locator(pane).count()) === 1, pane)
    await check(page, 20, pane)
  }
  await page.getByRole('button', { name: 'Run the sweep' }).click()
  await until(page, async () => (await page.getByRole('button', { name: 'Run again' }).count()) === 1, 'the sweep to end')
  await check(page, 24, 'the sweep')
  await unfocus(page)
  await page.keyboard.press('.')
  await untilPaused(page)
  await check(page, 20, 'a step on')
  expect(problems).toEqual([])
})

test('on a phone every number of every tab is that of its record', async () => {
  const { page, problems } = await open({ width: 390, height: 844 })
  for (let k = 0; k < 3; k++) {
    await page.keyboard.press('.')
    await untilPaused(page)
  }
  for (const tab of PHONE_TABS) {
    await page.getByRole('tab', { name: tab }).click()
    await check(page, 15, tab)
  }
  await page.getByRole('tab', { name: 'Tables' }).click()
  for (const table of PHONE_TABLES) {
    await page.getByRole('combobox', { name: 'Table' }).selectOption({ label: table })
    await check(page, 10, table)
  }
  expect(problems).toEqual([])
})

test('inside a step every number of the graph, the tables, the reasons and the check is that of its record, blank before', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Dropout against overfitting')
  await page.keyboard.press('m')
  await page.keyboard.press('p')
  await stepTimes(page, 2)
  await openInside(page)
  await check(page, 5, 'input')
  for (const [level, moves] of [
    ['operation', 3],
    ['layer', 4],
    ['sample', 3],
    ['phase', 3],
    ['step', 1],
  ] as const) {
    await page.getByRole('combobox', { name: 'Step size' }).selectOption(level)
    await unfocus(page)
    for (let k = 0; k < moves; k++) {
      await page.keyboard.press('.')
      await check(page, 10, `${level} ${k}`)
    }
  }
  for (const tab of ['Values so far', 'Vector form', 'Formula']) {
    await page.getByRole('tab', { name: tab }).click()
    await check(page, 40, tab)
  }
  expect(problems).toEqual([])
})

async function everyLens(page: Page, least: number): Promise<void> {
  for (const lens of LENSES) {
    await page.getByRole('group', { name: 'What the graph shows' }).getByText(lens, { exact: true }).click()
    await check(page, least, lens)
  }
}

/** The tabs of the drawer, and the pictures as tables. */
async function everyTable(page: Page): Promise<void> {
  for (const tab of DRAWER_TABS) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click() // Health is followed by the count of its findings
    await check(page, 40, `tab ${tab}`)
  }
  const tables = ['Loss landscape', 'Curves'].map((name) => page.getByRole('region', { name }).getByRole('button', { name: 'Table' }))
  for (const table of tables) await table.click()
  await check(page, 80, 'pictures as tables')
  for (const curve of ['accuracy', 'gradients', 'rate', 'loss']) {
    await page.getByRole('group', { name: 'Curve' }).getByText(curve, { exact: true }).click()
    await check(page, 80, `table of the ${curve}`)
  }
  for (const table of tables) await table.click()
  await page.getByRole('application', { name: /^Loss over/ }).press('ArrowUp')
  await check(page, 80, 'read-out of the landscape')
  expect(await heard(page, 'Loss landscape')).toBe(await page.locator('.landscape-caption p:has(strong)').textContent())
  await page.getByRole('application', { name: /^Curves of/ }).press('Home')
  await check(page, 80, 'read-out of the curves')
  expect(await heard(page, 'Curves')).toBe(await page.locator('.curves-read-out').textContent())
}

/** What a screen reader is told of a picture's read-out. */
function heard(page: Page, region: string): Promise<string | null> {
  return page.getByRole('region', { name: region }).locator('.visually-hidden[aria-live]').textContent()
}

/** Every number that names a record agrees with it, and every number names one; of at least so many. */
async function check(page: Page, least: number, what: string): Promise<void> {
  await settled(page)
  const numbers = await paintedNumbers(page)
  expect(numbers.length, what).toBeGreaterThan(least)
  expect(untrue(numbers), what).toEqual([])
  expect(await numbersWithoutRecord(page), what).toEqual([])
}

/** What is on the screen this moment with the records held this moment, without asking the worker. */
function presentNumbers(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-ref]')].map((node) => ({
      text: node.textContent ?? '',
      ref: node.getAttribute('data-ref')!,
      digits: node.getAttribute('data-digits') ?? '',
      place: '',
      recorded: window.downhill.resolveRef(node.getAttribute('data-ref')!),
      fresh: null,
    })),
  )
}
