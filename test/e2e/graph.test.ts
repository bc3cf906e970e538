import { expect, test } from 'vitest'
import { goTo, openComparison, openScenario } from './actions'
import { shownStep, site, until } from './harness'
import { pictureProblems } from './picture-problems'
import { settled } from './settled'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

test.each([
  ['the lab', LAB],
  ['a phone', PHONE],
] as const)('in %s no name or number stands on a picture or leaves its tile, nor a line the box of the loss', async (_, size) => {
  const { page } = await open(size)
  expect(await pictureProblems(page)).toEqual([])
  for (const name of ['Spirals', 'Five sigmoid layers', 'Sine curve', 'One update by hand', 'Penguins']) {
    await openScenario(page, name)
    await goTo(page, 3)
    expect(await pictureProblems(page), name).toEqual([])
  }
})

test('two graphs side by side keep the lines of the loss in its strip, and say the number of a unit that is selected', async () => {
  const { page } = await open()
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
})

test.each([false, true])(
  'a change of lens or sample fades for 200 ms at most; with reduced motion (%s) and while it plays it is at once',
  async (reducedMotion) => {
    const { page } = await open({ reducedMotion })
    await page.evaluate(() => {
      const seen: { ms: number; opacity: number }[] = []
      Object.assign(window, { fades: seen })
      new MutationObserver((records) => {
        for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
          const [fade] = (node as HTMLElement).getAnimations?.() ?? []
          if (!fade) continue
          const ms = Number(fade.effect!.getComputedTiming().duration)
          fade.currentTime = ms / 2
          seen.push({ ms, opacity: Number(getComputedStyle(node as HTMLElement).opacity) })
        }
      }).observe(document.querySelector('.graph-plane')!, { childList: true, subtree: true })
    })
    const fades = () => page.evaluate(() => (window as unknown as { fades: { ms: number; opacity: number }[] }).fades.splice(0))
    for (const change of [
      () => page.getByText('sums', { exact: true }).click(),
      () => page.getByRole('button', { name: 'Next sample' }).click(),
    ]) {
      await change()
      await settled(page)
      const seen = await fades()
      expect(seen.length).toBe(reducedMotion ? 0 : 2) // edges and tiles
      for (const { ms, opacity } of seen) {
        expect(ms).toBeLessThanOrEqual(200)
        expect(opacity).toBeCloseTo(0.5, 1)
      }
    }
    expect(await page.locator('.graph-plane canvas').count()).toBe(2)
    await page.keyboard.press('Space')
    await until(page, async () => (await shownStep(page)) > 2, 'a running network')
    await page.getByText('gradients', { exact: true }).first().click()
    await until(page, async () => (await shownStep(page)) > 6, 'more steps')
    expect(await fades()).toEqual([])
  },
)
