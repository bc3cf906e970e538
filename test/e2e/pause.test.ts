import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PROOF } from '../support/proof'
import { type Chance, createChance } from '../support/run-documents'
import { setSpeed, untilPaused } from './controls'
import { shownStep, site, until } from './harness'
import { settled } from './settled'

const { open } = site('dist-test')

const COMMANDS: readonly { readonly name: string; readonly act: (page: Page, chance: Chance) => Promise<void> }[] = [
  { name: 'play a moment and pause', act: playAMoment },
  { name: 'step', act: (page) => page.keyboard.press('.') },
  { name: 'three steps', act: (page) => times(page, '.', 3) },
  { name: 'back', act: (page) => page.keyboard.press(',') },
  { name: 'three steps back', act: (page) => times(page, ',', 3) },
  { name: 'epoch', act: (page) => page.keyboard.press('e') },
  { name: 'seek', act: seekAnywhere },
  { name: 'momentum', act: (page) => page.keyboard.press('m') },
  { name: 'dropout', act: (page) => page.keyboard.press('p') },
  { name: 'rate', act: (page, chance) => page.keyboard.press(chance.pick(['[', ']'])) },
  { name: 'undo', act: (page) => page.keyboard.press('Control+z') },
  { name: 'restart', act: (page) => page.keyboard.press('r') },
]

for (const seed of PROOF ? [1, 2, 3] : [1]) {
  test(`after each of 25 random commands the shown step is the worker's and stays (seed ${seed})`, async () => {
    const { page, problems } = await open()
    const chance = createChance(seed)
    await setSpeed(page, 'max')
    const done: string[] = []
    for (let k = 0; k < 25; k++) {
      const { name, act } = chance.pick(COMMANDS)
      done.push(name)
      await act(page, chance)
      await untilPaused(page)
      const first = await untilOne(page, done)
      await settled(page)
      expect(await stepsOf(page), `after ${done.join(', ')}`).toEqual(first)
    }
    expect(problems).toEqual([])
  })
}

async function playAMoment(page: Page, chance: Chance): Promise<void> {
  await page.keyboard.press('Space')
  await page.evaluate((frames) => window.activity.frames(frames), 1 + chance.below(9))
  await page.keyboard.press('Space')
}

async function seekAnywhere(page: Page, chance: Chance): Promise<void> {
  await page.evaluate((share) => window.downhill.seek(Math.floor(share * window.downhill.run.getState().lastStep)), chance.share())
}

async function times(page: Page, key: string, count: number): Promise<void> {
  for (let k = 0; k < count; k++) await page.keyboard.press(key)
}

/** Waits until every place names one and the same step, which a machine that stutters may paint late. */
async function untilOne(page: Page, done: readonly string[]): Promise<Record<string, number>> {
  let steps: Record<string, number> = {}
  const one = async () => {
    steps = await stepsOf(page)
    return new Set(Object.values(steps)).size === 1
  }
  await until(page, one, `one step after ${done.join(', ')}`, 5000)
  return steps
}

/** The step as it is written, in the newest frame, in the state, and in the document that a link would hold. */
async function stepsOf(page: Page): Promise<Record<string, number>> {
  const shown = await shownStep(page)
  return page.evaluate((written) => {
    const { run, latestFrame, paintedFrame, currentDocument } = window.downhill
    return {
      written,
      frame: latestFrame()?.position.step ?? -1,
      painted: paintedFrame()?.position.step ?? -1,
      state: run.getState().position?.step ?? -1,
      document: currentDocument().step,
    }
  }, shown)
}
