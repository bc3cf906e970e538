import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PROOF } from '../support/proof'
import { THEMES, violations } from './axe'
import { site } from './harness'
import { layoutProblems } from './layout-problems'
import { numbersWithoutRecord, paintedNumbers, untrue } from './painted-numbers'
import { pictureProblems } from './picture-problems'
import { rested, settled } from './settled'
import type { Size } from './sizes'
import { recordOf } from './state-record'
import type { State } from './states'

interface Looks {
  readonly layoutSizes: readonly Size[] // the first is that of the record
  readonly axeSizes: readonly [Size, Size]
  readonly leastTextPx: (height: number) => number
}

/**
 * One visit to each state: its numbers are those of their records, it is as stored, its texts and pictures have room, and axe finds nothing.
 * `npm run proof` looks at every size, and with axe in both themes; `npm test` at the first size and one other, and with axe at one size
 * in one theme, by turns.
 */
export function lookAt(states: readonly State[], { layoutSizes, axeSizes, leastTextPx }: Looks): void {
  const { open } = site('dist-test')
  test.each(states.map((state, index) => ({ ...state, index })))('$name is as it was, has room, and has no barrier', async (state) => {
    const { page, problems } = await open(layoutSizes[0])
    await settled(page)
    await state.setup(page)
    await rested(page)
    await placeLabelsAnew(page)
    if ((await page.locator('.expression-svg').count()) === 0) {
      // whose numbers are of no run: see expression.test.ts
      expect(untrue(await paintedNumbers(page))).toEqual([])
      expect(await numbersWithoutRecord(page)).toEqual([])
    }
    await expect(await recordOf(page)).toMatchFileSnapshot(`../fixtures/states/${state.name}.txt`)

    const others = layoutSizes.slice(1)
    const sizes = PROOF ? layoutSizes : [layoutSizes[0]!, others[state.index % others.length]!]
    const found: string[] = []
    for (const size of sizes) {
      await page.setViewportSize(size)
      const lines = [...(await layoutProblems(page, leastTextPx(size.height))), ...(await pictureProblems(page))]
      found.push(...lines.map((line) => `${size.width}x${size.height} ${line}`))
    }
    const turn = state.index % 4
    for (const size of PROOF ? axeSizes : [axeSizes[turn >> 1]!]) {
      found.push(...(await violations(page, size, PROOF ? THEMES : [THEMES[turn & 1]!])))
    }
    expect(found).toEqual([])
    expect(problems).toEqual([])
  })
}

/** Contour labels stay near where they were, on slices that came or not while the page went there: place them anew, by way of the table. */
async function placeLabelsAnew(page: Page): Promise<void> {
  for (let press = 0; press < 2; press++) {
    await page.evaluate(() => {
      const buttons = Array.from(document.querySelectorAll<HTMLButtonElement>('.landscape button'))
      buttons.find(({ textContent }) => textContent === 'Table')?.click() // which leaves the focus where it is
    })
    await settled(page)
  }
}
