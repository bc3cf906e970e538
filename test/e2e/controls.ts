import type { Page } from 'playwright-core'
import { shownStep, until, untilStep } from './harness'
import { settled } from './settled'

/** Names of the speeds in the list. */
export type Speed = '1' | '5' | '20' | '60' | '300' | 'max'

/** Chooses the speed of play; leaves nothing focused, so that keys are the page's. */
export async function setSpeed(page: Page, speed: Speed): Promise<void> {
  await page.getByRole('combobox', { name: 'Speed' }).selectOption(speed)
  await unfocus(page)
}

/** Leaves nothing focused. */
export async function unfocus(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

/** Starts the run with the button. */
export async function play(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await unfocus(page)
}

/** Pauses with the button and returns the step that then stands still. */
export async function pause(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await untilPaused(page)
  await unfocus(page)
  return shownStep(page)
}

/** Waits until the run stands: Play is offered, nothing is replayed, and the page has settled. */
export async function untilPaused(page: Page): Promise<void> {
  const playButton = page.getByRole('button', { name: 'Play', exact: true })
  await until(page, async () => (await playButton.count()) === 1 && !(await page.getByText('replaying to step').count()), 'a pause')
  await settled(page)
}

/** Plays at full speed until a step is passed, pauses, then goes to exactly that step on the timeline. */
export async function runTo(page: Page, step: number): Promise<void> {
  await setSpeed(page, 'max')
  await play(page)
  await until(page, async () => (await shownStep(page)) >= step, `step ${step}`, 60_000)
  await pause(page)
  await seekTo(page, step)
}

/** Goes to a step of the past on the timeline. */
async function seekTo(page: Page, step: number): Promise<void> {
  await page.getByRole('slider', { name: 'Step', exact: true }).fill(String(step))
  await untilStep(page, step)
  await unfocus(page)
}

/** The field of a setting. */
export function field(page: Page, name: string) {
  return page.getByRole('textbox', { name, exact: true })
}

/** Types into a field of the settings and confirms. */
export async function setField(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text)
  await field(page, name).press('Enter')
}

/** The message that is shown, '' where there is none. */
export async function message(page: Page): Promise<string> {
  return (await page.locator('.messages [role="status"]').innerText()).trim()
}

/** Waits for a message and returns it. */
export async function untilMessage(page: Page, pattern: RegExp, timeoutMs?: number): Promise<string> {
  let last = ''
  await until(
    page,
    async () => {
      last = await message(page)
      return pattern.test(last)
    },
    `a message like ${pattern}`,
    timeoutMs,
  )
  return last
}

/** A number as it is written for people, read back. */
export function readNumber(text: string): number {
  const plain = text.trim().replaceAll('−', '-').replaceAll(',', '')
  return plain === '' ? Number.NaN : Number(plain)
}

/** A column of the weights table, by the name of the weight, as written there. */
export async function weightsColumn(page: Page, column: string): Promise<Record<string, string>> {
  const table = page.getByRole('table', { name: 'How the last step changed each parameter' })
  return table.evaluate((node, name) => {
    const heads = Array.from(node.querySelectorAll('thead th'), (head) => head.textContent?.replace(/ [↑↓]$/, '').trim())
    const at = heads.indexOf(name)
    if (at < 0) throw new Error(`no column ${name} among ${heads.join(', ')}`)
    const rows = Array.from(node.querySelectorAll('tbody tr[data-index]'), (row) => row.children)
    return Object.fromEntries(rows.map((cells) => [cells[0]?.textContent ?? '', cells[at]?.textContent ?? '']))
  }, column)
}

/** Shows the numbers of the weights table in full, or shortened again. */
export async function toggleFullPrecision(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Full precision' }).click()
  await unfocus(page)
}
