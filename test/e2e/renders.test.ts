import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { some, tries } from '../support/proof'
import { setField, setSpeed, unfocus, untilPaused } from './controls'
import { shownStep, site, until } from './harness'
import { rested } from './settled'

const { open } = site('dist-test')

const FRAMES = tries(30, 200)

declare global {
  interface Window {
    reactCommits: { commits: number } // counted by the hook of openPage
  }
}

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

function commits(page: Page): Promise<number> {
  return page.evaluate(() => window.reactCommits.commits)
}

/** Waits until what the start of the run has changed is rendered: as many frames without a commit as half a second has. */
async function untilQuiet(page: Page): Promise<void> {
  const quiet = async () => {
    const before = await commits(page)
    await page.evaluate(() => window.activity.frames(30))
    return (await commits(page)) === before
  }
  await until(page, quiet, '30 frames without a render')
}

/** Counts frames painted and React's commits meanwhile, and names what changed in the store. */
function watchFrames(wanted: number): Promise<{ frames: number; renders: number; changed: string[] }> {
  const before = window.reactCommits.commits
  const changed: string[] = []
  const note = (state: object, old: object) => {
    for (const [name, value] of Object.entries(state)) if (Reflect.get(old, name) !== value) changed.push(name)
  }
  window.downhill.run.subscribe(note)
  window.downhill.page.subscribe(note)
  let frames = 0
  let last = window.downhill.paintedFrame()
  return new Promise((done) => {
    const look = () => {
      const frame = window.downhill.paintedFrame()
      if (frame !== last) frames += 1
      last = frame
      if (frames >= wanted) done({ frames, renders: window.reactCommits.commits - before, changed })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
