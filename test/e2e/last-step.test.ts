import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { some } from '../support/proof'
import { stepTimes } from './actions'
import { site, until } from './harness'
import { numbersWithoutRecord, paintedNumbers, untrue } from './painted-numbers'
import { settled } from './settled'

const { open } = site('dist-test')

/** Scales, chosen for round numbers, and the other regions, which have their own tests. */
const OUTSIDE = [
  '.anatomy-scale',
  '.anatomy-scales',
  '.unit-scale',
  ...['.app-header', '.app-rail', '.app-stage', '.app-companion', '.app-transport', '.message'],
]

test.each(some(3, ['momentum', 'nesterov', 'adam', 'sgd', 'rmsprop', 'adagrad']))(
  'the parts of an update by %s are those of the record and add up to it',
  async (optimizer) => {
    const { page, problems } = await open()
    await page.getByLabel('Optimizer', { exact: true }).selectOption(optimizer)
    await page.getByLabel('Weight penalty', { exact: true }).selectOption('l2 half')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await stepTimes(page, 4)
    await page.getByRole('tab', { name: 'Update', exact: true }).click()
    await until(page, async () => (await page.locator('.anatomy-total').count()) > 0, 'the parts')
    await checkInside(page, '.anatomy', 10)
    const changes = (await page.locator('.anatomy-parts tbody td:last-child').allInnerTexts()).map((text) => Number(text.replace('−', '-')))
    const update = changes.pop()!
    const sum = changes.reduce((total, change) => total + change, 0)
    expect(Math.abs(sum - update)).toBeLessThan(1e-3 * changes.reduce((total, change) => total + Math.abs(change), 0))
    const table = page.locator('.anatomy-title').getByRole('button', { name: 'Table' })
    if (await table.count()) {
      await table.click()
      await checkInside(page, '.anatomy', 22) // four steps back, made again where they were not seen
    }
    expect(problems).toEqual([])
  },
)

test('what is said of a unit and of the layers is in the record of the batch', async () => {
  const { page, problems } = await open()
  await stepTimes(page, 3)
  await page.getByRole('tab', { name: 'Unit', exact: true }).click()
  await until(page, async () => (await page.locator('.unit-layers').count()) > 0, 'the layers')
  await checkInside(page, '.unit', 9)
  await page.locator('.unit-title').getByRole('button', { name: 'Table' }).click()
  await checkInside(page, '.unit', 30)
  expect(problems).toEqual([])
})

async function checkInside(page: Page, region: string, least: number): Promise<void> {
  await settled(page)
  expect(await page.locator(`${region} [data-ref]`).count()).toBeGreaterThanOrEqual(least)
  expect(untrue(await paintedNumbers(page))).toEqual([])
  expect(await numbersWithoutRecord(page, OUTSIDE)).toEqual([])
}
