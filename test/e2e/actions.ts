import type { Page } from 'playwright-core'
import { until, untilStep } from './page'
import { settled } from './settled'

/** Chooses a ready scenario from the header's list. */
async function chooseScenario(page: Page, name: string): Promise<void> {
  await page.locator('.scenario > button').click()
  await page
    .getByRole('dialog', { name: 'Scenarios' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
}

/** Opens a ready scenario; in the build for tests without the list, whose pictures take two seconds of a processor. */
export async function openScenario(page: Page, name: string): Promise<void> {
  const opened = await page.evaluate(async (scenario) => {
    if (!('downhill' in window)) return false
    await window.downhill.openScenario(scenario)
    return true
  }, name)
  if (!opened) await chooseScenario(page, name)
  await until(page, async () => (await page.locator('.scenario > button').innerText()).trim() === name, `scenario ${name}`)
  await untilStep(page, 0)
  await unfocus(page)
  await settled(page) // the window and the levels of the landscape are those of step 0
}

/** Leaves nothing focused, so that keys are the page's: the focus went back to the button of the list. */
export async function unfocus(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

/** Steps with the key, one at a time. */
export async function stepTimes(page: Page, times: number, settleEach = false): Promise<void> {
  for (let i = 1; i <= times; i++) {
    await page.keyboard.press('.')
    await untilStep(page, i)
    if (settleEach || i === 1 || i === times) await settled(page) // the first slice chooses the levels of later ones
  }
}

/** Goes on to exactly this step, through all between, and waits until the page has settled there. */
export async function goTo(page: Page, step: number): Promise<void> {
  await page.evaluate((to) => window.downhill.seek(to), step)
  await untilStep(page, step, 60_000)
  await settled(page)
}

/** Chooses the fastest speed; on a phone from the menu. */
export async function fastest(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: 'More', exact: true })
  const phone = (await more.count()) > 0
  if (phone) await more.click()
  const speed = page.getByRole('combobox', { name: 'Speed' })
  if (await speed.count()) await speed.selectOption('max')
  if (phone) await page.keyboard.press('Escape')
  await unfocus(page)
}

/** Shows one of the tables: a tab of the drawer, or a choice of the list on a phone. */
export async function openTable(page: Page, name: string): Promise<void> {
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
}

/** A sweep from where the run is after so many steps. */
export async function sweepOver(
  page: Page,
  kind: string,
  scenario: string,
  steps: number,
  show = () => openTable(page, 'Sweep'),
): Promise<void> {
  await openScenario(page, scenario)
  await goTo(page, steps)
  await show()
  await page.getByRole('group', { name: 'Sweep over' }).getByText(kind, { exact: true }).click()
  await page.getByRole('button', { name: 'Run the sweep' }).click()
  await until(page, async () => (await page.getByRole('button', { name: 'Run again' }).count()) === 1, 'the sweep to end', 60_000)
  await unfocus(page)
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
  await goTo(page, 300)
}

/** Opens the last step from the inside; at step 0 the first step is made. */
export async function openInside(page: Page): Promise<void> {
  await page.keyboard.press('i')
  await until(page, async () => (await page.locator('.formula-sentence').count()) > 0, 'the inside of the step')
}

/** Goes so many operations on. */
export async function operations(page: Page, count: number): Promise<void> {
  for (let k = 0; k < count; k++) await page.keyboard.press('.')
}

export async function whyTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Why', exact: true }).click()
  await unfocus(page)
}

/** Hides results until they are answered; on a phone the switch is under the outline. */
export async function predictFirst(page: Page): Promise<void> {
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
