import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { message, setSpeed, unfocus, untilMessage, untilPaused } from './controls'
import { openPage, shownStep, site, until } from './harness'
import { changeAtOddMoments, stateOf } from './live-changes'

const { open, origin } = site('dist-test')

test('a link copied after live changes at odd moments gives the same run in a new page, bit for bit', async () => {
  const { page, context, problems } = await open()
  await changeAtOddMoments(page)
  const state = await stateOf(page)
  const link = await copiedLink(page)
  expect(link).toMatch(/#d=1\./)

  const other = await openPage(context, link)
  await until(other.page, async () => (await shownStep(other.page)) === (await shownStep(page)), 'the step of the link')
  expect(await stateOf(other.page)).toBe(state)
  expect(await other.page.evaluate(() => window.downhill.currentDocument().changes.length)).toBeGreaterThanOrEqual(8)

  // and the two go on alike: generators and optimizer are in the same state
  for (const each of [page, other.page]) await each.keyboard.press('e')
  expect(await stateOf(other.page)).toBe(await stateOf(page))
  expect(await stateOf(page)).not.toBe(state)
  expect([...problems, ...other.problems]).toEqual([])
})

test('a link copied while the network trains gives the step of that moment', async () => {
  const { page, context, problems } = await open()
  await setSpeed(page, '60')
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 20, 'some steps')
  const link = await copiedLink(page)
  const { step, parameters } = await page.evaluate(() => {
    const frame = window.downhill.latestFrame()
    return { step: frame?.position.step ?? -1, parameters: [...(frame?.parameters ?? [])] }
  })
  await page.keyboard.press('Space')
  const other = await openPage(context, link)
  await untilPaused(other.page)
  const opened = await shownStep(other.page)
  expect(opened).toBeGreaterThan(20)
  expect(opened).toBeLessThanOrEqual(step)
  // on to the step that was looked at just after the link was made
  await other.page.evaluate((target) => window.downhill.seek(target), step)
  await untilPaused(other.page)
  expect(await other.page.evaluate(() => [...(window.downhill.latestFrame()?.parameters ?? [])])).toEqual(parameters)
  expect([...problems, ...other.problems]).toEqual([])
})

const BROKEN = [
  { what: 'cut short', edit: (hash: string) => hash.slice(0, -5), says: /The link was not opened\. The link is incomplete or damaged/ },
  {
    what: 'mistyped',
    edit: (hash: string) => `${hash.slice(0, 14)}${hash[14] === 'a' ? 'b' : 'a'}${hash.slice(15)}`,
    says: /incomplete or damaged/,
  },
  { what: 'of a later version', edit: (hash: string) => hash.replace('#d=1.', '#d=2.'), says: /made by a newer Downhill/ },
  { what: 'empty', edit: () => '#d=1.', says: /incomplete or damaged/ },
]

test('a link cut short, mistyped, too new or empty gets a message, in a new page and in an open one, whose run stays', async () => {
  const { page, context, problems } = await open()
  await page.keyboard.press('e')
  await untilPaused(page)
  const state = await stateOf(page)
  const right = new URL(await copiedLink(page)).hash
  for (const { what, edit, says } of BROKEN) {
    const hash = edit(right)
    await page.evaluate((broken) => {
      location.hash = broken
    }, hash)
    await untilMessage(page, says)
    expect(await stateOf(page), what).toBe(state)
    await page.getByRole('button', { name: 'Close message' }).click() // two of them are told in the same words
    await unfocus(page)

    const other = await openPage(context, `${origin()}/${hash}`)
    expect(await message(other.page), what).toMatch(says)
    expect(await shownStep(other.page), what).toBe(0)
    expect(await other.page.getByRole('button', { name: 'Play', exact: true }).isEnabled(), what).toBe(true)
    expect(other.problems, what).toEqual([])
    await other.page.close()
  }
  expect(problems).toEqual([])
})

/** Presses Copy link and reads the clipboard. */
async function copiedLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy link' }).click()
  await untilMessage(page, /^Link copied/)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  return page.evaluate(() => navigator.clipboard.readText())
}
