import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { site } from './harness'
import { LECTURE_STATES } from './lecture-states'
import { until } from './page'
import { STATES } from './states'

// evaluated, not added as a script: the policy of the page forbids scripts from elsewhere
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SETTLED_MS = 250
const THEMES = ['light', 'dark'] as const
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

const LAB = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const NARROW = { width: 1024, height: 768 }
const HALL = { width: 1920, height: 1080 }
const PHONE_TABS = ['Loss', 'Output', 'Curves', 'Tables', 'Settings', 'Weights']

const { open } = site('dist')

test.each(STATES)('axe finds nothing in $name, light and dark, in the lab and on a phone', async ({ setup }) => {
  const { page, context, problems } = await open(LAB)
  await setup(page)
  expect(await violations(page, [LAB, PHONE])).toEqual([])
  expect(problems).toEqual([])
  await context.close()
})

test.each(LECTURE_STATES)('axe finds nothing in $name, light and dark, in a hall and on a small projector', async ({ setup }) => {
  const { page, context, problems } = await open(HALL)
  await setup(page)
  expect(await violations(page, [HALL, NARROW])).toEqual([])
  expect(problems).toEqual([])
  await context.close()
})

test('axe finds nothing in any tab of the phone and in its menu', async () => {
  const { page, context, problems } = await open(PHONE)
  await page.keyboard.press('.')
  for (const name of PHONE_TABS) {
    await page.getByRole('tab', { name }).click()
    expect(await violations(page, [PHONE]), name).toEqual([])
  }
  await page.getByRole('button', { name: 'More' }).click()
  expect(await violations(page, [PHONE]), 'menu').toEqual([])
  expect(problems).toEqual([])
  await context.close()
})

test('axe finds nothing in the tables, the folded settings and the settings over a narrow page', async () => {
  const { page, context, problems } = await open(LAB)
  await page.keyboard.press('.')
  for (const fold of ['Network', 'Data', 'Seeds']) await page.locator('summary', { hasText: fold }).click()
  for (const name of ['Sample', 'Data']) {
    await page.getByRole('tab', { name, exact: true }).click()
    expect(await violations(page, [LAB]), name).toEqual([])
  }
  for (const region of ['Loss landscape', 'Curves']) {
    await page.getByRole('region', { name: region }).getByRole('button', { name: 'Table' }).click()
  }
  expect(await violations(page, [LAB]), 'tables of the pictures').toEqual([])
  await page.setViewportSize(NARROW)
  await page.getByRole('button', { name: 'Settings' }).click()
  expect(await violations(page, [NARROW]), 'settings over the page').toEqual([])
  expect(problems).toEqual([])
  await context.close()
})

/** What axe finds at each size in both themes, as lines to read; of the second theme by the rules about colour, for nothing else differs. */
async function violations(page: Page, sizes: readonly { readonly width: number; readonly height: number }[]): Promise<string[]> {
  const found: string[] = []
  for (const size of sizes) {
    await page.setViewportSize(size)
    await page.waitForTimeout(SETTLED_MS)
    await until(page, async () => (await page.locator('main').count()) === 1, 'the layout for this size') // it is loaded on demand
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(SETTLED_MS)
      const lines = await runAxe(page, colorScheme === THEMES[0] ? {} : { runOnly: COLOUR_RULES })
      found.push(...lines.map((line) => `${size.width}x${size.height} ${colorScheme}: ${line}`))
    }
  }
  return found
}

async function runAxe(page: Page, rules: { readonly runOnly?: readonly string[] }): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const results = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } } // just injected
    return axe.run({ resultTypes: ['violations'], ...only })
  }, rules)
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ')}`),
  )
}
