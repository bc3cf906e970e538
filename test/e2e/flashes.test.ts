import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PROOF } from '../support/proof'
import { openScenario } from './actions'
import { play, setSpeed } from './controls'
import { shownStep, site, until } from './harness'
import { LAB } from './sizes'

const { open } = site('dist-test')

/** WCAG 2.3.1: at most three flashes, pairs of opposing changes of a tenth of the luminance, in any second. */
const MOST_FLASHES = 3
/** The smallest area that counts there, px² at 1024 x 768. */
const SMALL_AREA = 21_824
const WATCHED_MS = 3000
/** Pictures are compared in cells of so many px a side. */
const CELL = 2

for (const speed of ['20', '60'] as const) {
  test.runIf(PROOF)(`a run that swings at ${speed} steps a second flashes nowhere more than three times a second`, async () => {
    const { page, context, problems } = await open(LAB)
    await openScenario(page, 'A rate just above the limit')
    await setSpeed(page, speed)
    await play(page)
    await until(page, async () => (await shownStep(page)) > 20, 'a run that swings')
    const shots = await screencast(page)
    expect(shots.length).toBeGreaterThan(10)
    const blank = await context.newPage() // without the policy of the site
    const { flashing, most } = await blank.evaluate(countFlashes, { shots, cell: CELL, limit: MOST_FLASHES })
    console.log(
      `${speed} steps a second: ${shots.length} pictures, ${flashing} px² flash more than ${MOST_FLASHES} times a second, at most ${most} times`,
    )
    expect(flashing).toBeLessThan(SMALL_AREA / 2) // the digits of the numbers that go on
    expect(problems).toEqual([])
  })
}

interface Shot {
  readonly data: string // a PNG, base64
  readonly atMs: number
}

/** Every picture that the page puts on the screen for some seconds. */
async function screencast(page: Page): Promise<Shot[]> {
  const session = await page.context().newCDPSession(page)
  const shots: Shot[] = []
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    shots.push({ data, atMs: (metadata.timestamp ?? 0) * 1000 })
    void session.send('Page.screencastFrameAck', { sessionId })
  })
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 })
  await until(page, async () => shots.length > 1 && shots.at(-1)!.atMs - shots[0]!.atMs >= WATCHED_MS, 'the pictures')
  await session.send('Page.stopScreencast')
  return shots
}

/** Runs in a page: the area that flashes more than `limit` times within a second, and how often a cell does at most. */
async function countFlashes({ shots, cell, limit }: { readonly shots: readonly Shot[]; readonly cell: number; readonly limit: number }) {
  let levels: Float32Array[] = [] // of each cell: luminance of the last turn, and the direction of the last change
  let turns: number[][] = []
  let most = 0
  const flashing = new Set<number>()
  for (const { data, atMs } of shots) {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const [width, height] = [Math.floor(image.width / cell), Math.floor(image.height / cell)]
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0, width, height)
    const pixels = context.getImageData(0, 0, width, height).data
    const linear = (value: number) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)
    const now = Float32Array.from(
      { length: width * height },
      (_, k) => 0.2126 * linear(pixels[4 * k]!) + 0.7152 * linear(pixels[4 * k + 1]!) + 0.0722 * linear(pixels[4 * k + 2]!),
    )
    if (levels.length === 0) {
      levels = [now.slice(), new Float32Array(now.length)]
      turns = Array.from(now, () => [])
      continue
    }
    const [extreme, direction] = levels as [Float32Array, Float32Array]
    for (let k = 0; k < now.length; k++) {
      const change = now[k]! - extreme[k]!
      const sign = Math.sign(change)
      if (sign === direction[k] || (Math.abs(change) < 0.1 && direction[k] !== 0)) {
        if (sign === direction[k]) extreme[k] = now[k]! // further the same way
        continue
      }
      if (Math.abs(change) < 0.1 || Math.min(now[k]!, extreme[k]!) >= 0.8) continue
      extreme[k] = now[k]!
      direction[k] = sign
      const times = turns[k]!
      times.push(atMs)
      while (atMs - times[0]! > 1000) times.shift()
      const flashes = times.length / 2
      if (flashes > most) most = flashes
      if (flashes > limit) flashing.add(k)
    }
  }
  return { flashing: flashing.size * cell * cell, most }
}
