import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareMomentum, openScenario } from './actions'
import { site } from './harness'
import { until, untilStep } from './page'
import { settled } from './settled'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

test.each([
  { theme: 'light', size: LAB },
  { theme: 'dark', size: LAB },
  { theme: 'light', size: PHONE },
])('$theme, $size.width wide: a picture of the run is saved in 1200 x 675, with the words of its records', async ({ theme, size }) => {
  const { page, problems } = await open(size)
  await openScenario(page, 'Watch it learn')
  if (theme === 'dark') await page.keyboard.press('d')
  await page.evaluate(() => window.downhill.seek(200))
  await untilStep(page, 200)
  await settled(page)
  if (size === PHONE) await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'Share picture' }).click()
  const dialog = page.getByRole('dialog', { name: 'A picture of this run' })
  const picture = dialog.getByRole('img')
  await until(page, () => picture.isVisible(), 'the picture')
  const words = (await picture.getAttribute('alt'))!
  expect(await dialog.locator('.share-text').innerText()).toContain(words)
  const loading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save picture' }).click()
  const download = await loading
  expect(download.suggestedFilename()).toBe('downhill-watch-it-learn-step-200.png')
  const png = readFileSync((await download.path())!)
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 675])
  expect(png.length).toBeGreaterThan(30_000) // not one colour
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()

  // each step of the picture, as the lab shows it when it is there
  const steps = Array.from(
    words.matchAll(/step ([\d,]+): ([<>\d. %]+%)/g),
    ([, step, value]) => [Number(step!.replace(',', '')), value] as const,
  )
  expect(steps.map(([step]) => step)).toEqual([0, 3, 13, 50, 200])
  for (const [step, value] of steps) {
    await page.evaluate((to) => window.downhill.seek(to), step)
    await untilStep(page, step)
    await settled(page)
    const accuracy = await page.evaluate(() => window.downhill.latestFrame()!.row!.trainAccuracy)
    expect(`${(100 * accuracy).toFixed(1)} %`, `step ${step}`).toBe(value)
  }
  expect(problems).toEqual([])
})

test('of two runs the picture has a row of outputs each, what differs, and both accuracies', async () => {
  const { page, problems } = await open(LAB)
  await compareMomentum(page)
  await page.getByRole('button', { name: 'Share picture' }).click()
  const picture = page.getByRole('dialog', { name: 'A picture of this run' }).getByRole('img')
  await until(page, () => picture.isVisible(), 'the picture')
  const words = (await picture.getAttribute('alt'))!
  expect(words).toContain('Watch it learn: optimizer gradient descent | momentum 0.9')
  const accuracies = await page.evaluate(() =>
    window.downhill.page.getState().runs.map(({ frames }) => `${(100 * frames.latest()!.row!.trainAccuracy).toFixed(1)} %`),
  )
  for (const [k, mark] of ['A', 'B'].entries()) {
    expect(words).toContain(`${mark}: ${accuracies[k]} training accuracy, test `)
    expect(words).toContain(`Output at ${mark}: step 0: `)
  }
  expect(problems).toEqual([])
})
