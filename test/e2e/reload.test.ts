import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { encodeLink } from '../../src/document/saved/link'
import { documentWith } from '../support/run-documents'
import { openScenario } from './actions'
import { message, setSpeed, untilMessage, untilPaused } from './controls'
import { shownStep, site, text, until, untilStep } from './harness'
import { changeAtOddMoments, stateOf } from './live-changes'
import { openPage } from './page'
import { rested } from './settled'

const { open, origin } = site('dist-test')

test('a reload keeps the step, the changes and every bit of the run', async () => {
  const { page, problems } = await open()
  await changeAtOddMoments(page)
  const state = await stateOf(page)
  const changes = await page.evaluate(() => JSON.stringify(window.downhill.currentDocument().changes))
  await reload(page)
  expect(await stateOf(page)).toBe(state)
  expect(await page.evaluate(() => JSON.stringify(window.downhill.currentDocument().changes))).toBe(changes)
  expect(problems).toEqual([])
})

test('a reload in the middle of training opens, paused, at the step of that moment', async () => {
  const { page, problems } = await open()
  await setSpeed(page, '60')
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 70, 'some steps')
  const before = await page.evaluate(() => {
    const frame = window.downhill.latestFrame()
    return { step: frame?.position.step ?? -1, parameters: [...(frame?.parameters ?? [])] }
  })
  await reload(page)
  expect(await shownStep(page)).toBeGreaterThanOrEqual(before.step)
  await page.evaluate((step) => window.downhill.seek(step), before.step)
  await untilPaused(page)
  expect(await page.evaluate(() => [...(window.downhill.latestFrame()?.parameters ?? [])])).toEqual(before.parameters)
  expect(problems).toEqual([])
})

test('another tab begins with the default, not with the run of this one', async () => {
  const { page, context } = await open()
  await page.keyboard.press('e')
  await untilPaused(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await until(other, async () => (await text(other, '[data-part="step"]')) !== '', 'the first frame')
  expect(await shownStep(other)).toBe(0)
})

test('the run of a tab that was closed is offered beside the default, not that of an open one', async () => {
  const { page, context, problems } = await open()
  await page.keyboard.press('e')
  await untilPaused(page)
  const step = await shownStep(page)
  await until(
    page,
    () => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('downhill.run.'))),
    'the run to be kept',
  )
  const beside = await openPage(context, page.url())
  await page.close()
  const next = await openPage(context, beside.page.url())
  const offer = next.page.getByRole('status', { name: 'Your last run' })
  await until(next.page, async () => (await offer.count()) > 0 && (await offer.innerText()).includes(`step ${step}`), 'the offer')
  expect(await shownStep(next.page)).toBe(0)
  expect(await beside.page.getByRole('status', { name: 'Your last run' }).count()).toBe(0)
  await offer.getByRole('button', { name: 'Continue', exact: true }).press('Enter')
  await untilStep(next.page, step)
  expect(await offer.count()).toBe(0)
  expect([problems, beside.problems, next.problems]).toEqual([[], [], []])
})

test('Back and Forward are steps between runs, each with its changes, and a reload after them loses nothing', async () => {
  const { page, problems } = await open()
  await page.keyboard.press('e')
  await untilPaused(page)
  await page.keyboard.press('m')
  await untilMessage(page, /^Momentum on/)
  const first = await stateOf(page)
  await openScenario(page, 'One update by hand')
  await page.keyboard.press('.')
  await untilStep(page, 1)
  const second = await stateOf(page)
  await openScenario(page, 'Momentum in a valley')
  const address = page.url()

  const isBack = (state: string, what: string) => until(page, async () => (await stateOf(page)) === state, what)
  await page.goBack()
  await isBack(second, 'the second run')
  await page.goBack()
  await isBack(first, 'the first run')
  await reload(page)
  expect(await stateOf(page)).toBe(first)
  await page.goForward()
  await isBack(second, 'the second run after the reload')
  await page.goBack()
  await isBack(first, 'the first run again')
  await page.goForward()
  await isBack(second, 'the second run again')

  // a link names what it opened, and no other run
  const { scenario, ...rest } = documentWith('moons', { learningRate: 0.03 })
  const link = await encodeLink([{ ...rest, scenario: { ...scenario, name: 'Linked' } }])
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    link.ok ? link.hash : '',
  )
  await until(page, async () => (await text(page, '.scenario > button')).trim() === 'Linked', 'the link')
  const third = await stateOf(page)
  await page.goBack()
  await isBack(second, 'the run before the link')
  expect(page.url()).toBe(address)
  await page.goForward()
  await isBack(third, 'the run of the link')
  await openScenario(page, 'One update by hand')
  expect(page.url()).toBe(address)
  expect(problems).toEqual([])
})

test('a message about a run that Back has left goes with it', async () => {
  const { page, problems } = await open()
  await page.keyboard.press('c')
  await untilMessage(page, /^Run B is a copy/)
  await openScenario(page, 'One update by hand')
  await untilMessage(page, /The comparison is closed; undo opens it again/)
  await page.goBack()
  await until(page, () => page.getByRole('radio', { name: 'Compare' }).isChecked(), 'both runs')
  expect(await message(page)).toBe('')
  expect(problems).toEqual([])
})

test('a storage that is closed is said once and stops nothing', async () => {
  const { context } = await open({ alone: true })
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('closed', 'SecurityError')
    }
    for (const name of ['sessionStorage', 'localStorage', 'indexedDB']) Object.defineProperty(window, name, { get: refuse })
  })
  const { page, problems } = await openPage(context, origin())
  await untilMessage(page, /^Nothing is kept/)
  await page.getByRole('button', { name: 'Close message' }).click()
  await page.keyboard.press('e')
  await untilPaused(page)
  await page.keyboard.press('.')
  await rested(page)
  expect(await message(page)).toBe('')
  expect(problems).toEqual([])
})

async function reload(page: Page): Promise<void> {
  await page.reload()
  await until(page, async () => (await text(page, '[data-part="step"]')) !== '', 'the first frame')
  await untilPaused(page)
}
