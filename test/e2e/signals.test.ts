import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openScenario, stepTimes } from './actions'
import { untilPaused } from './controls'
import { site } from './harness'
import { until, untilStep } from './page'
import { paintedNumbers, untrue } from './painted-numbers'
import { settled } from './settled'

const { open } = site('dist-test')

async function openUnit(page: Page, part?: string): Promise<void> {
  await page.getByRole('tab', { name: 'Unit', exact: true }).click()
  if (part) await page.getByRole('group', { name: 'Part of the unit tab' }).getByText(part).click()
  await settled(page)
}

/** All numbers but those of the landscape, which may still be on its way, are those of their records; answers with how many a part has. */
async function trueNumbers(page: Page, part: string): Promise<number> {
  const numbers = await paintedNumbers(page)
  expect(untrue(numbers.filter(({ ref }) => !ref.startsWith('landscape:')))).toEqual([])
  return page.locator(`${part} [data-ref]`).count()
}

test('before the first step the layers are there, with the spread of the first weights beside that of their rule', async () => {
  const { page, problems } = await open()
  await openUnit(page, 'weights and layers')
  const words = await page.locator('.unit-layers').innerText()
  expect(words).toMatch(/spread 0\.\d+ · by Xavier 0\.58/)
  expect(await trueNumbers(page, '.unit-layers')).toBeGreaterThan(12)
  await page.locator('.unit-title').getByRole('button', { name: 'Table' }).click()
  expect(await trueNumbers(page, '.unit-layers')).toBe(48)
  await stepTimes(page, 1)
  await settled(page)
  expect(await trueNumbers(page, '.unit-layers')).toBe(48)
  expect(problems).toEqual([])
})

test('zero weights: the light leads to the proof, the same numbers in every unit', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'All weights zero')
  await stepTimes(page, 3)
  await page.getByRole('tab', { name: /^Health/ }).click()
  await page.getByRole('button', { name: 'Show me' }).click()
  await until(page, async () => (await page.locator('.unit-equal').count()) === 1, 'the proof')
  await settled(page)
  expect(await page.locator('.unit-equal').innerText()).toContain('They are equal after it again, and so on forever.')
  const rows = await page
    .locator('.unit-equal tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)))
  expect(rows.length).toBe(4)
  for (const row of rows) expect(row).toEqual(rows[0])
  expect(rows[0]!.some((text) => text !== '0')).toBe(true)
  expect(await trueNumbers(page, '.unit-equal')).toBe(37)
  expect(problems).toEqual([])
})

test('a slow start: the slope under cross-entropy is 56.6 times as steep, and learns sooner in run B', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'A slow start')
  await openUnit(page)
  expect(await page.locator('.unit-loss-words').innerText()).toContain('is 56.6 times that of the half squared error')
  expect(await trueNumbers(page, '.unit-loss')).toBe(6)
  await page.getByRole('button', { name: 'Compare with the cross-entropy' }).click()
  await until(
    page,
    async () => (await page.getByRole('list', { name: 'What differs' }).innerText()).includes('binary cross-entropy'),
    'run B with its loss',
  )
  expect(problems).toEqual([])
})

test('five sigmoid layers: the strongest path shrinks layer by layer; against tanh by one click', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Five sigmoid layers')
  await openUnit(page)
  expect(await trueNumbers(page, '.unit-path')).toBeGreaterThan(25)
  const bounds = await page.locator('.unit-path [data-part="bound"]').allInnerTexts()
  expect(bounds).toEqual(['', '0.2500', '0.06250', '0.01563', '0.003906'])
  await stepTimes(page, 1)
  await settled(page)
  expect(await trueNumbers(page, '.unit-path')).toBeGreaterThan(25)
  await page.getByRole('button', { name: 'tanh', exact: true }).click()
  await until(page, async () => (await page.getByRole('list', { name: 'What differs' }).innerText()).includes('tanh'), 'run B with tanh')
  expect(problems).toEqual([])
})

test('the rate planned ahead is that of its record', async () => {
  const { page, problems } = await open()
  await page.getByRole('combobox', { name: 'Rate schedule' }).selectOption({ label: 'exponential' })
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press('.')
  await untilPaused(page)
  await page.getByRole('tab', { name: 'Update', exact: true }).click()
  await settled(page)
  expect(await page.locator('.anatomy-plan [data-ref^="plan:1/rate/"]').count()).toBe(1)
  expect(await trueNumbers(page, '.anatomy-rate')).toBe(3)
  expect(problems).toEqual([])
})

test('the perceptron on XOR says that its weights come round, on AND it does not; each step says what it did', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Perceptron on XOR')
  const shown = () => page.locator('.output-last').evaluate((node) => (node as HTMLElement).innerText)
  await until(page, async () => (await page.locator('.output-last').count()) === 1, 'the words of the last step')
  expect(await shown()).toBe('Press Step: a mistake moves the line.')
  await stepTimes(page, 2)
  expect(await shown()).toBe('Step 1 → 2, row 2: a mistake, w + ηx. Faint: the line before.')
  for (let step = 3; step <= 18; step++) {
    await page.keyboard.press('.')
    await untilStep(page, step)
  }
  await untilPaused(page)
  expect(await shown()).toContain('Step 16 has the weights of step 12 again: see Health.')
  await page.getByRole('tab', { name: /^Health/ }).click()
  await until(page, async () => (await page.locator('.health-finding').count()) === 1, 'the finding')
  expect(await page.locator('.health-cause').innerText()).toContain('The weights of step 16 are those of step 12 again, bit for bit')
  expect(await trueNumbers(page, '.output-last')).toBe(5)
  await openScenario(page, 'Perceptron on AND')
  await page.keyboard.press('Space')
  await until(page, async () => (await page.locator('.message').count()) > 0, 'the rule that stops it', 30_000)
  expect(await shown()).not.toContain('again')
  expect(problems).toEqual([])
})
