import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openScenario } from './actions'
import { readNumber, runTo, toggleFullPrecision, weightsColumn } from './controls'
import { site, text, untilStep } from './harness'

// by hand, with a pocket calculator: see the facts of the 2-2-2 network
const AFTER_ONE_STEP = {
  'x1→h1': 0.149780716,
  'x2→h1': 0.19956143,
  'x1→h2': 0.24975114,
  'x2→h2': 0.29950229,
  'h1→y1': 0.35891648,
  'h2→y1': 0.408666186,
  'h1→y2': 0.51130127,
  'h2→y2': 0.561370121,
}
const LOSS_BEFORE = 0.298371109
const LOSS_AFTER = 0.291027774
const LOSS_AFTER_10000 = 0.0000351018778

const production = site('dist')
const traced = site('dist-test')

test('one press of Step on the 2-2-2 network gives the eight weights worked out by hand, biases as they were', async () => {
  const { page, problems } = await production.open()
  await openScenario(page, 'One update by hand')
  expect(readNumber(await shownLoss(page))).toBeCloseTo(LOSS_BEFORE, 4)
  await page.getByRole('button', { name: 'Step', exact: true }).click()
  await untilStep(page, 1)
  expect(readNumber(await shownLoss(page))).toBeCloseTo(LOSS_AFTER, 4)
  await toggleFullPrecision(page)
  const after = await weightsColumn(page, 'after')
  for (const [name, want] of Object.entries(AFTER_ONE_STEP)) {
    expect(Math.abs(readNumber(after[name] ?? '') - want), `${name} is ${after[name]}`).toBeLessThan(1e-8)
  }
  expect(['b(h1)', 'b(h2)', 'b(y1)', 'b(y2)'].map((name) => after[name])).toEqual(['0.35', '0.35', '0.6', '0.6'])
  expect(problems).toEqual([])
})

test('the weights after the step are before plus update, to the last bit, and the biases are fixed', async () => {
  const { page, problems } = await production.open()
  await openScenario(page, 'One update by hand')
  await page.keyboard.press('.')
  await untilStep(page, 1)
  await toggleFullPrecision(page)
  const [before, update, after] = [
    await weightsColumn(page, 'before'),
    await weightsColumn(page, 'update'),
    await weightsColumn(page, 'after'),
  ]
  expect(Object.keys(after)).toHaveLength(12)
  for (const bias of ['b(h1)', 'b(h2)', 'b(y1)', 'b(y2)']) expect(update[bias]).toBe('fixed')
  for (const name of Object.keys(after)) {
    const change = name.startsWith('b(') ? 0 : readNumber(update[name] ?? '')
    expect(readNumber(after[name] ?? ''), name).toBe(readNumber(before[name] ?? '') + change)
  }
  expect(problems).toEqual([])
})

test('after 10,000 steps the loss on the screen has fallen to 0.0000351', async () => {
  const { page, problems } = await production.open()
  await openScenario(page, 'One update by hand')
  await runTo(page, 10_000)
  const loss = readNumber(await shownLoss(page))
  expect(loss / LOSS_AFTER_10000).toBeCloseTo(1, 3)
  expect(problems).toEqual([])
})

test('the losses in the records agree with those worked out by hand to all digits given', async () => {
  const { page, problems } = await traced.open()
  await openScenario(page, 'One update by hand')
  expect(await recordedLoss(page)).toBeCloseTo(LOSS_BEFORE, 9)
  await page.keyboard.press('.')
  await untilStep(page, 1)
  expect(await recordedLoss(page)).toBeCloseTo(LOSS_AFTER, 9)
  await runTo(page, 10_000)
  expect(await recordedLoss(page)).toBeCloseTo(LOSS_AFTER_10000, 13) // all its nine digits
  expect(problems).toEqual([])
})

function shownLoss(page: Page): Promise<string> {
  return text(page, '[data-part="loss"]')
}

/** The training loss in the record of the frame on the screen. */
function recordedLoss(page: Page): Promise<number> {
  return page.evaluate(() => window.downhill.paintedFrame()?.row?.trainLoss ?? Number.NaN)
}
