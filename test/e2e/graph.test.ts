import { expect, test } from 'vitest'
import { goTo, openComparison, openScenario } from './actions'
import { site } from './harness'
import { pictureProblems } from './picture-problems'
import { settled } from './settled'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

test.each([
  ['the lab', LAB],
  ['a phone', PHONE],
] as const)('in %s no name or number stands on a picture or leaves its tile, nor a line the box of the loss', async (_, size) => {
  const { page, context } = await open(size)
  expect(await pictureProblems(page)).toEqual([])
  for (const name of ['Spirals', 'Five sigmoid layers', 'Sine curve', 'One update by hand', 'Penguins']) {
    await openScenario(page, name)
    await goTo(page, 3)
    expect(await pictureProblems(page), name).toEqual([])
  }
  await context.close()
})

test('two graphs side by side keep the lines of the loss in its strip, and say the number of a unit that is selected', async () => {
  const { page, context } = await open()
  await openScenario(page, 'Spirals')
  await goTo(page, 3)
  await openComparison(page)
  expect(await page.locator('.graph-loss[data-place="strip"]').count()).toBe(2)
  expect(await pictureProblems(page)).toEqual([])
  await page.locator('[data-spot="unit/1/0"]').first().click()
  await settled(page)
  const said = await page.locator('.graph-readout').first().innerText()
  const value = await page.locator('[data-spot="unit/1/0"] .graph-number').first().textContent()
  expect(said).toMatch(/^h1\.1 activation [−\d.e]+$/)
  expect(Math.abs(Number(said.split(' ').at(-1)!.replace('−', '-')) - Number(value!.replace('−', '-')))).toBeLessThan(0.01)
  await context.close()
})
