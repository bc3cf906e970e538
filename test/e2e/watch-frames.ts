import type { Page } from 'playwright-core'
import { until } from './page'

declare global {
  interface Window {
    reactCommits: { commits: number } // counted by the hook of openPage
  }
}

/** How often React has changed the page. */
export function commits(page: Page): Promise<number> {
  return page.evaluate(() => window.reactCommits.commits)
}

/** Waits until what the start of the run has changed is rendered: as many frames without a commit as half a second has. */
export async function untilQuiet(page: Page): Promise<void> {
  const quiet = async () => {
    const before = await commits(page)
    await page.evaluate(() => window.activity.frames(30))
    return (await commits(page)) === before
  }
  await until(page, quiet, '30 frames without a render')
}

/** Counts frames painted and React's commits meanwhile, and names what changed in the store. */
export function watchFrames(wanted: number): Promise<{ frames: number; renders: number; changed: string[] }> {
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
