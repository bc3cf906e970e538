import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { until } from './page'
import { settled } from './settled'
import type { Size } from './sizes'

// evaluated, not added as a script: the policy of the page forbids scripts from elsewhere
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

export const THEMES = ['light', 'dark'] as const

/** What axe finds in the page at a size, in each theme, as lines to read; after the first theme by the rules about colour, for nothing else differs. */
export async function violations(page: Page, size: Size, themes: readonly (typeof THEMES)[number][] = THEMES): Promise<string[]> {
  await page.setViewportSize(size)
  await until(page, async () => (await page.locator('main').count()) === 1, 'the layout for this size') // it is loaded on demand
  const found: string[] = []
  for (const [index, colorScheme] of themes.entries()) {
    await page.emulateMedia({ colorScheme })
    await settled(page)
    const lines = await runAxe(page, index === 0 ? {} : { runOnly: COLOUR_RULES })
    found.push(...lines.map((line) => `${size.width}x${size.height} ${colorScheme}: ${line}`))
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
