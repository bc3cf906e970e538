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
export async function playPast(page: Page, step: number): Promise<void> {
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

/** Chooses the fastest speed; on a phone from the menu. */
export async function fastest(page: Page): Promise<void> {
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
      await page.getByLabel('New mask for').selectOption('batch')
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
      await stepTimes(page, 9)
      await page.waitForTimeout(900)
    },
  },
  {
    name: 'stopped',
    setup: async (page) => {
      await openScenario(page, 'Early stopping')
      await fastest(page)
      await page.keyboard.press('Space')
      await until(page, async () => (await page.locator('.messages').innerText()).includes('stopped at step'), 'the rule to fire', 60_000)
      await page.waitForTimeout(900)
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
      await page.waitForTimeout(900)
    },
  },
]

/** Shows one of the tables: a tab of the drawer, or a choice of the list on a phone. */
async function openTable(page: Page, name: string): Promise<void> {
  const tables = page.getByRole('tab', { name: 'Tables', exact: true })
  if (await tables.count()) {
    await tables.click()
    await page.getByRole('combobox', { name: 'Table' }).selectOption({ label: name })
  } else {
    await page
      .getByRole('tablist', { name: 'Tables' })
      .getByRole('tab', { name: new RegExp(`^${name}`) })
      .click()
  }
  await unfocus(page)
}

/** Five steps with momentum, then the parts of the last update. */
export async function momentumUpdate(page: Page, show: () => Promise<void>): Promise<void> {
  await page.keyboard.press('m')
  await stepTimes(page, 5)
  await show()
  await until(page, async () => (await page.locator('.anatomy-total').count()) > 0, 'the parts of the update')
  await page.waitForTimeout(300)
}

/** A sweep from where the run is after so many steps, or somewhat more. */
export async function sweepOver(
  page: Page,
  kind: string,
  scenario: string,
  steps: number,
  show = () => openTable(page, 'Sweep'),
): Promise<void> {
  await openScenario(page, scenario)
  if (steps < 10) await stepTimes(page, steps)
  else {
    await fastest(page)
    await playPast(page, steps)
  }
  await show()
  await page.getByRole('group', { name: 'Sweep over' }).getByText(kind, { exact: true }).click()
  await page.getByRole('button', { name: 'Run the sweep' }).click()
  await until(page, async () => (await page.getByRole('button', { name: 'Run again' }).count()) === 1, 'the sweep to end', 60_000)
  await unfocus(page)
  await page.waitForTimeout(300)
}

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
export async function compareMomentum(page: Page): Promise<void> {
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
export async function openExpression(page: Page): Promise<void> {
  await page.locator('.scenario > button').click()
  await page
    .getByRole('dialog', { name: 'Scenarios' })
    .getByRole('button', { name: /^Computational graph/ })
    .click()
  await until(page, async () => (await page.locator('.expression-svg').count()) > 0, 'the graph of the expression')
  for (let k = 0; k < 6; k++) await page.keyboard.press('.')
  await until(page, async () => (await page.locator('.expression-progress').innerText()).startsWith('step 6'), 'step 6 of the expression')
}
