import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { formatNumber, formatPercent } from '../../src/ui/number/format-number'
import { some } from '../support/proof'
import { openComparison } from './actions'
import { numbersAreTrue, steps } from './compared'
import { setField, unfocus } from './controls'
import { site } from './harness'
import { until } from './page'
import { settled } from './settled'

const { open } = site('dist-test')

test('a frame of run B that comes after the last one of run A is painted in the table of the curves and the lecture’s caption', async () => {
  const { page, problems } = await open()
  await openComparison(page)
  await page.evaluate(() => window.downhill.seek(3))
  await until(page, async () => (await steps(page)).join() === '3,3', 'both at step 3')
  await page.getByRole('region', { name: 'Curves' }).getByRole('button', { name: 'Table' }).click()
  const lossInTable = page.locator('.curves-table tbody tr:not([hidden])').last().locator('td[data-run="B"]').first()
  for (const [trainLoss, key] of [
    [7.25, ''],
    [8.125, 'l'],
  ] as const) {
    if (key) await page.keyboard.press(key)
    const node = key ? page.locator('[data-part="loss-b"]') : lossInTable
    await until(page, async () => (await node.innerText()) !== '', 'a loss of run B')
    await page.evaluate((loss) => {
      const { frames } = window.downhill.page.getState().runs[1]!
      const latest = frames.latest()!
      const row = { ...latest.row!, trainLoss: loss }
      frames.receive({ ...latest, row, rows: [row], rowsReset: true })
    }, trainLoss)
    await until(page, async () => Number(await node.innerText()) === trainLoss, 'the newest loss of run B')
  }
  expect(problems).toEqual([])
})

const SIZES = [
  [1440, 900],
  [820, 1100],
  [1366, 650],
] as const
test.each(some(2, SIZES))(
  'at %i x %i a comparison opens on a picture of each run: as large as each other, each in the middle below its network',
  async (width, height) => {
    const { page, problems } = await open({ width, height })
    await openComparison(page)
    await page.keyboard.press('m')
    await page.evaluate(() => window.downhill.seek(30))
    await until(page, async () => (await steps(page)).join() === '30,30', 'both at step 30')
    await settled(page)
    await numbersAreTrue(page)
    const boxOf = async (run: string, part: string) =>
      (await page
        .getByRole('region', { name: `Output of run ${run}` })
        .locator(part)
        .boundingBox())!
    const [a, b] = [await boxOf('A', '.chart-frame'), await boxOf('B', '.chart-frame')]
    expect([b.width, b.height]).toEqual([a.width, a.height])
    expect(b.y).toBe(a.y)
    expect(a.width * a.height).toBeGreaterThan(height > 860 && width > 1180 ? 55_000 : 14_000)
    const middle = ({ x, width }: typeof a) => x + width / 2
    for (const run of width < 1180 ? [] : ['A', 'B']) {
      const network = (await page.getByRole('region', { name: `Run ${run}`, exact: true }).boundingBox())!
      expect(Math.abs(middle(run === 'A' ? a : b) - middle(network)), run).toBeLessThanOrEqual(1)
    }
    for (const [k, run] of ['A', 'B'].entries()) {
      const results = page.getByRole('region', { name: `Output of run ${run}` }).locator('.compare-result b')
      const rows = await page.evaluate((at) => window.downhill.page.getState().runs[at]!.frames.latest()!.row, k)
      expect(await results.allInnerTexts()).toEqual([formatNumber(rows!.trainLoss, 4), formatPercent(rows!.testAccuracy)])
    }
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(expect.arrayContaining(['Outputs', 'A and B']))
    await page.getByText('matrix', { exact: true }).click()
    await until(page, async () => (await page.locator('.compare-field .output-confusion').count()) === 2, 'two confusion matrices')
    await settled(page)
    await numbersAreTrue(page)
    expect(problems).toEqual([])
  },
)

test('of many weights the table of both runs holds the rows in sight, first and last, and their numbers are those of the records', async () => {
  const { page, problems } = await open()
  await page.getByText('Network', { exact: true }).click()
  await setField(page, 'h1 units', '120')
  await until(page, () => page.evaluate(() => window.downhill.latestFrame()?.parameters.length === 605), 'the wider network')
  await unfocus(page)
  await openComparison(page)
  await page.getByRole('tab', { name: 'A and B' }).click()
  const table = page.getByRole('region', { name: 'Weights of both runs' })
  const rows = table.locator('tbody tr[data-index]')
  await until(page, async () => (await rows.first().locator('td').first().innerText()) !== '', 'the first row')
  expect(await rows.count()).toBeLessThan(40)
  await numbersAreTrue(page)
  await table.evaluate((node) => node.scrollTo(0, node.scrollHeight))
  await until(page, async () => (await rows.last().getAttribute('data-index')) === '604', 'the last row')
  expect(await rows.last().innerText()).toMatch(/^b\S*\s+0\s+0\s+0$/)
  await numbersAreTrue(page)
  expect(problems).toEqual([])
})

test('the curves as a table have the rows of either run, of every curve; where batches differ the axis is in epochs', async () => {
  const { page, problems } = await open()
  await openComparison(page)
  await page.keyboard.press('m')
  await page.evaluate(() => window.downhill.seek(30))
  await until(page, async () => (await steps(page)).join() === '30,30', 'both at step 30')
  const curves = page.getByRole('region', { name: 'Curves' })
  expect(await curves.locator('.curves-flag[data-run="B"]').count()).toBe(1)
  await curves.getByRole('button', { name: 'Table' }).click()
  for (const tab of ['accuracy', 'gradients', 'rate', 'loss']) {
    await curves.getByRole('group', { name: 'Curve' }).getByText(tab, { exact: true }).click()
    await settled(page)
    await numbersAreTrue(page)
  }
  const last = async () => (await curves.locator('tbody tr:not([hidden])').last().innerText()).split(/\s+/)
  const [, trainA, , trainB] = await last()
  expect(trainA).not.toBe(trainB)

  const rail = page.getByRole('navigation', { name: 'Settings' })
  await rail.getByLabel('Batch', { exact: true }).selectOption('full')
  await page.evaluate(() => window.downhill.seek(300))
  await until(page, async () => (await steps(page))[0] === 300, 'run A at step 300')
  const [, b] = await steps(page)
  expect(b).toBeLessThan(100)
  await settled(page)
  await numbersAreTrue(page)
  expect((await last()).slice(-2).every((text) => text !== '')).toBe(true)
  await curves.getByRole('button', { name: 'Table' }).click()
  await until(page, async () => (await curves.locator('.curves-axes').textContent())!.includes('epoch'), 'an axis in epochs')
  await numbersAreTrue(page)
  expect(problems).toEqual([])
})

test('where the settings are an overlay, those of a comparison are of the chosen run, and inside a step there is its outline', async () => {
  const { page, problems } = await open({ width: 1024, height: 768 })
  await openComparison(page)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await setField(page, 'Dropout', '0.25')
  await until(page, async () => (await settings.getByRole('list', { name: 'What differs' }).innerText()).includes('dropout'), 'the chip')
  expect(await dropouts(page)).toEqual([0, 0.25])
  await settings.getByRole('group', { name: 'Settings of' }).getByText('Run A').click()
  await setField(page, 'Dropout', '0.5')
  await until(page, async () => (await dropouts(page)).join() === '0.5,0.25', 'the dropout of run A')
  await settings.getByRole('button', { name: 'Close run B' }).click()
  await until(page, async () => (await settings.getByRole('group', { name: 'Settings of' }).count()) === 0, 'the settings of the lab')
  await page.keyboard.press('Escape')
  await unfocus(page)
  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Outline', exact: true }).click()
  const outline = page.getByRole('dialog', { name: 'Outline' })
  await outline.getByRole('button', { name: /backward/ }).click()
  expect(
    await page.evaluate(() => {
      const { inside } = window.downhill.page.getState()
      return inside?.operations.at(inside.index).phase
    }),
  ).toBe('backward')
  await outline.getByRole('button', { name: 'Back to the lab' }).click()
  await until(page, async () => (await page.locator('dialog[open]').count()) === 0, 'the overlay to go')
  expect(problems).toEqual([])
})

test('in a lecture the buttons of the transport are those of run A, whichever run is chosen', async () => {
  const { page, problems } = await open({ width: 1920, height: 1080 })
  await openComparison(page)
  await page.getByRole('navigation', { name: 'Settings' }).getByLabel('Batch', { exact: true }).selectOption('full')
  await page.evaluate(() => window.downhill.seek(5))
  await until(page, async () => (await steps(page)).join() === '5,0', 'run A at step 5, the full batch at 0')
  await unfocus(page)
  await page.keyboard.press('l')
  const back = page.getByRole('button', { name: 'Step back' })
  await until(page, () => back.isEnabled(), 'the way back')
  await back.click()
  await until(page, async () => (await steps(page)).join() === '4,0', 'run A a step back')
  expect(problems).toEqual([])
})

test('where the losses are of two kinds the chart of the losses says so, and only that chart', async () => {
  const { page, problems } = await open()
  await openComparison(page)
  const rail = page.getByRole('navigation', { name: 'Settings' })
  const curves = page.getByRole('region', { name: 'Curves' })
  const note = () => curves.locator('.curves-read-out em').allInnerTexts()
  expect(await note()).toEqual([])
  await rail.locator('summary', { hasText: 'Network' }).click()
  await rail.getByLabel('Loss', { exact: true }).selectOption('mse')
  await until(page, async () => (await note()).length === 1, 'the sentence')
  expect(await note()).toEqual(['A cross-entropy, B squared error: not comparable.'])
  expect(await page.locator('.compare-chip').innerText()).toBe('loss binary cross-entropy | mean squared error')
  await curves.getByRole('group', { name: 'Curve' }).getByText('accuracy').click()
  await until(page, async () => (await note()).length === 0, 'the accuracies without it')
  expect(problems).toEqual([])
})

/** The dropout of both runs. */
function dropouts(page: Page) {
  return page.evaluate(() => {
    const { training } = window.downhill.run.getState()
    const [, beside] = window.downhill.page.getState().runs
    return [training, beside!.state.getState().training].map((one) => one!.dropout)
  })
}
