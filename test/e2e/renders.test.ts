import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { some, tries } from '../support/proof'
import { setField, setSpeed, unfocus, untilPaused } from './controls'
import { shownStep, site, until } from './harness'
import { rested } from './settled'
import { commits, untilQuiet, watchFrames } from './watch-frames'

const { open } = site('dist-test')

const FRAMES = tries(30, 200)

const PLAYED = [
  { speed: '60', lecture: false },
  { speed: 'max', lecture: true },
  { speed: 'max', lecture: false },
  { speed: '60', lecture: true },
] as const
for (const { speed, lecture } of some(2, PLAYED)) {
  test(`${FRAMES} frames at speed ${speed}${lecture ? ' in lecture mode' : ''} cause no React render`, async () => {
    const { page, problems } = await open()
    await setSpeed(page, speed)
    await keepAxis(page)
    await rested(page) // what comes in the background is there
    if (lecture) await page.keyboard.press('l')
    const before = await commits(page)
    expect(before).toBeGreaterThan(0) // the hook does count
    await page.keyboard.press('Space')
    await until(page, async () => (await shownStep(page)) > 5, 'a running network')
    await untilQuiet(page) // Play becomes Pause, the table gets the columns of a first step
    const { frames, renders, changed } = await page.evaluate(watchFrames, FRAMES)
    expect(frames).toBeGreaterThanOrEqual(FRAMES)
    expect(renders, `state changed meanwhile: ${changed.join(', ') || 'nothing'}`).toBe(0)
    expect(problems).toEqual([])
  })
}

test.each(some(1, ['Update', 'Unit']))('frames with the tab %s open cause no React render', async (tab) => {
  const { page, problems } = await open()
  await setSpeed(page, '60')
  await keepAxis(page)
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await unfocus(page)
  await rested(page)
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 20, 'a running network')
  await untilQuiet(page)
  const { frames, renders, changed } = await page.evaluate(watchFrames, FRAMES)
  expect(frames).toBeGreaterThanOrEqual(FRAMES)
  expect(renders, `state changed meanwhile: ${changed.join(', ') || 'nothing'}`).toBe(0)
  expect(problems).toEqual([])
})

test('a run whose loss swings at a rate of 100 renders a few times a second at most, and the page still answers', async () => {
  const { page, problems } = await open()
  await setField(page, 'Learning rate', '100')
  await setSpeed(page, 'max')
  await unfocus(page)
  await rested(page)
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 100, 'a running network')
  const swings = await page.evaluate(watchGrowing, tries(1, 10))
  expect(swings.flips).toBeGreaterThanOrEqual(1) // the run does swing
  // a status a second, with its message; 60 frames a second would be 60
  expect(swings.renders).toBeLessThanOrEqual(3 * (swings.seconds + 1))
  await page.keyboard.press('Space')
  await untilPaused(page)
  expect(problems).toEqual([])
})

/** Choose the axis of the losses, which would else become a log one, by one render, once they span 20 : 1. */
async function keepAxis(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'log scale' }).click()
  await unfocus(page)
}

/** Count React's commits until `growing` has changed so often. */
function watchGrowing(wanted: number): Promise<{ flips: number; renders: number; seconds: number }> {
  const before = window.reactCommits.commits
  const start = performance.now()
  let flips = 0
  return new Promise((done) => {
    const end = window.downhill.run.subscribe((state: { growing: boolean }, old: { growing: boolean }) => {
      if (state.growing !== old.growing) flips += 1
      if (flips < wanted) return
      end()
      done({ flips, renders: window.reactCommits.commits - before, seconds: (performance.now() - start) / 1000 })
    })
  })
}
