import type { Page } from 'playwright-core'
import { untilMessage } from './controls'
import { until, untilStep } from './page'

/** A state of the page that is looked at: in screenshots, by axe-core, and by the layout test. */
export interface State {
  readonly name: string
  readonly setup: (page: Page) => Promise<void>
}

/** Opens a scenario from the header's list. */
export async function openScenario(page: Page, name: string): Promise<void> {
  await page.locator('.scenario > button').click()
  await page
    .getByRole('dialog', { name: 'Scenarios' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
  await until(page, async () => (await page.locator('.scenario > button').innerText()).trim() === name, `scenario ${name}`)
  await untilStep(page, 0)
  await unfocus(page)
}

/** Leaves nothing focused, so that keys are the page's: the focus went back to the button of the list. */
async function unfocus(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

/** Steps with the key, one at a time. */
export async function stepTimes(page: Page, times: number): Promise<void> {
  for (let i = 1; i <= times; i++) {
    await page.keyboard.press('.')
    await untilStep(page, i)
  }
}

/** Plays until a step is passed, then pauses. */
async function playPast(page: Page, step: number): Promise<void> {
  await page.keyboard.press('Space')
  await until(
    page,
    async () => Number((await page.locator('[data-part="step"]').first().innerText()).replaceAll(',', '')) >= step,
    `step ${step}`,
    60_000,
  )
  await page.keyboard.press('Space')
  await page.waitForTimeout(900) // the Analyst's finer grids
}

async function fastest(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: 'More', exact: true })
  const phone = (await more.count()) > 0
  if (phone) await more.click()
  const speed = page.getByRole('combobox', { name: 'Speed' })
  if (await speed.count()) await speed.selectOption('max')
  if (phone) await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

export const STATES: readonly State[] = [
  { name: 'first-sight', setup: async (page) => page.waitForTimeout(900) },
  {
    name: 'by-hand-step-1',
    setup: async (page) => {
      await openScenario(page, 'One update by hand')
      await stepTimes(page, 1)
      await page.waitForTimeout(900)
    },
  },
  {
    name: 'moons-trained',
    setup: async (page) => {
      await fastest(page)
      await playPast(page, 2000)
    },
  },
  {
    name: 'momentum-valley',
    setup: async (page) => {
      await openScenario(page, 'Momentum in a valley')
      await page.keyboard.press('m')
      await playPast(page, 40)
    },
  },
  {
    name: 'dropout',
    setup: async (page) => {
      await openScenario(page, 'Dropout against overfitting')
      await page.keyboard.press('p')
      await playPast(page, 40)
    },
  },
  {
    name: 'penguins',
    setup: async (page) => {
      await openScenario(page, 'Penguins')
      await fastest(page)
      await playPast(page, 300)
    },
  },
  {
    name: 'sine',
    setup: async (page) => {
      await openScenario(page, 'Sine curve')
      await fastest(page)
      await playPast(page, 1000)
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
      await page.waitForTimeout(900) // the exact frame and the parts fetched on demand
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
      await operations(page, 2)
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
      await page.waitForTimeout(900)
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
      await fastest(page)
      await playPast(page, 1000)
      await page.getByRole('tab', { name: /^Health/ }).click()
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
      await page.getByRole('tab', { name: 'Unit', exact: true }).click()
      await until(page, async () => (await page.locator(part).count()) === 1, part)
      await unfocus(page)
    },
  })),
  {
    name: 'perceptron-cycle',
    setup: async (page) => {
      await openScenario(page, 'Perceptron on XOR')
      await stepTimes(page, 18)
      await page.getByRole('tab', { name: /^Health/ }).click()
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
      await page.getByRole('tab', { name: 'Dropout' }).click()
      await until(page, async () => (await page.locator('.dropout-strip').count()) === 2, 'two strips')
      await unfocus(page)
    },
  },
  {
    name: 'pinned',
    setup: async (page) => {
      await openScenario(page, 'Dropout against overfitting')
      await page.keyboard.press('p')
      await page.getByLabel('New mask for').selectOption('batch')
      await page.locator('[data-part="dropped/1/3"]').click()
      await page.keyboard.press('k')
      await untilMessage(page, /is pinned in/)
      await unfocus(page)
      await stepTimes(page, 1)
      await page.getByRole('tab', { name: 'Dropout' }).click()
      await page.locator('.dropout-control').getByText('evaluation', { exact: true }).click()
      await unfocus(page)
    },
  },
]

/** Doubles the run; on a phone from the menu. */
export async function openComparison(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: 'More', exact: true })
  if (await more.count()) {
    await more.click()
    await page.getByRole('button', { name: 'Compare with a second run' }).click()
  } else {
    await page.locator('.header').getByText('Compare', { exact: true }).click()
    await page.mouse.move(0, 0) // no hint over what comes under the pointer
  }
  await until(
    page,
    async () =>
      (await page.evaluate(
        () => document.querySelector('[data-run="B"] [data-part="step"], [data-run="B"] .graph-number')?.textContent ?? '',
      )) !== '',
    'run B',
  )
  await unfocus(page)
}

/** Moons, with momentum in run B. */
async function compareMomentum(page: Page): Promise<void> {
  await openComparison(page)
  await page.keyboard.press('m')
  await fastest(page)
  await playPast(page, 300)
}

/** Opens the last step from the inside; at step 0 the first step is made. */
export async function openInside(page: Page): Promise<void> {
  await page.keyboard.press('i')
  await until(page, async () => (await page.locator('.formula-sentence').count()) > 0, 'the inside of the step')
  await page.waitForTimeout(200)
}

/** Goes so many operations on. */
export async function operations(page: Page, count: number): Promise<void> {
  for (let k = 0; k < count; k++) {
    await page.keyboard.press('.')
    await page.waitForTimeout(20)
  }
}

async function whyTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Why', exact: true }).click()
  await unfocus(page)
}

/** Hides results until they are answered; on a phone the switch is under the outline. */
async function predictFirst(page: Page): Promise<void> {
  const outline = page.getByRole('tab', { name: 'Step', exact: true })
  if (await outline.count()) await outline.click()
  await page.getByRole('checkbox', { name: /^Predict first/ }).check()
  if (await outline.count()) await page.getByRole('tab', { name: 'Formula' }).click()
  await unfocus(page)
}

/** The default expression on the page of the computational graph, half-way through its backward pass. */
async function openExpression(page: Page): Promise<void> {
  await page.locator('.scenario > button').click()
  await page
    .getByRole('dialog', { name: 'Scenarios' })
    .getByRole('button', { name: /^Computational graph/ })
    .click()
  await until(page, async () => (await page.locator('.expression-svg').count()) > 0, 'the graph of the expression')
  for (let k = 0; k < 6; k++) await page.keyboard.press('.')
  await until(page, async () => (await page.locator('.expression-progress').innerText()).startsWith('step 6'), 'step 6 of the expression')
}

/** States of lecture mode: the same, then L. */
export const LECTURE_STATES: readonly State[] = [
  ...['landscape', 'curves', 'output', 'weights'].map((pane, index) => ({
    name: `lecture-${pane}`,
    setup: async (page: Page) => {
      await fastest(page)
      await playPast(page, 1000)
      await page.keyboard.press('l')
      await page.keyboard.press(String(index + 1))
      await page.waitForTimeout(900)
    },
  })),
  {
    name: 'lecture-expression',
    setup: async (page) => {
      await openExpression(page)
      await page.keyboard.press('l')
      await page.waitForTimeout(900)
    },
  },
  {
    name: 'lecture-compare',
    setup: async (page) => {
      await compareMomentum(page)
      await page.keyboard.press('l')
      await page.keyboard.press('2')
      await page.waitForTimeout(900)
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
      await page.waitForTimeout(900)
    },
  },
]
