import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PROOF } from '../support/proof'
import { goTo, openScenario, openTable } from './actions'
import { THEMES, violations } from './axe'
import { field, pause, play, runTo, setSpeed } from './controls'
import { shownStep, site, until } from './harness'
import { layoutProblems } from './layout-problems'
import { numbersWithoutRecord, paintedNumbers, untrue } from './painted-numbers'
import { settled } from './settled'
import { LAB, LAB_SIZES, PHONE } from './sizes'

const SIZES = LAB_SIZES.filter((size) => size !== PHONE)
const KINDS = ['Learning rate', 'Restarts', 'Model size'] as const

const { open } = site('dist-test')
const options = (page: Page) => page.locator('.sweep-picture [role="option"]')
const sweepOf = (page: Page) => page.getByRole('region', { name: 'Sweep', exact: true })

async function openSweep(page: Page, kind: (typeof KINDS)[number] = 'Learning rate'): Promise<void> {
  await page.getByRole('tab', { name: 'Sweep', exact: true }).click()
  await page.getByRole('group', { name: 'Sweep over' }).getByText(kind, { exact: true }).click()
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Run (the sweep|again)$/ }).click()
  await until(page, async () => (await page.getByRole('button', { name: 'Run again' }).count()) === 1, 'the sweep to end', 60_000)
  await settled(page)
}

test('(3w1 + 4w2 − 6)²: the finder draws the limit 0.04, marks every rate above it as diverging, and Enter sets a rate', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'A valley of best weights')
  await openSweep(page)
  await page.getByRole('group', { name: 'Steps of each rate' }).getByText('50', { exact: true }).click()
  await until(page, async () => (await options(page).count()) === 33, 'the picture')
  await until(page, async () => (await page.getByRole('button', { name: 'Run again' }).count()) === 1, 'the sweep to end')
  expect(await page.locator('.sweep-limit').textContent()).toBe('limit 2/λmax = 0.04000')
  const labels = await options(page).evaluateAll((options) => options.map((option) => option.getAttribute('aria-label') ?? ''))
  for (const label of labels) {
    const rate = Number(/^rate ([\d.]+)/.exec(label)?.[1])
    expect([label, label.endsWith('diverging')]).toEqual([label, rate > 0.04])
  }
  const picture = page.getByRole('listbox')
  await picture.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  expect(await shownStep(page)).toBe(0) // the arrows are the picture's
  await page.keyboard.press('Enter')
  await until(page, async () => (await field(page, 'Learning rate').inputValue()) === '0.00014', 'the rate')
  expect(problems).toEqual([])
})

test('a learning rate that is too large leads from Health to where its limit comes from', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'A valley of best weights')
  for (let k = 0; k < 3; k++) await page.keyboard.press(']') // 0.08: twice the limit
  await until(page, async () => (await field(page, 'Learning rate').inputValue()) === '0.08', 'the rate')
  await goTo(page, 12)
  await openTable(page, 'Health')
  const finding = page.locator('.health-finding')
  await until(page, async () => (await finding.count()) === 1, 'the finding')
  await finding.getByRole('button', { name: 'Why a limit' }).focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('region', { name: 'Where the limit of the learning rate comes from' })
  await until(page, async () => (await sheet.locator('b').count()) === 3, 'the numbers')
  expect(await sheet.locator('b').allInnerTexts()).toEqual(['0.08000', '12', '−3.000'])
  expect(await sheet.innerText()).toContain('it grows')
  await numbersAreTrue(page, 'the limit', 3)
  const spoken = await sheet.locator('.tex > .visually-hidden').allTextContents()
  expect(spoken.join()).toContain('the matrix with the rows 18, 24; 24, 32')
  expect(spoken.at(-1)).toContain('which is 2 over 50, or 0.04')
  await looksRight(page, 'the limit', 0)
  expect(problems).toEqual([])
})

test('all three kinds: every number is that of its record, as a picture and as a table; axe finds nothing; no text is cut', async () => {
  const { page, problems } = await open()
  for (let k = 0; k < 12; k++) await page.keyboard.press('.')
  for (const [index, kind] of KINDS.entries()) {
    await openSweep(page, kind)
    await numbersAreTrue(page, kind, 0)
    if (kind === 'Restarts') await page.getByRole('group', { name: 'Number of seeds' }).getByText('32', { exact: true }).click()
    else await run(page)
    await until(page, async () => (await page.getByRole('button', { name: 'Run again' }).count()) === 1, 'the sweep to end')
    await numbersAreTrue(page, kind, 5)
    if (kind === 'Restarts') expect(await options(page).count()).toBe(32)
    await looksRight(page, kind, index)
    const table = sweepOf(page).getByRole('button', { name: 'Table' })
    await table.click()
    await numbersAreTrue(page, `${kind} as a table`, 20)
    await looksRight(page, `${kind} as a table`, KINDS.length + index)
    await table.click()
  }
  expect(problems).toEqual([])
})

test('a seed is opened as a new run at the loss that was shown, and the sweep stays', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'XOR')
  await openSweep(page, 'Restarts')
  await run(page)
  await page.getByRole('listbox').focus()
  await page.keyboard.press('Home')
  const shown = await page.locator('.sweep-notes p').last().locator('b').nth(1).textContent()
  await page.keyboard.press('Enter')
  await until(page, async () => (await shownStep(page)) === 2000, 'step 2,000')
  expect(await options(page).count()).toBe(8)
  await until(page, async () => (await page.locator('.position').innerText()).includes(shown!), `the loss ${shown}`)
  await page.keyboard.press('Control+z')
  await until(page, async () => (await shownStep(page)) === 0, 'the run before')
  expect(problems).toEqual([])
})

test('a sweep goes on while the run plays, is cancelled, and keeps what it has found', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Spirals')
  await runTo(page, 20_000) // long enough for eight long runs
  await setSpeed(page, '60')
  await play(page)
  await openSweep(page, 'Restarts')
  const before = await shownStep(page)
  await page.getByRole('button', { name: 'Run the sweep' }).click()
  await until(page, async () => Number(await page.getByRole('progressbar').getAttribute('value')) > 0.05, 'progress', 60_000)
  expect(await shownStep(page)).toBeGreaterThan(before)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await until(page, async () => (await page.getByRole('progressbar').count()) === 0, 'the sweep to end')
  expect(await page.locator('.sweep-notes').innerText()).toContain('Stopped')
  await pause(page)
  expect(problems).toEqual([])
})

async function numbersAreTrue(page: Page, what: string, least: number): Promise<void> {
  await settled(page)
  const numbers = (await paintedNumbers(page)).filter(({ ref }) => ref.startsWith('sweep:'))
  expect(numbers.length, what).toBeGreaterThanOrEqual(least)
  expect(untrue(numbers), what).toEqual([])
  // scales, settings and instructions; the rest of the page is looked at elsewhere
  const exceptions = [
    '.chart-axes',
    '.sweep-title',
    '.sweep-about',
    '.sweep-table caption',
    '.limit .tex', // compared in explain/limit.test.ts
    '.region:not(.drawer)',
    '.rail',
    '.header',
    '.transport',
    '.messages',
  ]
  expect(await numbersWithoutRecord(page, exceptions), what).toEqual([])
}

/** As `lookAt` does: `npm run proof` looks at every size and theme, `npm test` at the first size and one other, and in one theme, by turns. */
async function looksRight(page: Page, what: string, turn: number): Promise<void> {
  const found: string[] = []
  for (const size of PROOF ? SIZES : [LAB, SIZES[1 + (turn % (SIZES.length - 1))]!]) {
    await page.setViewportSize(size)
    found.push(...(await layoutProblems(page, 12)).map((line) => `${size.width}x${size.height} ${line}`))
  }
  found.push(...(await violations(page, LAB, PROOF ? THEMES : [THEMES[turn % 2]!])))
  expect(found, what).toEqual([])
}
