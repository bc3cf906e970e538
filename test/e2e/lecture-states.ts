import type { Page } from 'playwright-core'
import {
  compareMomentum,
  fastest,
  goTo,
  momentumUpdate,
  openComparison,
  openExpression,
  openInside,
  openScenario,
  operations,
  stepTimes,
  sweepOver,
  unfocus,
} from './actions'
import { until } from './page'
import type { State } from './states'

/** Chooses from a list of the rail. */
async function choose(page: Page, list: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: list, exact: true }).selectOption(value)
  await unfocus(page)
}

/** States of lecture mode: the same, then L. */
export const LECTURE_STATES: readonly State[] = [
  ...['landscape', 'curves', 'output', 'weights'].map((pane, index) => ({
    name: `lecture-${pane}`,
    setup: async (page: Page) => {
      await goTo(page, 1000)
      await page.keyboard.press('l')
      await page.keyboard.press(String(index + 1))
    },
  })),
  {
    name: 'lecture-update',
    setup: async (page) => {
      await page.keyboard.press('l')
      await momentumUpdate(page, () => page.keyboard.press('6'))
    },
  },
  {
    name: 'lecture-unit',
    setup: async (page) => {
      await stepTimes(page, 3)
      await page.keyboard.press('l')
      await page.keyboard.press('7')
      await until(page, async () => (await page.locator('.unit-layers').count()) > 0, 'the layers')
    },
  },
  {
    name: 'lecture-health',
    setup: async (page) => {
      await openScenario(page, 'Dropout against overfitting')
      await goTo(page, 1000)
      await page.keyboard.press('l')
      await page.keyboard.press('8')
      await page.mouse.move(0, 0) // no hint over what comes under the pointer
      await until(page, async () => (await page.locator('.health-finding').count()) > 0, 'a finding')
    },
  },
  {
    name: 'lecture-dropout',
    setup: async (page) => {
      await openScenario(page, 'Dropout against overfitting')
      await page.keyboard.press('p')
      await stepTimes(page, 8)
      await page.keyboard.press('l')
      await page.keyboard.press('9')
      await until(page, async () => (await page.locator('.dropout-strip').count()) === 2, 'two strips')
    },
  },
  {
    name: 'lecture-sweep',
    setup: async (page) => {
      await sweepOver(page, 'Learning rate', 'A valley of best weights', 2, async () => {
        await page.keyboard.press('l')
        await page.keyboard.press('s')
      })
    },
  },
  {
    name: 'lecture-expression',
    setup: async (page) => {
      await openExpression(page)
      await page.keyboard.press('l')
    },
  },
  {
    name: 'lecture-compare',
    setup: async (page) => {
      await compareMomentum(page)
      await page.keyboard.press('l')
      await page.keyboard.press('2')
    },
  },
  ...['weights', 'update'].map((pane) => ({
    name: `lecture-adam-${pane}`,
    setup: async (page: Page) => {
      await choose(page, 'Optimizer', 'adam')
      await stepTimes(page, 3)
      await page.keyboard.press('l')
      await page.keyboard.press(pane === 'weights' ? '4' : '6')
    },
  })),
  {
    name: 'lecture-compare-full', // the widest strip and the longest caption
    setup: async (page) => {
      await choose(page, 'Rate schedule', 'exponential')
      await openComparison(page)
      await page.keyboard.press('m')
      await choose(page, 'Batch', 'full')
      await goTo(page, 5000)
      await page.keyboard.press('l')
    },
  },
  {
    name: 'lecture-stopped',
    setup: async (page) => {
      await openScenario(page, 'Early stopping')
      await fastest(page)
      await page.keyboard.press('l')
      await page.keyboard.press('2')
      await page.keyboard.press('Space')
      await until(page, async () => (await page.locator('.caption-stopped').count()) === 1, 'the rule to fire', 60_000)
    },
  },
  {
    name: 'lecture-inside',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await page.keyboard.press('l')
      await page.keyboard.press('5')
      await openInside(page)
      await operations(page, 10)
    },
  },
  {
    name: 'lecture-by-hand',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await page.keyboard.press('l')
      await stepTimes(page, 1)
    },
  },
]
