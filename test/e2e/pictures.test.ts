import { expect, test } from 'vitest'
import { tries } from '../support/proof'
import { goTo, openScenario } from './actions'
import { site } from './harness'
import { layoutProblems } from './layout-problems'
import { pictureProblems } from './picture-problems'
import { settled } from './settled'
import { HALL, LAB, NARROW } from './sizes'

// the same is looked at in every state: see states.test.ts

const { open } = site('dist-test')

const SCENARIOS = ['Watch it learn', 'Spirals', 'Penguins', 'One update by hand']
/** Least px² of the decision field: 5 % of the window, or as much as a short one leaves. */
const FIELDS = [
  [LAB, 60_000],
  [HALL, 0.05 * HALL.width * HALL.height],
  [{ width: 1440, height: 780 }, 0.04 * 1440 * 780],
  [NARROW, 0.04 * NARROW.width * NARROW.height],
] as const
const STEPS = [0, 200, 1000, 50, 10_000]

test.each(SCENARIOS.slice(0, tries(1, 4)))(
  'at any step of “%s” six contours cross the landscape, the path fills it, edges have their room and words their place',
  async (name) => {
    const { page, problems } = await open()
    if (name !== SCENARIOS[0]) await openScenario(page, name)
    const found: string[] = []
    for (const step of STEPS.slice(0, tries(3, 5))) {
      if (step > 0) await goTo(page, step)
      const lines = [...(await pictureProblems(page)), ...(await layoutProblems(page))]
      found.push(...lines.map((line) => `step ${step}: ${line}`))
    }
    expect(found).toEqual([])
    expect(problems).toEqual([])
    if (name !== SCENARIOS[0]) return
    for (const [size, least] of FIELDS) {
      await page.setViewportSize(size)
      await settled(page)
      const { width, height } = (await page.locator('.output .chart-frame').first().boundingBox())!
      expect(width * height, `${size.width}x${size.height}`).toBeGreaterThan(least)
    }
  },
)
