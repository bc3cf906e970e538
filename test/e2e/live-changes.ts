import type { Page } from 'playwright-core'
import { field, setField, setSpeed, unfocus, untilPaused } from './controls'
import { shownStep, until } from './harness'

/** Plays and changes settings at moments that no clock repeats, then pauses wherever the run happens to be. */
export async function changeAtOddMoments(page: Page): Promise<void> {
  await setSpeed(page, 'max')
  await page.keyboard.press('Space')
  for (const key of ['m', ']', 'p', '[', '[', 'm', 'p']) {
    const from = await shownStep(page)
    const oddly = 1 + Math.random() * 200
    await until(page, async () => (await shownStep(page)) > from + oddly, 'some steps')
    await page.keyboard.press(key)
  }
  const before = await field(page, 'Rows in a batch').inputValue()
  await setField(page, 'Rows in a batch', before === '7' ? '9' : '7')
  await unfocus(page)
  const from = await shownStep(page)
  const oddly = 1 + Math.random() * 200
  await until(page, async () => (await shownStep(page)) > from + oddly, 'some steps')
  await page.keyboard.press('Space')
  await untilPaused(page)
}

/** Everything that must be the same in two pages of one run, as text that differs where a single bit does. */
export async function stateOf(page: Page): Promise<string> {
  await untilPaused(page)
  return page.evaluate(() => {
    const frame = window.downhill.latestFrame()
    if (!frame) throw new Error('no frame')
    // a trace has the state of the optimizer, which the parameters alone do not show
    const state = Object.entries(frame.trace?.state ?? {}).map(([name, values]) => [name, ...(values ?? [])])
    return JSON.stringify([
      frame.position,
      frame.training,
      [...frame.parameters],
      state,
      [...(frame.next?.update ?? [])],
      frame.row?.trainLoss,
    ])
  })
}
