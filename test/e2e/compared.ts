import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { paintedNumbers, untrue } from './painted-numbers'

/** Every painted number is that of its record. */
export async function numbersAreTrue(page: Page): Promise<void> {
  const numbers = await paintedNumbers(page)
  expect(numbers.length).toBeGreaterThan(8)
  expect(untrue(numbers)).toEqual([])
}

/** Of the newest frames of run A and run B. */
export function steps(page: Page): Promise<readonly (number | undefined)[]> {
  return page.evaluate(() => {
    const [, beside] = window.downhill.page.getState().runs
    return [window.downhill.latestFrame()?.position.step, beside?.frames.latest()?.position.step]
  })
}
