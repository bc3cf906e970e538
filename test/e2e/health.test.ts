import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { some } from '../support/proof'
import { openComparison, openScenario, openTable, stepTimes } from './actions'
import { setSpeed, unfocus, untilPaused } from './controls'
import { shownStep, site } from './harness'
import { until } from './page'
import { paintedNumbers, untrue } from './painted-numbers'
import { settled } from './settled'

const { open } = site('dist-test')

async function openHealth(page: Page, findings: number): Promise<void> {
  await page.getByRole('tab', { name: /^Health/ }).click()
  await until(page, async () => (await page.locator('.health-finding').count()) === findings, `${findings} findings`)
  await settled(page)
}

/** Numbers of the tab that are not those of their records. Answers with how many there are. */
async function trueNumbers(page: Page): Promise<number> {
  const numbers = await paintedNumbers(page)
  expect(untrue(numbers)).toEqual([])
  return page.locator('.health [data-ref]').count()
}

test('a light is followed to its place and to its repair, tried in a run beside this one', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'A valley of best weights')
  await page.getByRole('textbox', { name: 'Learning rate' }).fill('0.05')
  await page.keyboard.press('Enter')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await stepTimes(page, 3)
  await openHealth(page, 1)
  expect(await page.getByRole('tab', { name: 'Health 1 problem' }).count()).toBe(1)
  const finding = page.getByRole('article', { name: 'The loss is rising' })
  expect(await finding.innerText()).toContain(
    'rose 3 times one after another, from 25 at step 0 to 284.8. The learning rate 0.05 is too large here.',
  )
  expect(await trueNumbers(page)).toBe(4)
  await finding.getByRole('button', { name: 'Try it in run B' }).click()
  await until(
    page,
    async () => (await page.getByRole('list', { name: 'What differs' }).innerText()).includes('0.02'),
    'run B with its rate',
  )
  await page.getByRole('button', { name: 'Step', exact: true }).click()
  await untilPaused(page)
  await page.getByRole('tab', { name: 'A and B' }).click()
  expect(await page.getByRole('region', { name: 'Weights of both runs' }).innerText()).toMatch(/x1→y1\s+3\.438\s+0\.4\d*/)
  expect(problems).toEqual([])
})

test('a rate far too large comes first, its symptoms name it, and the repair is a smaller one from step 0 in run B', async () => {
  const { page, problems } = await open()
  for (let k = 0; k < 9; k++) await page.keyboard.press(']')
  await stepTimes(page, 30)
  await openHealth(page, 4)
  const titles = await page.locator('.health-finding h3').allInnerTexts()
  expect(titles[0]).toContain('The learning rate is too large')
  const finding = page.getByRole('article', { name: 'The learning rate is too large' })
  expect(await finding.innerText()).toContain('the learning rate 51.2 is too large, and has thrown weights and biases as far as')
  for (const card of await page.locator('.health-finding[data-severity="warning"]').all()) {
    expect(await card.innerText()).toContain('The likely cause is the learning rate')
  }
  expect(await trueNumbers(page)).toBe(7 + 3 + 2 + 2)
  await finding.getByRole('button', { name: 'Try it in run B' }).click()
  await until(page, async () => (await shownStep(page)) === 0, 'both runs at step 0')
  expect(await page.getByRole('list', { name: 'What differs' }).innerText()).toContain('0.')
  expect(problems).toEqual([])
})

test('dead units are counted and shown, overfitting is found later; the repair here brings them back', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Dropout against overfitting')
  await stepTimes(page, 5)
  await openHealth(page, 1)
  const dead = page.getByRole('article', { name: 'Dead units' })
  expect(await dead.innerText()).toContain('1 of the 12 units of hidden layer 2 is dead (h2.6): for all of the 40 rows')
  expect(await trueNumbers(page)).toBe(2)
  await dead.getByRole('button', { name: 'Show me' }).click()
  await until(page, () => isFramed(page, '.graph'), 'a frame around the network') // it was in sight before
  expect(await page.evaluate(() => window.downhill.run.getState().document.view)).toMatchObject({
    selection: { kind: 'unit', layer: 2, unit: 5 },
    lens: 'sums',
  })
  await setSpeed(page, '300') // as fast as it can would leave too few rows of the history to judge
  await unfocus(page)
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 1000, 'a thousand steps')
  await page.keyboard.press('Space')
  await untilPaused(page)
  await until(page, async () => (await page.locator('.health-finding').count()) === 2, 'dead units and overfitting')
  await settled(page)
  expect(await trueNumbers(page)).toBe(2 + 5)
  await dead.getByRole('button', { name: 'Repair here' }).click()
  await until(page, async () => (await dead.count()) === 0, 'no dead units')
  expect(problems).toEqual([])
})

for (const [layout, width, height] of some(2, [
  ['in a comparison', 1024, 650],
  ['on a phone', 390, 844],
  ['in the lab', 1366, 650],
  ['in a lecture', 1024, 768],
] as const)) {
  test(`${layout} “show me” leads to the unit, and to the curves`, async () => {
    const { page, problems } = await open({ width, height })
    const showMe = async () => {
      if (layout === 'in a lecture') await page.keyboard.press('8')
      else await openTable(page, 'Health')
      await page.getByRole('article').first().getByRole('button', { name: 'Show me' }).click()
    }
    await openScenario(page, 'All weights zero')
    if (layout === 'in a comparison') {
      await openComparison(page)
      await page.getByText('B − A', { exact: true }).first().click()
    }
    for (let k = 0; k < 3; k++) await page.keyboard.press('.')
    await until(page, async () => (await shownStep(page)) === 3, 'step 3')
    if (layout === 'in a lecture') await page.keyboard.press('l')
    await showMe()
    await until(page, async () => (await page.locator('.unit-equal').count()) === 1, 'the table of the units')
    if (layout !== 'in a lecture') expect(await page.getByRole('button', { pressed: true, name: /^h1/ }).count()).toBe(1)
    if (layout === 'in a comparison') {
      expect(await page.getByRole('region', { name: 'Run B' }).getByRole('button', { pressed: true, name: /^h1/ }).count()).toBe(1)
      expect(await page.locator('.drawer [data-run="B"] .unit-equal').count()).toBe(1)
    }
    await openScenario(page, 'A valley of best weights')
    for (let k = 0; k < 6; k++) await page.keyboard.press(']')
    for (let k = 0; k < 6; k++) await page.keyboard.press('.')
    await until(page, async () => (await shownStep(page)) === 6, 'step 6')
    if (layout === 'in a comparison') await openComparison(page)
    await showMe()
    await until(page, async () => (await page.locator('.curves-axes').count()) === 1, 'the curves')
    await until(page, () => isFramed(page, '.curves-read-out'), 'a frame around the curves')
    expect(problems).toEqual([])
  })
}

/** Whether the region that holds something is framed for a moment. */
function isFramed(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((css) => {
    const region = document.querySelector(css)?.closest('.compare-graph, .region')
    return region?.getAnimations().some(({ id }) => id === 'pointed') ?? false
  }, selector)
}

test('the masks of the last steps, a unit that was dropped and one that was kept: every number is that of its record', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Dropout against overfitting')
  await page.getByRole('tab', { name: 'Dropout' }).click()
  await page.getByRole('button', { name: 'Turn on with p = 0.5' }).click()
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await stepTimes(page, 3)
  const panel = page.getByRole('region', { name: 'Dropout' })
  await until(page, async () => (await panel.locator('td[data-state]:not([data-next])').count()) === 3 * 24, 'three masks of 24 units')
  expect(await panel.locator('td[data-state][data-next]').count()).toBe(24) // of the next step
  await settled(page)
  expect(untrue(await paintedNumbers(page))).toEqual([])
  expect(await panel.locator('[data-ref]').count()).toBe(3 + 3 + 2 + 12 * 4 + 2 + 1) // the last one is the row of the next mask
  expect(await panel.locator('[data-part="masks"]').innerText()).toBe('30')
  expect(await panel.locator('[data-part="dropped"] b').nth(1).innerText()).toBe('0')
  expect(await panel.locator('[data-part="dropped"] b').nth(2).innerText()).toBe('0')
  const newest = await panel
    .locator('.dropout-strip td:nth-last-child(2)')
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.state === 'kept'))
  const mask = await page.evaluate(() =>
    window.downhill
      .latestFrame()!
      .trace!.mask.slice(0, 2)
      .flatMap((units) => [...units!].map((kept) => kept === 1)),
  )
  expect(newest).toEqual(mask)
  expect(problems).toEqual([])
})
