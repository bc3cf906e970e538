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
  openTable,
  operations,
  predictFirst,
  stepTimes,
  sweepOver,
  unfocus,
  whyTab,
} from './actions'
import { untilMessage } from './controls'
import { until, untilStep } from './page'
import { rested, settled } from './settled'

/** A state of the page that is looked at: in screenshots, by axe-core, and by the layout test. */
export interface State {
  readonly name: string
  readonly setup: (page: Page) => Promise<void>
}

export const STATES: readonly State[] = [
  { name: 'first-sight', setup: async () => {} },
  {
    name: 'by-hand-step-1',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await stepTimes(page, 1)
    },
  },
  {
    name: 'parabola', // its landscape is a curve
    setup: async (page) => {
      await openScenario(page, 'The parabola x²')
      await stepTimes(page, 2)
    },
  },
  {
    name: 'moons-trained',
    setup: async (page) => {
      await goTo(page, 2000)
    },
  },
  {
    name: 'momentum-valley',
    setup: async (page) => {
      await openScenario(page, 'Momentum in a valley')
      await page.keyboard.press('m')
      await goTo(page, 40)
    },
  },
  {
    name: 'dropout',
    setup: async (page) => {
      await openScenario(page, 'Dropout against overfitting')
      await page.keyboard.press('p')
      await goTo(page, 40)
    },
  },
  {
    name: 'penguins',
    setup: async (page) => {
      await openScenario(page, 'Penguins')
      await goTo(page, 300)
    },
  },
  {
    name: 'sine',
    setup: async (page) => {
      await openScenario(page, 'Sine curve')
      await goTo(page, 1000)
    },
  },
  {
    name: 'diverged',
    setup: async (page) => {
      await openScenario(page, 'A valley of best weights')
      await page.keyboard.press(']')
      await page.keyboard.press(']')
      await page.keyboard.press(']')
      await fastest(page)
      await page.keyboard.press('Space')
      await until(page, async () => (await page.locator('.message').count()) > 0, 'the divergence message', 30_000)
    },
  },
  {
    name: 'scenarios',
    setup: async (page) => {
      await page.locator('.scenario > button').click()
      await until(page, async () => (await page.locator('.scenario-group').count()) > 0, 'the list of scenarios')
    },
  },
  {
    name: 'help',
    setup: async (page) => {
      await rested(page) // the hints are there: the focused button shows its own
      await page.keyboard.press('?')
      await until(page, async () => (await page.locator('.help-keys').count()) > 0, 'the help')
    },
  },
  { name: 'compare', setup: compareMomentum },
  { name: 'expression', setup: openExpression },
  {
    name: 'inside-forward',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await openInside(page)
      await operations(page, 4)
    },
  },
  {
    name: 'inside-paths',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await openInside(page)
      await operations(page, 18)
      await whyTab(page)
    },
  },
  {
    name: 'inside-predict',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await openInside(page)
      await predictFirst(page)
      await operations(page, 1)
      await page.getByRole('button', { name: 'Show it' }).click()
      await page.getByRole('button', { name: 'Next question' }).click()
      await unfocus(page)
    },
  },
  {
    name: 'predict-mistake',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await openInside(page)
      await predictFirst(page)
      await operations(page, 1)
      await page.locator('.answer-form input').fill('0.0275')
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      await until(page, async () => (await page.locator('.answer-verdict').innerText()) !== '', 'the verdict')
      await unfocus(page)
    },
  },
  {
    name: 'predict-summary',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await openInside(page)
      await predictFirst(page)
      await page.keyboard.press('End')
      await page.getByRole('button', { name: 'Close message' }).click()
      await page.getByRole('button', { name: 'Show it' }).click()
      await unfocus(page)
    },
  },
  {
    name: 'inside-check',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await openInside(page)
      await operations(page, 18)
      await page.getByRole('tab', { name: 'Check' }).click()
      await until(page, async () => (await page.locator('.check-badge, .check').count()) > 0, 'the check')
    },
  },
  {
    name: 'inside-vectors',
    setup: async (page) => {
      await openScenario(page, 'Two inputs, one hidden unit')
      await openInside(page)
      await operations(page, 8)
      await page.getByRole('tab', { name: /^Vector/ }).click()
    },
  },
  {
    name: 'inside-batch',
    setup: async (page) => {
      await page.keyboard.press('p')
      await openInside(page)
      await operations(page, 21)
      await whyTab(page)
    },
  },
  {
    name: 'health',
    setup: async (page) => {
      await openScenario(page, 'Dropout against overfitting')
      await goTo(page, 1000)
      await openTable(page, 'Health')
      await until(page, async () => (await page.locator('.health-finding').count()) > 0, 'a finding')
      await page.locator('.health-green summary').click()
      await unfocus(page)
    },
  },
  ...[
    { name: 'equal-units', scenario: 'All weights zero', steps: 3, part: '.unit-equal' },
    { name: 'slow-start', scenario: 'A slow start', steps: 1, part: '.unit-loss' },
    { name: 'strongest-path', scenario: 'Five sigmoid layers', steps: 1, part: '.unit-path' },
  ].map(({ name, scenario, steps, part }) => ({
    name,
    setup: async (page: Page) => {
      await openScenario(page, scenario)
      await stepTimes(page, steps)
      await openTable(page, 'Unit')
      await until(page, async () => (await page.locator(part).count()) === 1, part)
      await unfocus(page)
    },
  })),
  {
    name: 'perceptron-cycle',
    setup: async (page) => {
      await openScenario(page, 'Perceptron on XOR')
      await stepTimes(page, 18)
      await openTable(page, 'Health')
      await until(page, async () => (await page.locator('.health-finding').count()) === 1, 'the finding')
      await unfocus(page)
    },
  },
  {
    name: 'masks',
    setup: async (page) => {
      await openScenario(page, 'Dropout against overfitting')
      await page.keyboard.press('p')
      await stepTimes(page, 8)
      await openTable(page, 'Dropout')
      await until(page, async () => (await page.locator('.dropout-strip').count()) === 2, 'two strips')
      await unfocus(page)
    },
  },
  {
    name: 'pinned',
    setup: async (page) => {
      await openScenario(page, 'Dropout against overfitting')
      await page.keyboard.press('p')
      await settled(page) // the settings of dropout are loaded on demand
      const policy = page.getByLabel('New mask for') // in another tab on a phone
      if (await policy.isVisible()) await policy.selectOption('batch')
      await page.locator('[data-part="dropped/1/3"]').click()
      await page.keyboard.press('k')
      await untilMessage(page, /is pinned in/)
      await unfocus(page)
      await stepTimes(page, 1)
      await openTable(page, 'Dropout')
      await page.locator('.dropout-control').getByText('evaluation', { exact: true }).click()
      await unfocus(page)
    },
  },
  { name: 'update', setup: (page) => momentumUpdate(page, () => openTable(page, 'Update')) },
  {
    name: 'unit',
    setup: async (page) => {
      await stepTimes(page, 3)
      await openTable(page, 'Unit')
      await until(page, async () => (await page.locator('.unit-layers').count()) > 0, 'the layers')
    },
  },
  { name: 'sweep-finder', setup: (page) => sweepOver(page, 'Learning rate', 'A valley of best weights', 2) },
  { name: 'sweep-restarts', setup: (page) => sweepOver(page, 'Restarts', 'XOR', 300) },
  { name: 'sweep-size', setup: (page) => sweepOver(page, 'Model size', 'XOR', 300) },
  {
    name: 'perceptron',
    setup: async (page) => {
      await openScenario(page, 'Perceptron on XOR')
      await stepTimes(page, 9, true)
    },
  },
  {
    name: 'stopped',
    setup: async (page) => {
      await openScenario(page, 'Early stopping')
      await fastest(page)
      await page.keyboard.press('Space')
      await until(page, async () => (await page.locator('.messages').innerText()).includes('stopped at step'), 'the rule to fire', 60_000)
    },
  },
  {
    name: 'compare-update',
    setup: async (page) => {
      await openComparison(page)
      await page.keyboard.press('m')
      for (let k = 0; k < 4; k++) await page.keyboard.press('.')
      await untilStep(page, 4)
      await openTable(page, 'Update')
    },
  },
  {
    name: 'compare-batches', // the curves are in epochs
    setup: async (page) => {
      await openScenario(page, 'Online against full batch')
      await openComparison(page)
      await setB(page, 'Batch', 'full')
      await goTo(page, 600)
    },
  },
  {
    name: 'compare-penalties', // two chips, and the legend of the lowest points
    setup: async (page) => {
      await openScenario(page, 'L1 against L2')
      await openComparison(page)
      await setB(page, 'Weight penalty', 'l2 plain')
      await page.keyboard.press('m')
      await goTo(page, 300)
    },
  },
]

/** Chooses an option among the settings of run B; they are in a tab of a phone. */
async function setB(page: Page, label: string, value: string): Promise<void> {
  const tab = page.getByRole('tab', { name: 'Settings' })
  if (await tab.isVisible()) await tab.click()
  await page.getByLabel(label, { exact: true }).selectOption(value)
  await unfocus(page)
}
