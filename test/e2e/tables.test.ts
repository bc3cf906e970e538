import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openScenario, openTable, stepTimes } from './actions'
import { violations } from './axe'
import { untilMessage, untilPaused } from './controls'
import { site } from './harness'
import { layoutProblems } from './layout-problems'
import { stateOf } from './live-changes'
import { until } from './page'
import { paintedNumbers, untrue } from './painted-numbers'
import { rested, settled } from './settled'

const { open } = site('dist-test')

/** Semicolons, decimal commas, a name for each row, a gap in every tenth. */
const CSV = [
  'Name;Größe;Farbe;Preis',
  ...Array.from({ length: 60 }, (_, k) => {
    const size = k % 10 === 3 ? '' : `${k % 7},${k % 4}`
    return `Haus ${k};${size};${['rot', 'blau', 'grün'][k % 3]};${(k % 7) * 2},5`
  }),
].join('\r\n')

const dialog = (page: Page) => page.getByRole('dialog')
const use = (page: Page) => dialog(page).getByRole('button', { name: 'Use this data' })
const nameOf = (page: Page) => page.evaluate(() => window.downhill.currentDocument().scenario.name)

test('a table that is dropped is cleaned, trained, saved, and the same run in a fresh browser, after a reload and through a link', async () => {
  const { page, problems } = await open()
  await rested(page)
  await drop(page, 'häuser.csv', `\uFEFF${CSV}`)
  await until(page, () => use(page).isVisible(), 'the dialog')
  expect(await dialog(page).innerText()).toMatch(/60 rows, 4 columns; cells are separated by semicolons, decimals by a comma\./)
  expect(await dialog(page).getByLabel('Use of Name').inputValue()).toBe('out')
  expect(await dialog(page).getByRole('status').innerText()).toMatch(
    /^54 of 60 rows are left \(6 have no value in Größe\): 40 to train on, 14 to test on\. The network is 4-8-1/,
  )
  await dialog(page).getByLabel('Rows with empty cells').selectOption('mean')
  expect(await dialog(page).getByRole('status').innerText()).toMatch(/^All 60 rows are used: 45/)
  await use(page).click()
  await untilMessage(page, /^häuser\.csv is loaded: press Play/)
  expect(await nameOf(page)).toBe('häuser')
  await stepTimes(page, 30)
  const state = await stateOf(page)
  expect(await page.evaluate(() => window.downhill.latestFrame()?.row?.trainLoss)).toBeLessThan(0.5)

  await openTable(page, 'Data')
  await page.getByText('What was done to the columns of häuser.csv').click()
  await settled(page)
  const prepared = (await paintedNumbers(page)).filter(({ ref }) => ref.startsWith('prepared:'))
  expect(prepared.length).toBe(2 * (2 * 4 + 1))
  expect(untrue(prepared)).toEqual([])

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save file' }).click()])
  const file = await readFile(await download.path(), 'utf8')
  await page.getByRole('button', { name: 'Copy link' }).click()
  await untilMessage(page, /It holds the table; [\d,]+ of 8,192 characters are left\./)
  const address = page.url()
  await page.reload()
  await until(page, async () => (await nameOf(page)) === 'häuser', 'the run after a reload')
  expect(await stateOf(page)).toBe(state)

  const other = await open()
  const path = join(tmpdir(), 'own-table.json')
  await writeFile(path, file)
  await other.page.getByLabel('File to open').setInputFiles(path)
  await untilMessage(other.page, /^Opened own-table\.json/)
  expect(await stateOf(other.page)).toBe(state)

  const third = await open({ hash: new URL(address).hash })
  await until(third.page, async () => (await nameOf(third.page)) === 'häuser', 'the run of the link')
  expect(await stateOf(third.page)).toBe(state)
  expect([...problems, ...other.problems, ...third.problems]).toEqual([])
})

test('undo, redo and Back keep a table; a link whose table is missing opens nothing', async () => {
  const { page, problems } = await open()
  await rested(page)
  await drop(page, 'table.csv', CSV)
  await until(page, () => use(page).isVisible(), 'the dialog')
  await use(page).click()
  await untilMessage(page, /is loaded: press Play/)
  await stepTimes(page, 3)
  const state = await stateOf(page)
  await openScenario(page, 'XOR')
  await untilPaused(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await settled(page)
  expect(await stateOf(page)).toBe(state)
  await openScenario(page, 'XOR')
  await page.goBack()
  await until(page, async () => (await nameOf(page)) === 'table', 'the run before')
  expect(await stateOf(page)).toBe(state)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await untilMessage(page, /It holds the table/)
  const hash = new URL(page.url()).hash.split('&t=')[0]

  const other = await open()
  await other.page.evaluate((part) => {
    location.hash = part
  }, hash)
  await untilMessage(other.page, /^The link was not opened\. Its table “table\.csv” is not in this browser/)
  expect(await nameOf(other.page)).toBe('Watch it learn')
  expect([...problems, ...other.problems]).toEqual([])
})

test('what is wrong with a table is said with row and column, and the run on the screen stays', async () => {
  const { page, problems } = await open()
  await rested(page)
  await page.keyboard.press('e')
  const state = await stateOf(page)
  for (const [text, says] of [
    ['a,b\n1,2\n1,2,3\n', /^bad\.csv was not opened\. Row 3 has 3 cells, but row 1 has 2\./],
    ['a,b\n1,"2\n', /Row 2 has a quotation mark that is never closed/],
    ['a,a\n1,2\n', /both called “a”/],
  ] as const) {
    await drop(page, 'bad.csv', text)
    await untilMessage(page, says)
  }
  await drop(page, 'stray.csv', `a,b\n${'1,2\n3,4\n'.repeat(20)}x,5\n`)
  await until(page, () => dialog(page).isVisible(), 'the dialog')
  expect(await dialog(page).getByRole('alert').innerText()).toMatch(/^Column “a” of row 42 must be a number, not “x”/)
  await dialog(page).getByRole('button', { name: 'Take them for empty cells' }).click()
  await until(page, () => use(page).isVisible(), 'the table')
  await dialog(page).getByLabel('Use of a').selectOption('out')
  expect(await dialog(page).getByRole('alert').innerText()).toBe('No column is an input: choose at least one.')
  expect(await use(page).getAttribute('aria-disabled')).toBe('true')
  await page.keyboard.press('Escape')
  expect(await stateOf(page)).toBe(state)
  expect(problems).toEqual([])
})

test('a table is pasted and used by keyboard alone, and its dialog is sound on a desktop and a phone', async () => {
  const { page, problems } = await open()
  await rested(page)
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, CSV)
  await until(page, () => use(page).isVisible(), 'the dialog')
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size)
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await page.locator('.offer-columns').evaluate((node) => node.clientHeight)).toBeGreaterThan(100)
    expect(await violations(page, size)).toEqual([])
    const found = await layoutProblems(page)
    expect(found.filter((line) => !line.startsWith('scrolls: '))).toEqual([]) // tables and the whole scroll inside the dialog
  }
  await dialog(page).getByLabel('Use of Farbe').focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Use of Preis')
  await use(page).focus()
  await page.keyboard.press('Enter')
  await untilMessage(page, /^pasted table is loaded/)
  expect(problems).toEqual([])
})

test('20,000 rows of 64 columns are open within 5 seconds, and the page goes on painting meanwhile', async () => {
  const { page, problems } = await open()
  await rested(page)
  const frames = await page.evaluate(async () => {
    const head = Array.from({ length: 64 }, (_, k) => `c${k}`).join()
    const rows = Array.from({ length: 20_000 }, (_, row) => Array.from({ length: 64 }, (_, k) => ((row * (k + 3)) % 997) / 8).join())
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([[head, ...rows].join('\n')], 'large.csv'))
    let painted = 0
    const paint = () => {
      painted += 1
      requestAnimationFrame(paint)
    }
    requestAnimationFrame(paint)
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    while (!document.querySelector('.offer, .message[data-kind="error"]')) await new Promise((done) => setTimeout(done, 20))
    return document.querySelector('.offer') ? painted : -1
  })
  expect(frames).toBeGreaterThan(5)
  await use(page).click()
  await untilMessage(page, /^large\.csv is loaded/)
  expect(problems).toEqual([])
})

/** Drops a file anywhere on the page, as from the desktop. */
function drop(page: Page, name: string, text: string): Promise<void> {
  return page.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content], file))
      document.querySelector('.app')!.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [name, text] as const,
  )
}
