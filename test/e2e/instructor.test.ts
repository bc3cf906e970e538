import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openComparison, openScenario } from './actions'
import { field, message, setField, untilPaused } from './controls'
import { shownStep, site, until } from './harness'
import { paintedNumbers, untrue } from './painted-numbers'
import { settled } from './settled'

const { open } = site('dist-test')

test('moons with a wide network, dropout in run B from step 200 on: both curves are seen, they are one up to there and two after it', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Dropout against overfitting')
  await openComparison(page)
  await seekBoth(page, 200)
  await page.keyboard.press('p')
  await until(page, async () => (await page.getByRole('list', { name: 'What differs' }).innerText()).includes('dropout'), 'the chip')
  await seekBoth(page, 1000)
  const curves = page.getByRole('region', { name: 'Curves' })
  const picture = (await curves.getByRole('application').getAttribute('aria-label')) ?? ''
  for (const name of ['A training', 'A test', 'B training', 'B test']) expect(await curves.innerText(), picture).toContain(name)
  await curves.getByRole('button', { name: 'Table' }).click()
  await settled(page)
  expect(untrue(await paintedNumbers(page))).toEqual([])
  const rows = await histories(page)
  expect(rows.filter(({ step, a, b }) => step <= 200 && a !== b)).toEqual([])
  expect(rows.filter(({ step, a, b }) => step > 200 && a === b)).toEqual([])
  const last = rows.at(-1)!
  expect(last.step).toBe(1000)
  expect(last.gapB).toBeLessThan(last.gapA) // dropout keeps the test loss near the training loss
  expect(problems).toEqual([])
})

test('momentum reaches in half the steps the loss that plain descent has in the valley after 150, as the table of the curves says', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Momentum in a valley')
  await openComparison(page)
  await page.keyboard.press('m')
  await until(page, async () => (await page.getByRole('list', { name: 'What differs' }).innerText()).includes('momentum'), 'the chip')
  await seekBoth(page, 150)
  const rows = await histories(page)
  const goal = rows.at(-1)!.a
  const reached = rows.find(({ b }) => b <= goal)?.step ?? Number.POSITIVE_INFINITY
  expect(rows.filter(({ step, a }) => step < 150 && a <= goal)).toEqual([])
  expect(reached).toBeLessThan(75)
  const curves = page.getByRole('region', { name: 'Curves' })
  await curves.getByRole('button', { name: 'Table' }).click()
  await settled(page)
  expect(untrue(await paintedNumbers(page))).toEqual([])
  expect(problems).toEqual([])
})

test('in lecture mode the light of a rising loss is followed to its repair, which opens a comparison where run B learns', async () => {
  const { page, problems } = await open({ width: 1920, height: 1080 })
  await openScenario(page, 'A valley of best weights')
  await setField(page, 'Learning rate', '0.05')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let k = 1; k <= 5; k++) {
    await page.keyboard.press('.')
    await until(page, async () => (await shownStep(page)) === k, `step ${k}`)
  }
  await page.keyboard.press('l')
  await page.keyboard.press('8')
  const finding = page.getByRole('article', { name: 'The loss is rising' })
  await until(page, async () => (await finding.count()) === 1, 'the light')
  await finding.getByRole('button', { name: 'Try it in run B' }).click()
  await until(
    page,
    async () => (await page.evaluate(() => window.downhill.page.getState().runs[1]?.state.getState().training?.learningRate)) === 0.02,
    'run B',
  )
  await page.keyboard.press('2')
  await page.keyboard.press('.')
  await untilPaused(page)
  const rows = await histories(page)
  expect(rows.at(-1)!.b).toBeLessThan(rows.at(-1)!.a)
  expect(problems).toEqual([])
})

test('in lecture mode the keys + and − change the speed, and a number typed with Enter leaves Space to play and pause', async () => {
  const { page, problems } = await open({ width: 1920, height: 1080 })
  await page.keyboard.press('l')
  const speed = page.getByRole('combobox', { name: 'Speed' })
  expect(await speed.inputValue()).toBe('20')
  await page.keyboard.press('+')
  expect(await speed.inputValue()).toBe('60')
  await until(page, async () => (await message(page)).includes('60 steps a second'), 'the speed in words')
  await page.keyboard.press('=')
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  expect(await speed.inputValue()).toBe('max')
  for (let k = 0; k < 7; k++) await page.keyboard.press('-')
  expect(await speed.inputValue()).toBe('1')
  const rate = field(page, 'lr')
  await rate.fill('abc')
  await page.keyboard.press('Enter')
  expect(await rate.getAttribute('aria-invalid')).toBe('true')
  expect(await hasFocus(rate)).toBe(true)
  await page.keyboard.press('Escape')
  expect(await rate.inputValue()).toBe('0.1')
  expect(await hasFocus(rate)).toBe(false)
  await rate.fill('0.3')
  await page.keyboard.press('Enter')
  expect(await hasFocus(rate)).toBe(false)
  await page.keyboard.press('Space')
  await until(page, () => page.evaluate(() => window.downhill.run.getState().status === 'playing'), 'the play')
  expect(await page.evaluate(() => window.downhill.run.getState().training?.learningRate)).toBe(0.3)
  await page.keyboard.press('Space')
  await untilPaused(page)
  expect(problems).toEqual([])
})

test('the caption of a comparison has both losses of both runs and B’s step where its batches are others; the rate in force is beside the first one', async () => {
  const { page, problems } = await open({ width: 1920, height: 1080 })
  await page.getByRole('combobox', { name: 'Rate schedule', exact: true }).selectOption('exponential')
  const schedule = () => page.evaluate(() => window.downhill.run.getState().training?.schedule.kind)
  await until(page, async () => (await schedule()) === 'exponential', 'the schedule')
  await openComparison(page)
  await page.keyboard.press('l')
  const strip = page.locator('.lecture-strip')
  const height = (await strip.boundingBox())!.height
  const caption = page.locator('.caption-words > .caption-text:not([hidden])')
  await page.keyboard.press('.')
  await untilPaused(page)
  await until(page, async () => (await message(page)) === '', 'the message to go')
  expect(await caption.innerText()).toMatch(/^Step 1: training loss A \S+ · B \S+ test loss A \S+ · B \S+$/)
  await page.keyboard.press('l')
  await page.getByRole('combobox', { name: 'Batch', exact: true }).selectOption('full')
  await page.keyboard.press('l')
  await page.evaluate(() => window.downhill.seek(100))
  await until(page, async () => (await shownStep(page)) === 100, 'step 100')
  await untilPaused(page)
  await until(page, async () => (await message(page)) === '', 'the message to go')
  await until(page, async () => /^Step 100 \(A\), \d+ \(B\): training loss/.test(await caption.innerText()), 'the step of B')
  await page.keyboard.press('2')
  await settled(page)
  const painted = await paintedNumbers(page)
  expect(untrue(painted)).toEqual([])
  const rate = painted.find(({ ref }) => ref.startsWith('plan:'))!
  expect(rate.recorded).toBeLessThan(0.1)
  expect(await page.locator('.rate-now').innerText()).toBe(`now ${rate.text}`)
  expect((await strip.boundingBox())!.height).toBe(height)
  expect(problems).toEqual([])
})

test('where a rule has stopped the run the caption goes on saying so, as high as before, and leads back to the best weights', async () => {
  const { page, problems } = await open({ width: 1920, height: 1080 })
  await openScenario(page, 'Early stopping')
  await page.keyboard.press('l')
  const height = (await page.locator('.caption').boundingBox())!.height
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('max')
  await page.keyboard.press('Space')
  const line = page.locator('.caption-stopped')
  const heights = new Set<number>()
  await until(
    page,
    async () => {
      heights.add((await page.locator('.caption').boundingBox())!.height)
      return (await line.count()) === 1 && (await message(page)) === ''
    },
    'the rule that stays when the message has gone',
    60_000,
  )
  expect([...heights]).toEqual([height])
  expect(await line.innerText()).toBe('Stopped: 20 evaluations without a better test loss.')
  const best = await page.evaluate(() => window.downhill.run.getState().stopped!.bestStep)
  await page.getByRole('button', { name: `Restore the best weights (step ${best})` }).click()
  await until(page, async () => (await shownStep(page)) === best, 'the best weights')
  await until(page, async () => (await line.count()) === 0, 'the rule to be named no more')
  expect(problems).toEqual([])
})

test('inside a step of a comparison the strip is run A’s, which is walked through: its buttons act on it, and there is no run to choose', async () => {
  const { page, problems } = await open({ width: 1920, height: 1080 })
  await openComparison(page)
  await page.keyboard.press('l')
  const run = page.getByRole('group', { name: 'Run', exact: true })
  await until(page, async () => (await run.count()) === 1, 'the choice of the run')
  await page.keyboard.press('i')
  await until(page, () => page.evaluate(() => window.downhill.page.getState().inside !== null), 'the step')
  expect(await run.count()).toBe(0)
  await page.getByRole('button', { name: '×2' }).click()
  await until(page, async () => (await field(page, 'lr').inputValue()) === '0.2', 'the rate beside the button')
  expect(await message(page)).toBe('Run A, from the next step on: learning rate 0.1 → 0.2')
  expect(problems).toEqual([])
})

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((node) => node === document.activeElement)
}

/** Both runs at a step. */
async function seekBoth(page: Page, step: number): Promise<void> {
  await page.evaluate((target) => window.downhill.seek(target), step)
  await until(
    page,
    async () =>
      (await page.evaluate(() => {
        const { status } = window.downhill.run.getState()
        const [, beside] = window.downhill.page.getState().runs
        return [status, window.downhill.latestFrame()?.position.step, beside?.frames.latest()?.position.step].join()
      })) === `paused,${step},${step}`,
    `both at step ${step}`,
    60_000,
  )
}

/** Rows that both runs have: training losses, and how far the test loss is above them. */
function histories(page: Page) {
  return page.evaluate(() => {
    const beside = window.downhill.page.getState().runs[1]!
    return window.downhill.history.rows().flatMap((a) => {
      const b = beside?.frames.history.at(a.step)
      return b ? [{ step: a.step, a: a.trainLoss, b: b.trainLoss, gapA: a.testLoss - a.trainLoss, gapB: b.testLoss - b.trainLoss }] : []
    })
  })
}
