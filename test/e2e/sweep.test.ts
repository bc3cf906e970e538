import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openScenario } from './actions'
import { field, pause, play, runTo, setSpeed } from './controls'
import { shownStep, site, until } from './harness'
import { numbersWithoutRecord, paintedNumbers, untrue } from './painted-numbers'
import { settled } from './settled'
import { inspectLayout } from './visible-text'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SIZES = [
  [1440, 900],
  [1440, 780],
  [1366, 650],
  [1920, 1080],
  [1024, 768],
] as const
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
  const { page, context, problems } = await open()
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
  await context.close()
})

test('all three kinds: every number is that of its record, as a picture and as a table; axe finds nothing; no text is cut', async () => {
  const { page, context, problems } = await open()
  for (let k = 0; k < 12; k++) await page.keyboard.press('.')
  for (const kind of KINDS) {
    await openSweep(page, kind)
    await numbersAreTrue(page, kind, 0)
    if (kind === 'Restarts') await page.getByRole('group', { name: 'Number of seeds' }).getByText('32', { exact: true }).click()
    else await run(page)
    await until(page, async () => (await page.getByRole('button', { name: 'Run again' }).count()) === 1, 'the sweep to end')
    await numbersAreTrue(page, kind, 5)
    if (kind === 'Restarts') expect(await options(page).count()).toBe(32)
    await layoutIsRight(page, kind)
    expect(await violations(page), kind).toEqual([])
    const table = sweepOf(page).getByRole('button', { name: 'Table' })
    await table.click()
    await numbersAreTrue(page, `${kind} as a table`, 20)
    await layoutIsRight(page, `${kind} as a table`)
    expect(await violations(page), `${kind} as a table`).toEqual([])
    await table.click()
  }
  expect(problems).toEqual([])
  await context.close()
})

test('a seed is opened as a new run at the loss that was shown, and the sweep stays', async () => {
  const { page, context, problems } = await open()
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
  await context.close()
})

test('a sweep goes on while the run plays, is cancelled, and keeps what it has found', async () => {
  const { page, context, problems } = await open()
  await openScenario(page, 'Spirals')
  await runTo(page, 2000) // long enough for eight long runs
  await setSpeed(page, '60')
  await play(page)
  await openSweep(page, 'Restarts')
  const before = await shownStep(page)
  await page.getByRole('button', { name: 'Run the sweep' }).click()
  await until(page, async () => Number(await page.getByRole('progressbar').getAttribute('value')) > 0.05, 'progress', 60_000)
  expect(await shownStep(page)).toBeGreaterThan(before)
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(await page.getByRole('progressbar').count()).toBe(0)
  expect(await page.locator('.sweep-notes').innerText()).toContain('Stopped')
  await pause(page)
  expect(problems).toEqual([])
  await context.close()
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
    '.region:not(.drawer)',
    '.rail',
    '.header',
    '.transport',
    '.messages',
  ]
  expect(await numbersWithoutRecord(page, exceptions), what).toEqual([])
}

async function layoutIsRight(page: Page, what: string): Promise<void> {
  const found: string[] = []
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    await settled(page)
    const report = await inspectLayout(page, {
      scrollsByDesign: ['.rail', '.sweep-table', '.graph-scroll', '.tab-list'],
      scrollCues: ['.graph-cut'],
      endsInDots: ['.scenario-summary', '.scenario-name'],
      leastTextPx: 12,
      leastTargetPx: 24,
      partOfLarger: ['.graph-label[data-kind="weight"]'],
    })
    const { cut, overlapping, scrolling, smallTargets, smallTexts } = report
    const lines = [...cut, ...overlapping, ...scrolling, ...smallTargets, ...smallTexts]
    found.push(...lines.map((line) => `${width}x${height} ${line}`))
  }
  expect(found, what).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  await settled(page)
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run())
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
}
