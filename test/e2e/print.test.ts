import { expect, test } from 'vitest'
import { stepTimes } from './actions'
import { site } from './harness'
import { rested } from './settled'
import { LAB } from './sizes'

const { open } = site('dist-test')

/** A4 within margins of 10 mm. */
const PAPER = { width: 718, height: 1047 }

test.each([false, true])('printed from the dark theme (%s) the page is one sheet either way, whole, in ink on white', async (dark) => {
  const { page, problems } = await open({ ...LAB, dark })
  await stepTimes(page, 2)
  await rested(page)
  const hidden = await page.locator('.app-rail').isVisible()
  for (const landscape of [false, true]) {
    const sheet = await page.pdf({ format: 'A4', landscape })
    expect(sheet.toString('latin1').match(/\/Type ?\/Page\b(?!s)/g)).toHaveLength(1)
    const paper = landscape ? { width: PAPER.height, height: PAPER.width } : PAPER
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(paper)
    const seen = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement)
      const boxes = ['.graph', '.landscape', '.output', '.curves-read-out', '.drawer'].map((name) =>
        document.querySelector(name)!.getBoundingClientRect(),
      )
      return {
        ink: style.getPropertyValue('--ink').trim(),
        panel: style.getPropertyValue('--panel').trim(),
        right: Math.max(...boxes.map(({ right }) => right)),
        bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
        least: Math.min(...boxes.map(({ width }) => width)),
      }
    })
    expect(seen).toMatchObject({ ink: '#111827', panel: expect.stringMatching(/^#fff(fff)?$/) })
    expect(seen.right).toBeLessThanOrEqual(paper.width)
    expect(seen.bottom).toBeLessThanOrEqual(paper.height)
    expect(seen.least).toBeGreaterThan(200)
    await page.emulateMedia({ media: null })
    await page.setViewportSize(LAB)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await rested(page)
  }
  expect(await page.locator('.app-rail').isVisible()).toBe(hidden)
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(dark ? 'dark' : 'light')
  expect(problems).toEqual([])
})
