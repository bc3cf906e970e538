import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openComparison, openScenario } from './actions'
import { numbersAreTrue, steps } from './compared'
import { pause, play, setField, setSpeed, untilMessage } from './controls'
import { site } from './harness'
import { openPage, shownStep, until } from './page'
import { settled } from './settled'

const { open } = site('dist-test')

test('momentum in run B reaches the valley’s loss in fewer steps; both are locked, stepped, rewound and restarted together', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Momentum in a valley')
  await openComparison(page)
  expect(await page.locator('.compare-none').count()).toBe(1)
  await page.keyboard.press('m')
  await until(page, async () => (await page.locator('.compare-chip').innerText()).includes('momentum'), 'the chip of the difference')
  await setSpeed(page, 'max')
  await play(page)
  await until(page, async () => (await shownStep(page)) > 200, 'step 200')
  await pause(page)
  await level(page)
  const { a, b } = await losses(page)
  expect(b).toBeLessThan(a)
  await page.keyboard.press(',')
  await level(page)
  await page.keyboard.press('r')
  await until(page, async () => (await steps(page)).join() === '0,0', 'both at step 0')
  expect(await page.locator('.compare-chip').innerText()).toContain('momentum')
  await page.getByRole('button', { name: 'Close run B' }).click()
  await until(page, async () => (await page.locator('.compare-graph').count()) === 0, 'the lab')
  expect(problems).toEqual([])
})

test('run B changes nothing of run A: the same weights to the bit with and without it', async () => {
  const { page, problems } = await open()
  const weights = () => page.evaluate(() => Array.from(window.downhill.latestFrame()!.parameters))
  await page.evaluate(() => window.downhill.seek(40))
  await until(page, async () => (await shownStep(page)) === 40, 'step 40')
  const alone = await weights()
  await page.evaluate(() => window.downhill.seek(10))
  await until(page, async () => (await shownStep(page)) === 10, 'step 10')
  await openComparison(page)
  await page.keyboard.press('p')
  await page.evaluate(() => window.downhill.seek(40))
  await until(page, async () => (await steps(page)).join() === '40,40', 'both at step 40')
  expect(await weights()).toEqual(alone)
  expect(problems).toEqual([])
})

test('in a comparison every number of either run is that of its record, in the lab, in lecture mode and on a phone', async () => {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    const { page, problems } = await open({ width, height })
    await openComparison(page)
    await page.keyboard.press('p')
    await page.evaluate(() => window.downhill.seek(33))
    await until(page, async () => (await steps(page)).join() === '33,33', 'both at step 33')
    await settled(page)
    await numbersAreTrue(page)
    if (width > 1000) {
      await page.locator('.compare-bar').getByText('B − A').click()
      for (const lens of ['gradients', 'node errors', 'activations']) {
        await page.locator('.graph-bar').getByText(lens).first().click()
        await settled(page)
        await numbersAreTrue(page)
      }
    }
    await page.keyboard.press('l')
    for (const pane of ['1', '2', '3', '4']) {
      await page.keyboard.press(pane)
      await settled(page)
      await numbersAreTrue(page)
    }
    expect(problems).toEqual([])
  }
})

test('the tables of a comparison are about the chosen run: every number of either is that of its record and of its replay', async () => {
  const { page, problems } = await open()
  await openComparison(page)
  await page.keyboard.press('m')
  await page.keyboard.press('p')
  for (let k = 1; k <= 3; k++) {
    await page.keyboard.press('.')
    await until(page, async () => (await steps(page)).join() === `${k},${k}`, `both at step ${k}`)
  }
  const tables = page.getByRole('region', { name: 'Tables', exact: true })
  for (const side of ['B', 'A'] as const) {
    for (const [tab, view] of [
      ['Sample', '.sample-view'],
      ['Update', '.anatomy'],
      ['Unit', '.unit-layers'],
      ['Health', '.health'],
      ['Dropout', '.dropout'],
    ] as const) {
      await tables.getByRole('tab', { name: tab, exact: true }).click()
      await tables.getByRole('group', { name: 'Run' }).getByText(side).click()
      await until(page, async () => (await tables.locator(view).count()) === 1, `${view} of ${side}`)
      expect(await tables.locator('[data-run="B"]').count(), `${tab} of ${side}`).toBe(side === 'B' ? 1 : 0)
      await settled(page)
      await numbersAreTrue(page)
    }
    await tables.getByRole('tab', { name: 'Update' }).click()
    await settled(page)
    expect(await tables.locator('.anatomy-title').innerText()).toContain(side === 'B' ? 'Momentum' : 'Gradient descent')
    if (side === 'A') continue
    const [terms, velocity] = await tables
      .locator('.anatomy-memory p .anatomy-number')
      .evaluateAll((nodes) => nodes.slice(1, 3).map((node) => node.textContent))
    expect(terms).toBe(velocity) // all three steps were made anew by run B, not by run A
  }
  await tables.getByRole('tab', { name: 'Sweep' }).click()
  const ends = [] as string[]
  for (const side of ['■ B', '● A']) {
    await tables.getByRole('group', { name: 'Run' }).getByText(side).click()
    await tables.getByRole('button', { name: 'Run the sweep' }).click() // the sweep of the other run is not this one's
    await until(page, async () => (await tables.getByRole('button', { name: 'Run again' }).count()) === 1, `the sweep of ${side}`)
    await numbersAreTrue(page)
    ends.push(await tables.locator('.sweep-notes').innerText())
  }
  expect(ends[0]).not.toBe(ends[1]) // momentum 0.9 against none
  expect(problems).toEqual([])
})

test('a comparison is kept by a reload and by a link, to the bit, and undo takes a change of run B back', async () => {
  const { page, context, problems } = await open()
  await page.evaluate(() => window.downhill.seek(12))
  await until(page, async () => (await shownStep(page)) === 12, 'step 12')
  await openComparison(page)
  await page.keyboard.press('m')
  await until(page, async () => (await page.locator('.compare-chip').count()) === 1, 'the chip of the difference')
  await page.evaluate(() => window.downhill.seek(30))
  await until(page, async () => (await steps(page)).join() === '30,30', 'both at step 30')
  const bits = await weightsOfBoth(page)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await untilMessage(page, /^Link to both runs copied/)
  const link = await page.evaluate(() => navigator.clipboard.readText())

  await page.reload()
  await until(page, async () => (await page.locator('.compare-graph').count()) === 2, 'the comparison after the reload')
  await until(page, async () => (await steps(page)).join() === '30,30', 'both at step 30 after the reload')
  expect(await weightsOfBoth(page)).toEqual(bits)
  expect(await page.locator('.compare-chip').innerText()).toContain('momentum')

  const other = await openPage(context, link)
  await until(other.page, async () => (await other.page.locator('.compare-graph').count()) === 2, 'the comparison of the link')
  await until(other.page, async () => (await steps(other.page)).join() === '30,30', 'both at step 30 of the link')
  expect(await weightsOfBoth(other.page)).toEqual(bits)

  await other.page.keyboard.press('p') // dropout in run B
  await until(other.page, async () => (await other.page.locator('.compare-chip').count()) === 2, 'a second difference')
  await other.page.keyboard.press('Control+z')
  await until(other.page, async () => (await other.page.locator('.compare-chip').count()) === 1, 'the first difference alone')
  await until(other.page, async () => (await steps(other.page)).join() === '30,30', 'both at step 30 after undo')
  expect(await weightsOfBoth(other.page)).toEqual(bits)

  await other.page.keyboard.press('l')
  await other.page.keyboard.press('c')
  await until(other.page, () => other.page.evaluate(() => window.downhill.page.getState().runs.length === 1), 'run B to be closed')
  await other.page.keyboard.press('Control+z')
  await until(other.page, async () => (await steps(other.page)).join() === '30,30', 'both at step 30 after the second undo')
  expect(await weightsOfBoth(other.page)).toEqual(bits)
  expect([...problems, ...other.problems]).toEqual([])
})

test('a run B of another shape has a chip and no place among the weights of run A; other data are those of both', async () => {
  const { page, problems } = await open()
  await openComparison(page)
  const rail = page.getByRole('navigation', { name: 'Settings' })
  await rail.locator('summary', { hasText: 'Network' }).click()
  await setField(page, 'h1 units', '6')
  await until(page, async () => (await page.locator('.compare-chip').count()) === 1, 'the chip of the shape')
  expect(await page.locator('.compare-chip').innerText()).toBe('hidden layers 4-2 | 6-2')
  await page.getByRole('tab', { name: 'A and B' }).click()
  expect(await page.locator('.compare-drawer .compare-other-shape').innerText()).toContain('different shapes')
  expect(await page.getByRole('region', { name: 'Loss landscape' }).innerText()).toContain('Run B has other weights')
  expect(await page.locator('[data-ref^="apart:"]').count()).toBe(0)
  // each run selects what it has, whichever graph is clicked in
  const selections = () =>
    page.evaluate(() => {
      const { document } = window.downhill.run.getState()
      const [, beside] = window.downhill.page.getState().runs
      return [document, beside!.state.getState().document].map(({ view }) => view.selection)
    })
  const graphB = page.getByRole('region', { name: 'Run B', exact: true })
  await graphB.locator('[data-spot="unit/3/0"]').click()
  await graphB.locator('[data-spot="parameter/34"]').click() // the bias of its output, in the list of that
  expect(await selections()).toEqual([
    { kind: 'parameter', index: 24 },
    { kind: 'parameter', index: 34 },
  ])
  await graphB.locator('[data-spot="unit/1/5"]').click()
  expect(await selections()).toEqual([{ kind: 'none' }, { kind: 'unit', layer: 1, unit: 5 }])
  await rail.locator('summary', { hasText: 'Data' }).click()
  await rail.getByLabel('Data', { exact: true }).selectOption('circles')
  await until(page, () => page.evaluate(() => window.downhill.currentDocument().scenario.data.kind === 'circles'), 'circles in run A')
  await until(page, async () => (await page.locator('.compare-chip').count()) === 1, 'the shape of run B')
  const dataOfB = () => page.evaluate(() => window.downhill.page.getState().runs[1]?.state.getState().document.scenario.data.kind)
  await until(page, async () => (await dataOfB()) === 'circles', 'circles in run B')
  await settled(page)
  await numbersAreTrue(page)
  expect(problems).toEqual([])
})

function weightsOfBoth(page: Page): Promise<readonly number[][]> {
  return page.evaluate(() =>
    [window.downhill.latestFrame(), window.downhill.page.getState().runs[1]?.frames.latest()].map((frame) => [
      ...(frame?.parameters ?? []),
    ]),
  )
}

/** Both runs rest at the same step. */
async function level(page: Page): Promise<void> {
  await until(
    page,
    async () => {
      const [a, b] = await steps(page)
      const resting = await page.evaluate(() => window.downhill.run.getState().status !== 'playing')
      return resting && a === b
    },
    'both runs at one step',
  )
}

function losses(page: Page): Promise<{ readonly a: number; readonly b: number }> {
  return page.evaluate(() => {
    const [, beside] = window.downhill.page.getState().runs
    return {
      a: window.downhill.latestFrame()!.row!.trainLoss,
      b: beside!.frames.latest()!.row!.trainLoss,
    }
  })
}
