import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { field } from './controls'
import { shownStep, site, until } from './harness'
import { settled } from './settled'

const { open } = site('dist-test')

test('a slider that is let go sends its last value, also where an earlier one was answered meanwhile', async () => {
  const { page, problems } = await open()
  const slider = page.getByRole('slider', { name: 'Learning rate, slider' })
  const rateOfRun = () => page.evaluate(() => window.downhill.latestFrame()?.training.learningRate)
  const before = await rateOfRun()
  const [, , last] = await moves(slider, [1, 2, 3]) // the first is sent, the others follow within the same quarter of a second
  await until(page, async () => (await rateOfRun()) !== before, 'the answer to the first')
  await settled(page)
  expect(await slider.inputValue()).toBe(last)
  const shown = await field(page, 'Learning rate').inputValue()
  await slider.dispatchEvent('pointerup')
  await until(page, async () => (await rateOfRun()) === Number(shown), 'the last value')
  expect(await slider.inputValue()).toBe(last)
  expect(problems).toEqual([])
})

test('Page Up and Page Down move the slider that has the focus, and take no step', async () => {
  const { page, problems } = await open()
  await page.keyboard.press('.')
  await until(page, async () => (await shownStep(page)) === 1, 'a step')
  const slider = page.getByRole('slider', { name: 'Learning rate, slider' })
  const start = Number(await slider.inputValue())
  await slider.focus()
  await page.keyboard.press('PageDown')
  await until(page, async () => Number(await slider.inputValue()) < start, 'a lower rate')
  await page.keyboard.press('PageUp')
  await until(page, async () => Number(await slider.inputValue()) >= start, 'the rate as it was')
  expect(await shownStep(page)).toBe(1)
  expect(problems).toEqual([])
})

/** Moves a slider by several of its steps at once, as a hand does between two answers; answers with its places. */
function moves(slider: Locator, steps: readonly number[]): Promise<string[]> {
  return slider.evaluate((node, counts) => {
    const input = node as HTMLInputElement
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set! // React's own would hide the change
    const start = Number(input.value)
    return counts.map((count) => {
      setValue.call(input, String(start + count * Number(input.step)))
      input.dispatchEvent(new Event('input', { bubbles: true }))
      return input.value
    })
  }, steps)
}
