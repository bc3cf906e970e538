import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { site } from './harness'
import { settled } from './settled'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

/** How many cards there are, how many of them have a picture, and the left edges at which they stand. */
function cardsOf(page: Page, within: string) {
  return page.locator(within).evaluate((node) => {
    const cards = Array.from(node.querySelectorAll<HTMLElement>('.card'))
    const boxes = cards.map((card) => card.getBoundingClientRect())
    return {
      cards: cards.length,
      painted: node.querySelectorAll('canvas[data-painted]').length,
      lefts: new Set(boxes.map(({ left }) => Math.round(left))).size,
      least: Math.min(...cards.map((card) => card.querySelector('.card-picture')!.clientHeight)),
      width: Math.round(node.getBoundingClientRect().width),
    }
  })
}

test.each([
  ['in four columns of a dialog of 960 px', LAB, 4, 960, 960],
  ['in two columns on a phone', PHONE, 2, 340, PHONE.width],
])('each scenario has a picture of its run, %s', async (_, size, columns, least, most) => {
  const { page, problems } = await open(size)
  await settled(page)
  await page.locator('.scenario > button').click()
  await settled(page)
  const shown = await cardsOf(page, 'dialog[open]')
  expect(shown).toMatchObject({ cards: 47, painted: 46, lefts: columns })
  expect(shown.width).toBeGreaterThanOrEqual(least)
  expect(shown.width).toBeLessThanOrEqual(most)
  expect(shown.least).toBeGreaterThanOrEqual(88)
  expect(problems).toEqual([])
})

test('the four cards of the first sight have theirs, of one height', async () => {
  const { page } = await open(LAB)
  await settled(page)
  const shown = await cardsOf(page, '.start')
  expect(shown).toMatchObject({ cards: 4, painted: 4, lefts: 4 })
  const heights = await page.locator('.start .card-picture').evaluateAll((all) => all.map(({ clientHeight }) => clientHeight))
  expect(new Set(heights).size).toBe(1)
})
