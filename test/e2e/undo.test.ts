import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openScenario } from './actions'
import { runTo, setField, unfocus, untilPaused } from './controls'
import { shownStep, site, until } from './harness'
import { stateOf } from './live-changes'

const { open } = site('dist-test')

test('live changes, a restart and another scenario are undone and redone one by one, each to the bit', async () => {
  const { page, problems } = await open()
  const states = [await stateOf(page)]
  const acts: readonly (() => Promise<void>)[] = [
    () => runTo(page, 15),
    () => rate(page, '0.3'),
    () => page.keyboard.press('m'),
    () => page.keyboard.press('r'),
    () => openScenario(page, 'Circles'),
  ]
  for (const act of acts) {
    await act()
    await untilPaused(page)
    states.push(await stateOf(page))
  }
  expect(new Set(states).size).toBe(6)

  for (const k of [4, 3, 2, 1]) {
    await page.keyboard.press('Control+z')
    await untilState(page, states[k])
  }
  expect(await shownStep(page)).toBe(15)
  expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true) // training is not a change
  for (const k of [2, 3, 4, 5]) {
    await page.keyboard.press('Control+Shift+z')
    await untilState(page, states[k])
  }
  expect(await page.getByRole('button', { name: 'Redo' }).isDisabled()).toBe(true)
  expect(problems).toEqual([])
})

test('undo gives the future back that a change in the past had cut', async () => {
  const { page, problems } = await open()
  await runTo(page, 60)
  const ahead = await stateOf(page)
  await page.evaluate(() => window.downhill.seek(20))
  await until(page, async () => (await shownStep(page)) === 20, 'step 20')
  await rate(page, '0.5')
  await untilPaused(page)
  expect(await page.evaluate(() => window.downhill.run.getState().lastStep)).toBe(20)
  await page.keyboard.press('Control+z')
  await until(page, () => page.evaluate(() => window.downhill.run.getState().lastStep >= 60), 'the future')
  await untilPaused(page)
  expect(await shownStep(page)).toBe(20)
  await page.evaluate(() => window.downhill.seek(60))
  await untilState(page, ahead)
  expect(problems).toEqual([])
})

async function rate(page: Page, value: string): Promise<void> {
  await setField(page, 'Learning rate', value)
  await unfocus(page)
}

async function untilState(page: Page, state: string | undefined): Promise<void> {
  await until(page, async () => (await stateOf(page)) === state, `the state ${state?.slice(0, 300)}`, 15_000).catch(async (error) => {
    expect(await stateOf(page)).toBe(state) // shows the difference
    throw error
  })
}
