import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { setSpeed } from './controls'
import { shownStep, site, until } from './harness'

const { open } = site('dist-test')

declare global {
  interface Window {
    reactCommits: { commits: number } // counted by the hook of openPage
  }
}

for (const lecture of [false, true]) {
  for (const speed of ['60', 'max'] as const) {
    test(`200 frames at speed ${speed}${lecture ? ' in lecture mode' : ''} cause no React render`, async () => {
      const { page, problems } = await open()
      await setSpeed(page, speed)
      if (lecture) await page.keyboard.press('l')
      const before = await commits(page)
      expect(before).toBeGreaterThan(0) // the hook does count
      await page.keyboard.press('Space')
      await until(page, async () => (await shownStep(page)) > 5, 'a running network')
      await page.waitForTimeout(500) // Play becomes Pause, the first columns appear
      const { frames, renders } = await page.evaluate(watchFrames, 200)
      expect(frames).toBeGreaterThanOrEqual(200)
      expect(renders).toBe(0)
      expect(problems).toEqual([])
    })
  }
}

function commits(page: Page): Promise<number> {
  return page.evaluate(() => window.reactCommits.commits)
}

/** Counts frames painted and React's commits meanwhile. */
function watchFrames(wanted: number): Promise<{ frames: number; renders: number }> {
  const before = window.reactCommits.commits
  let frames = 0
  let last = window.downhill.paintedFrame()
  return new Promise((done) => {
    const look = () => {
      const frame = window.downhill.paintedFrame()
      if (frame !== last) frames += 1
      last = frame
      if (frames >= wanted) done({ frames, renders: window.reactCommits.commits - before })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
