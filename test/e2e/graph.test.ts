import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { goTo, openComparison, openScenario } from './actions'
import { site } from './harness'
import { settled } from './settled'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

/** The names and numbers on pictures, the lines of the loss that leave its box, and numbers of units cut off. */
async function misplaced(page: Page): Promise<string[]> {
  await settled(page)
  return page.evaluate(() => {
    const found: string[] = []
    for (const tile of document.querySelectorAll<HTMLElement>('.graph-plane[data-pictured] .graph-unit')) {
      const box = tile.getBoundingClientRect()
      const aside = tile.dataset.words === 'right' || tile.dataset.words === 'side'
      const bar = Number.parseFloat(tile.style.getPropertyValue('--bar'))
      for (const word of tile.querySelectorAll<HTMLElement>('.graph-halo')) {
        const { left, right, top, width } = word.getBoundingClientRect()
        if (width === 0 || getComputedStyle(word).clipPath !== 'none') continue
        if (aside ? left < box.left + box.height : top < box.bottom - bar - 0.5) found.push(`${word.textContent} on its picture`)
        if (left < box.left || right > box.right) found.push(`${word.textContent} out of its tile`)
      }
    }
    for (const loss of document.querySelectorAll('.graph-loss')) {
      const box = loss.getBoundingClientRect()
      for (const line of loss.querySelectorAll('.graph-line, .graph-loss-now, b, em')) {
        const { left, right, top, bottom, width } = line.getBoundingClientRect()
        if (width === 0) continue
        if (left < box.left || right > box.right || top < box.top - 1 || bottom > box.bottom + 1)
          found.push(`${line.textContent} out of the loss`)
      }
    }
    return found
  })
}

test.each([
  ['the lab', LAB],
  ['a phone', PHONE],
] as const)('in %s no name or number stands on a picture or leaves its tile, nor a line the box of the loss', async (_, size) => {
  const { page, context } = await open(size)
  expect(await misplaced(page)).toEqual([])
  for (const name of ['Spirals', 'Five sigmoid layers', 'Sine curve', 'One update by hand', 'Penguins']) {
    await openScenario(page, name)
    await goTo(page, 3)
    expect(await misplaced(page), name).toEqual([])
  }
  await context.close()
})

test('two graphs side by side keep the lines of the loss in its strip, and say the number of a unit that is selected', async () => {
  const { page, context } = await open()
  await openScenario(page, 'Spirals')
  await goTo(page, 3)
  await openComparison(page)
  expect(await page.locator('.graph-loss[data-place="strip"]').count()).toBe(2)
  expect(await misplaced(page)).toEqual([])
  await page.locator('[data-spot="unit/1/0"]').first().click()
  await settled(page)
  const said = await page.locator('.graph-readout').first().innerText()
  const value = await page.locator('[data-spot="unit/1/0"] .graph-number').first().textContent()
  expect(said).toMatch(/^h1\.1 activation [−\d.e]+$/)
  expect(Math.abs(Number(said.split(' ').at(-1)!.replace('−', '-')) - Number(value!.replace('−', '-')))).toBeLessThan(0.01)
  await context.close()
})
