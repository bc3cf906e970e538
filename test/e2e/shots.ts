import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { LECTURE_STATES } from './lecture-states'
import { openPage } from './page'
import { rested } from './settled'
import { HALL, LAB, NARROW, PHONE, type Size } from './sizes'
import { STATES, type State } from './states'

/** Pictures of every state at every size in both themes, into a folder; `only` keeps the names that contain it. Returns how many failed. */
export async function takeShots(browser: Browser, address: string, folder: string, only: string): Promise<number> {
  mkdirSync(folder, { recursive: true })
  let failed = 0
  for (const [states, sizes, first] of [
    [STATES, [LAB, PHONE], null],
    [LECTURE_STATES, [HALL, NARROW], HALL], // set up with the rail, which a narrow page has in a dialog
  ] as const) {
    for (const state of states.filter(({ name }) => name.includes(only))) {
      for (const size of sizes) {
        for (const theme of ['light', 'dark'] as const) {
          const file = join(folder, `${state.name}-${size.width}x${size.height}-${theme}.png`)
          try {
            await takeShot(browser, address, state, [first ?? size, size], theme, file)
            console.log(file)
          } catch (error) {
            failed += 1
            console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`)
          }
        }
      }
    }
  }
  return failed
}

/** @param sizes in which the state is set up, and in which it is shown */
async function takeShot(
  browser: Browser,
  address: string,
  state: State,
  [first, size]: readonly [Size, Size],
  theme: 'light' | 'dark',
  file: string,
): Promise<void> {
  const context = await browser.newContext({ viewport: { ...first }, colorScheme: theme, reducedMotion: 'reduce' })
  try {
    const { page } = await openPage(context, address)
    await state.setup(page)
    await page.setViewportSize(size)
    await rested(page)
    await page.screenshot({ path: file })
  } finally {
    await context.close()
  }
}
