import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { message } from './controls'
import { site, until } from './harness'
import { LECTURE_STATES } from './lecture-states'
import { STATES, type State } from './states'
import { inspectLayout } from './visible-text'

const SIZES = [
  [1440, 900],
  [1440, 780],
  [1366, 650],
  [1920, 1080],
  [1024, 768],
  [390, 844],
] as const
const LECTURE_SIZES = [
  [1920, 1080],
  [1024, 768],
] as const
const LOOKED_AT = [
  'first-sight',
  'by-hand-step-1',
  'moons-trained',
  'penguins',
  'dropout',
  'compare',
  'expression',
  'inside-forward',
  'inside-paths',
  'inside-predict',
  'inside-check',
  'inside-vectors',
  'inside-batch',
  'health',
  'masks',
  'pinned',
  'equal-units',
  'slow-start',
  'strongest-path',
  'perceptron-cycle',
  'update',
  'unit',
  'sweep-finder',
  'sweep-restarts',
  'sweep-size',
  'perceptron',
  'stopped',
  'compare-update',
  'compare-batches',
  'compare-penalties',
]

/** What may hold more than it shows. Everything else fits. */
const SCROLLS_BY_DESIGN = [
  '.rail',
  '.start',
  '.updates-scroll',
  '.graph-scroll',
  '.dialog',
  '.sample-view',
  '.data-view',
  '.expression-scroll',
  '.expression-numbers',
  '.expression-body',
  '.formula',
  '.formula-lines',
  '.vector',
  '.so-far',
  '.why',
  '.check-table',
  '.compare-table',
  '.health',
  '.dropout',
  '.unit-equal',
  '.unit-path',
  '.unit-loss',
  '.anatomy-content',
  '.unit-content',
  '.tab-list', // on a phone
]
/** Chevrons over what fades out where a wide network goes on. */
const SCROLL_CUES = ['.graph-cut']
const ENDS_IN_DOTS = ['.scenario-summary', '.scenario-name']
const LEAST_TARGET_PX = 24
/** The number on an edge: the edge below it is pressed along its whole length, in a corridor of 24 px. */
const PART_OF_LARGER = ['.graph-label[data-kind="weight"]']
const LECTURE_TEXT_SHARE = 0.022 // of the height of the screen: the last row reads it
const SETTLED_MS = 700 // a render, a painting, and the Analyst's slice

const { open } = site('dist')

const main = STATES.filter(({ name }) => LOOKED_AT.includes(name))

test('every state that is looked at exists', () => {
  expect(main.map(({ name }) => name).sort()).toEqual([...LOOKED_AT].sort())
})

test.each(main)('no text of $name is cut, covered or scrolled away at any size', async (state) => {
  await look(state, SIZES, () => 0)
})

test.each(LECTURE_STATES)('every text of $name has room and can be read from the last row', async (state) => {
  await look(state, LECTURE_SIZES, (height) => LECTURE_TEXT_SHARE * height)
})

test('the phone has room for the texts of every tab', async () => {
  const { page, context } = await open({ width: 390, height: 844 })
  await page.keyboard.press('.')
  const found: string[] = []
  for (const name of ['Loss', 'Output', 'Curves', 'Tables', 'Settings', 'Weights']) {
    await page.getByRole('tab', { name }).click()
    found.push(...(await problemsAt(page, 0)).map((line) => `${name}: ${line}`))
  }
  await page.getByRole('tab', { name: 'Tables' }).click()
  const table = page.getByRole('combobox', { name: 'Table' })
  for (const label of (await table.locator('option').allInnerTexts()).slice(1)) {
    await table.selectOption({ label })
    found.push(...(await problemsAt(page, 0)).map((line) => `${label}: ${line}`))
  }
  expect(found).toEqual([])
  await context.close()
})

test('at 1366x650 and 1440x780 the tab of the curves has room, and so have the tables of the drawer', async () => {
  const { page, context } = await open({ width: 1366, height: 650 })
  await page.keyboard.press('.')
  const found: string[] = []
  for (const [width, height] of [
    [1366, 650],
    [1440, 780],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const name of ['Curves', 'Sample', 'Data']) {
      await page.getByRole('tab', { name, exact: true }).click()
      found.push(...(await problemsAt(page, 0)).map((line) => `${width}x${height} ${name}: ${line}`))
    }
  }
  expect(found).toEqual([])
  await context.close()
})

async function look(state: State, sizes: readonly (readonly [number, number])[], leastTextPx: (height: number) => number): Promise<void> {
  const [width, height] = sizes[0]!
  const { page, context } = await open({ width, height })
  await state.setup(page)
  await until(page, async () => (await message(page)) === '', 'the message to go')
  const found: string[] = []
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    found.push(...(await problemsAt(page, leastTextPx(height))).map((line) => `${width}x${height} ${line}`))
  }
  expect(found).toEqual([])
  await context.close()
}

async function problemsAt(page: Page, leastTextPx: number): Promise<string[]> {
  await page.waitForTimeout(SETTLED_MS)
  const report = await inspectLayout(page, {
    scrollsByDesign: SCROLLS_BY_DESIGN,
    scrollCues: SCROLL_CUES,
    endsInDots: ENDS_IN_DOTS,
    leastTextPx,
    leastTargetPx: LEAST_TARGET_PX,
    partOfLarger: PART_OF_LARGER,
  })
  expect(report.texts).toBeGreaterThan(20) // it looked at a page that is there
  return [
    ...report.cut.map((line) => `cut: ${line}`),
    ...report.overlapping.map((line) => `overlap: ${line}`),
    ...report.scrolling.map((line) => `scrolls: ${line}`),
    ...report.smallTargets.map((line) => `small target: ${line}`),
    ...report.smallTexts.map((line) => `small text: ${line}`),
  ]
}
