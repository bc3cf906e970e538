import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openScenario } from './actions'
import { untilMessage, untilPaused } from './controls'
import { site } from './harness'
import { changeAtOddMoments, stateOf } from './live-changes'
import { rested, settled } from './settled'

const { open } = site('dist-test')

test('a saved file gives the same run in another browser session, bit for bit', async () => {
  const { page, problems } = await open()
  await changeAtOddMoments(page)
  const state = await stateOf(page)
  const { name, text } = await savedFile(page)
  expect(name).toMatch(/^downhill-watch-it-learn-step-\d+\.json$/)

  const other = await open()
  await openFile(other.page, name, text)
  await untilMessage(other.page, new RegExp(`^Opened ${name}`))
  expect(await stateOf(other.page)).toBe(state)
  expect([...problems, ...other.problems]).toEqual([])
})

test('opening a file is undone and redone', async () => {
  const { page, problems } = await open()
  await page.keyboard.press('e')
  const first = await stateOf(page)
  const { name, text } = await savedFile(page)
  await openScenario(page, 'XOR')
  await page.keyboard.press('.')
  const xor = await stateOf(page)
  await openFile(page, name, text)
  await untilMessage(page, /^Opened/)
  expect(await stateOf(page)).toBe(first)
  await page.getByRole('button', { name: 'Undo' }).click()
  await settled(page)
  expect(await stateOf(page)).toBe(xor)
  await page.getByRole('button', { name: 'Redo' }).click()
  await settled(page)
  expect(await stateOf(page)).toBe(first)
  expect(problems).toEqual([])
})

const BROKEN: readonly { readonly what: string; readonly edit: (text: string) => string; readonly says: RegExp }[] = [
  { what: 'that is no JSON', edit: (text) => text.slice(0, text.length / 2), says: /run\.json was not opened\. .*not valid JSON/ },
  { what: 'of something else', edit: () => '{"hello": 1}', says: /run\.json was not opened\. .*not one that Downhill saved/ },
  {
    what: 'of a later version',
    edit: (text) => text.replace(/"downhill": \d+/, '"downhill": 99'),
    says: /saved by a newer Downhill: its version is 99/,
  },
  {
    what: 'with a rate out of range',
    edit: (text) => text.replace(/"learningRate": 0\.1/, '"learningRate": 1e9'),
    says: /learning rate.*from 0\.000001 to 100/i,
  },
  {
    what: 'with unknown data',
    edit: (text) => text.replace('"kind": "moons"', '"kind": "suns"'),
    says: /run\.json was not opened\. .*data/i,
  },
]

test('a file that is no JSON, of something else, too new or out of range gets a message that names it, and the run stays', async () => {
  const { page, problems } = await open()
  await page.keyboard.press('e')
  await untilPaused(page)
  const { text } = await savedFile(page)
  for (const { what, edit, says } of BROKEN) {
    const state = await stateOf(page)
    const broken = edit(text)
    expect(broken, what).not.toBe(text)
    await openFile(page, 'run.json', broken)
    await untilMessage(page, says)
    expect(await stateOf(page), what).toBe(state)
    await page.keyboard.press('.')
    await untilPaused(page)
    expect(await stateOf(page), what).not.toBe(state) // and it goes on
  }
  expect(problems).toEqual([])
})

test('on a phone the menu lets a file be chosen, and the run of the file is opened', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'XOR')
  await page.keyboard.press('.')
  await untilPaused(page)
  const { name, text } = await savedFile(page)
  const state = await stateOf(page)

  const phone = await open({ width: 390, height: 844 })
  const path = join(tmpdir(), `phone-${name}`)
  await writeFile(path, text)
  await phone.page.getByRole('button', { name: 'More', exact: true }).click()
  const [chooser] = await Promise.all([
    phone.page.waitForEvent('filechooser'),
    phone.page.getByRole('button', { name: 'Open file', exact: true }).click(),
  ])
  await chooser.setFiles(path)
  await untilMessage(phone.page, /^Opened phone-/)
  expect(await stateOf(phone.page)).toBe(state)
  expect([...problems, ...phone.problems]).toEqual([])
})

async function savedFile(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save file' }).click()])
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

async function openFile(page: Page, name: string, text: string): Promise<void> {
  const path = join(tmpdir(), name)
  await writeFile(path, text)
  await page.getByLabel('File to open').setInputFiles(path)
}

test('a file dropped anywhere on the page is opened as Open does; two at once, a folder and text are not', async () => {
  const { page, problems } = await open()
  await rested(page)
  await page.keyboard.press('e')
  const first = await stateOf(page)
  const { name, text } = await savedFile(page)
  await openScenario(page, 'XOR')
  await dropFiles(page, '.app-stage', [{ name: 'broken.json', text: '{' }])
  await untilMessage(page, /^broken\.json was not opened\. .*not valid JSON/)
  await dropFiles(page, '.app-stage', [
    { name, text },
    { name: 'other.json', text },
  ])
  await untilMessage(page, /^Drop one file at a time, not 2\./)
  expect(await page.evaluate(() => window.downhill.currentDocument().scenario.name)).toBe('XOR')
  await dropFiles(page, '.app-drawer', [{ name, text }])
  await untilMessage(page, new RegExp(`^Opened ${name}`))
  expect(await stateOf(page)).toBe(first)
  expect(await dropFiles(page, '.app-stage', [])).toBe(false) // not ours: the browser may have it
  expect(problems).toEqual([])
})

/** Drops files on an element, as from the desktop; whether the page took them. */
function dropFiles(page: Page, selector: string, files: readonly { readonly name: string; readonly text: string }[]): Promise<boolean> {
  return page.evaluate(
    ([css, all]) => {
      const dataTransfer = new DataTransfer()
      for (const { name, text } of all) dataTransfer.items.add(new File([text], name))
      if (all.length === 0) dataTransfer.setData('text/plain', '0.5')
      const fire = (type: string) => {
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
        document.querySelector(css)!.dispatchEvent(event)
        return event.defaultPrevented
      }
      return fire('dragover') && fire('drop')
    },
    [selector, files] as const,
  )
}
