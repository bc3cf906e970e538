import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PROOF } from '../support/proof'
import { goTo, openComparison, openExpression, openInside, openScenario } from './actions'
import { site } from './harness'
import { layoutProblems } from './layout-problems'
import { settled } from './settled'
import { HALL, LAB, NARROW } from './sizes'

// the states of the page are looked at in states.test.ts

const { open } = site('dist-test')

test('the phone has room for the texts of every tab', async () => {
  const { page } = await open({ width: 390, height: 844 })
  await page.keyboard.press('.')
  const found: string[] = []
  for (const name of ['Loss', 'Output', 'Curves', 'Tables', 'Settings', 'Weights']) {
    await page.getByRole('tab', { name }).click()
    found.push(...(await layoutProblems(page)).map((line) => `${name}: ${line}`))
  }
  await page.getByRole('tab', { name: 'Tables' }).click()
  const table = page.getByRole('combobox', { name: 'Table' })
  for (const label of (await table.locator('option').allInnerTexts()).slice(1)) {
    await table.selectOption({ label })
    found.push(...(await layoutProblems(page)).map((line) => `${label}: ${line}`))
  }
  expect(found).toEqual([])
})

test.each([320, 360, 390])(
  'a phone of %i px opens on the output, with Play, every tab and the whole name of the scenario in sight',
  async (width) => {
    const { page } = await open({ width, height: 740, touch: true })
    expect(await layoutProblems(page)).toEqual([])
    const field = (await page.getByRole('tabpanel', { name: 'Output' }).locator('.picture').boundingBox())!
    const play = (await page.locator('.play-button').boundingBox())!
    expect(field.y + field.height).toBeLessThan(play.y)
    for (const tab of await page.getByRole('tab').all()) {
      const box = (await tab.boundingBox())!
      expect(box.x, await tab.innerText()).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width, await tab.innerText()).toBeLessThanOrEqual(width)
    }
    const name = page.locator('.scenario-name')
    for (const scenario of ['Watch it learn', 'Two inputs, one hidden unit', 'Dropout against overfitting']) {
      if (scenario !== 'Watch it learn') await openScenario(page, scenario)
      const cut = await name.evaluate((node) => [node.scrollWidth - node.clientWidth, node.scrollHeight - node.parentElement!.clientHeight])
      expect(Math.max(...cut), scenario).toBeLessThanOrEqual(0)
    }
  },
)

test('at 1366x650 and 1440x780 the tab of the curves has room, and so have the tables of the drawer', async () => {
  const { page } = await open({ width: 1366, height: 650 })
  await page.keyboard.press('.')
  const found: string[] = []
  for (const [width, height] of [
    [1366, 650],
    [1440, 780],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const name of ['Curves', 'Sample', 'Data']) {
      await page.getByRole('tab', { name, exact: true }).click()
      found.push(...(await layoutProblems(page)).map((line) => `${width}x${height} ${name}: ${line}`))
    }
  }
  expect(found).toEqual([])
})

const EVERY_WIDTH = Array.from({ length: 81 }, (_, k) => 320 + 20 * k)
const SOME_WIDTHS = [320, 720, 800, 900, 1180]

test.each(['Lab', 'Inside the step', 'Compare', 'Lecture', 'Expression'])(
  'in the mode %s nothing is outside the window or cut, at any width',
  async (mode) => {
    const { page } = await open({ width: 1440, height: 900 })
    await page.keyboard.press('.')
    if (mode === 'Lecture') await page.keyboard.press('l')
    else if (mode === 'Expression') await openExpression(page)
    else if (mode === 'Inside the step') await openInside(page)
    else await page.locator('.header').getByText(mode, { exact: true }).click()
    const found: string[] = []
    for (const width of PROOF ? EVERY_WIDTH : SOME_WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      found.push(...(await layoutProblems(page)).map((line) => `${width}: ${line}`))
    }
    expect(found).toEqual([])
  },
)

test.each([
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])('at $width x $height the browser’s own size of text enlarges the page; pictures stay, nothing is cut', async (size) => {
  const { page, context } = await open({ ...size, alone: true })
  await page.keyboard.press('.')
  const textPx = () => page.locator('.graph').evaluate((graph) => Number.parseFloat(getComputedStyle(graph).fontSize))
  const before = await textPx()
  const session = await context.newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 24 } })
  await page.reload()
  expect(await layoutProblems(page)).toEqual([])
  expect(await textPx()).toBe(before * 1.5)
  // twice the size: the page is longer than the window, and scrolls under Play
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
  await page.reload()
  if (size.width === 390) await page.getByRole('tab', { name: 'Loss', exact: true }).click()
  const plot = (await page.locator('.landscape-picture').boundingBox())!
  expect(plot.height).toBeGreaterThan(150)
  await expectInside(page)
  await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }))
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await expectInside(page)
})

/** Play and the loss are inside the window. */
async function expectInside(page: Page): Promise<void> {
  for (const part of ['.play-button', '.position-loss']) {
    const box = (await page.locator(part).boundingBox())!
    expect(box.y + box.height).toBeLessThanOrEqual(page.viewportSize()!.height)
    expect(box.x + box.width).toBeLessThanOrEqual(page.viewportSize()!.width)
  }
}

test.each([1, 2])(
  'in a lecture of %i runs on a small projector the chips are one row, and the caption ends before the speed',
  async (runs) => {
    const { page } = await open(NARROW)
    if (runs === 2) await openComparison(page)
    await goTo(page, 1000)
    await page.keyboard.press('l')
    await page.evaluate(() => window.downhill.page.setState({ message: null }))
    for (const width of [NARROW.width, 820]) {
      await page.setViewportSize({ ...NARROW, width })
      await settled(page)
      const [text, speed, strip] = await page.evaluate(() => {
        const range = document.createRange()
        range.selectNodeContents(document.querySelector('.caption-text')!)
        const boxOf = (part: string) => document.querySelector(part)!.getBoundingClientRect()
        return [range.getBoundingClientRect().right, boxOf('.caption .select').left, boxOf('.lecture-strip').height]
      })
      expect(speed, `${width} px`).toBeGreaterThan(0) // it is there
      expect(text, `${width} px`).toBeLessThanOrEqual(speed!)
      if (width === NARROW.width) expect(strip).toBeLessThan(80)
    }
    await page.setViewportSize({ width: 720, height: 450 })
    await settled(page)
    expect((await page.locator('.lecture-main').boundingBox())!.height).toBeGreaterThan(0.6 * 450)
    expect(await layoutProblems(page)).toEqual([])
  },
)

test('in a lecture the table of the strongest path is as wide as its place', async () => {
  const { page } = await open(LAB)
  await openScenario(page, 'Five sigmoid layers')
  await page.keyboard.press('.')
  await page.keyboard.press('l')
  await page.keyboard.press('7')
  for (const size of [HALL, NARROW]) {
    await page.setViewportSize(size)
    await settled(page)
    const wide = await page.locator('.unit-path').evaluate((part) => part.scrollWidth - part.clientWidth)
    expect(wide, `${size.width} px`).toBe(0)
  }
})
