import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { untilMessage } from './controls'
import { site, until } from './harness'
import { settled } from './settled'

const { open } = site('dist-test')

/** What is read of the page and lies below a message. */
function covered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const box = document.querySelector('.message[data-kind]')!.getBoundingClientRect()
    const regions = '.graph svg, .app-drawer, .app-companion, .app-transport, .rail, .lecture-strip, .caption, [role="tabpanel"]'
    const meets = ({ left, right, top, bottom }: DOMRect) => left < box.right && right > box.left && top < box.bottom && bottom > box.top
    const inside = box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight
    const found = [...document.querySelectorAll(regions)].filter((node) => meets(node.getBoundingClientRect()))
    return [...(inside ? [] : ['outside the window']), ...found.map(({ className }) => String(className))]
  })
}

test('a message covers no picture, number, setting or caption, at any size', async () => {
  const { page, problems } = await open({ hash: '#d=broken' })
  await untilMessage(page, /^The link was not opened/)
  const none = async (width: number, height: number) => {
    await page.setViewportSize({ width, height })
    await settled(page)
    await until(page, async () => (await covered(page)).length === 0, `nothing covered at ${width} x ${height}`)
  }
  for (const [width, height] of [
    [1440, 900],
    [1366, 650],
    [1100, 780],
    [820, 1100],
    [390, 844],
  ] as const)
    await none(width, height)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.keyboard.press('l')
  for (const [width, height] of [
    [1920, 1080],
    [1024, 768],
  ] as const)
    await none(width, height)
  expect(problems).toEqual([])
})

test('a dialog has its title as its name, and the focus begins at its first useful control', async () => {
  const { page, problems } = await open()
  const focused = () => page.evaluate(() => document.activeElement?.closest('.dialog-body') && document.activeElement.tagName)
  const begins = async (title: string, tag: string) => {
    const dialog = page.getByRole('dialog', { name: title, exact: true })
    await until(page, async () => (await dialog.isVisible()) && (await focused()) === tag, `the focus in ${title}`)
    await page.keyboard.press('Escape')
    await until(page, async () => (await dialog.count()) === 0, `${title} to close`)
  }
  await page.locator('.scenario > button').press('Enter')
  await begins('Scenarios', 'INPUT')
  await page.keyboard.press('?')
  await begins('Help', 'BUTTON')
  await page.getByRole('button', { name: /^Share picture|picture of this run/i }).press('Enter')
  await begins('A picture of this run', 'BUTTON')
  expect(problems).toEqual([])
})
