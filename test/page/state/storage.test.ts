import { beforeEach, expect, test, vi } from 'vitest'
import { defaultDocument } from '../../../src/document/presets/defaults'
import { encodeLink } from '../../../src/document/saved/link'
import { encodeFile } from '../../../src/document/saved/write-file'
import { fakePage } from '../fakes'

fakePage()

class MemoryStorage {
  readonly items = new Map<string, string>()
  full = false
  getItem = (key: string) => this.items.get(key) ?? null
  removeItem = (key: string) => this.items.delete(key)
  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('no room', 'QuotaExceededError')
    this.items.set(key, value)
  }
}

let session = new MemoryStorage()
let local = new MemoryStorage()
beforeEach(() => {
  session = new MemoryStorage()
  local = new MemoryStorage()
  vi.stubGlobal('sessionStorage', session)
  vi.stubGlobal('localStorage', local)
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  store.page.setState({ message: null })
})

const { saveDocuments, savedDocuments, savedTheme, saveTheme } = await import('../../../src/page/state/storage')
const { firstDocuments } = await import('../../../src/page/documents/start')
const store = await import('../../../src/page')

const document = { ...defaultDocument(), step: 321 }
const documents = [document] as const
const link = await encodeLink(documents)
const hash = link.ok ? link.hash : ''

test('a reload finds the document as it was', async () => {
  saveDocuments(encodeFile(documents), '', 'one')
  expect(await savedDocuments()).toEqual({ kind: 'documents', documents, hash: '', visit: 'one' })
  expect(await firstDocuments('')).toMatchObject(documents)
})

test('a reload and a link keep run B beside run A', async () => {
  const both = [document, { ...document, scenario: { ...document.scenario, name: 'other' }, step: 7 }] as const
  saveDocuments(encodeFile(both), '', 'one')
  expect(await firstDocuments('')).toMatchObject(both)
  const link = await encodeLink(both)
  expect(await firstDocuments(link.ok ? link.hash : '')).toMatchObject(both)
})

test.each([
  '{',
  'null',
  '7',
  '{"hash":"","visit":"","file":"{}"}',
  '{"hash":"","visit":"","file":7}',
  '{"hash":"","file":"{}"}',
  '{"file":"no"}',
])('a corrupt entry %s is left out with a message', async (text) => {
  session.setItem('downhill.document', text)
  expect(await firstDocuments('')).toBeNull()
  expect(store.page.getState().message?.kind).toBe('warning')
  expect(session.items.size).toBe(0)
})

test('full, forbidden or absent storage is told and stops nothing', async () => {
  session.full = true
  expect(saveDocuments(encodeFile(documents), '', 'one')).toBe(false)
  expect(await savedDocuments()).toEqual({ kind: 'none' })
  vi.stubGlobal('sessionStorage', undefined)
  expect(saveDocuments(encodeFile(documents), '', 'one')).toBe(false)
  expect(await savedDocuments()).toEqual({ kind: 'none' })
})

test('a link is opened, but not again after a reload: the run has gone on', async () => {
  expect(hash).toMatch(/^#d=/)
  expect(await firstDocuments(hash)).toMatchObject(documents)
  const later = [{ ...document, step: 999 }] as const
  saveDocuments(encodeFile(later), hash, 'one')
  expect(await firstDocuments(hash)).toMatchObject(later)
  saveDocuments(encodeFile(later), '#d=another', 'one')
  expect(await firstDocuments(hash)).toMatchObject(documents)
})

test('a reload at another entry of the history does not open the run of this one', async () => {
  saveDocuments(encodeFile(documents), '', 'one')
  vi.stubGlobal('history', { state: { visit: 'another' } })
  vi.stubGlobal('indexedDB', undefined)
  expect(await firstDocuments('')).toMatchObject(documents) // better than nothing where that one is not kept
  vi.stubGlobal('history', { state: { visit: 'one' } })
  expect(await firstDocuments(hash)).toMatchObject(documents)
  vi.stubGlobal('history', undefined)
})

test('a bad link says so, and the saved run stays', async () => {
  saveDocuments(encodeFile(documents), '', 'one')
  expect(await firstDocuments('#d=broken')).toMatchObject(documents)
  expect(store.page.getState().message).toMatchObject({ kind: 'error' })
})

test('a link of another tool is named as such, once, and the saved run stays', async () => {
  const playground = '#activation=tanh&batchSize=10&dataset=circle&networkShape=4,2'
  expect(await firstDocuments(playground)).toBeNull()
  expect(store.page.getState().message).toMatchObject({
    kind: 'warning',
    text: expect.stringMatching(/not a Downhill link.*TensorFlow Playground/),
  })
  store.page.setState({ message: null })
  saveDocuments(encodeFile(documents), playground, 'one')
  expect(await firstDocuments(playground)).toMatchObject(documents)
  expect(await firstDocuments('#')).toMatchObject(documents)
  expect(store.page.getState().message).toBeNull()
})

test('the theme is remembered; else it is the one the system prefers', async () => {
  expect(savedTheme()).toBe('light')
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  expect(savedTheme()).toBe('dark')
  saveTheme('light')
  expect(savedTheme()).toBe('light')
  local.setItem('downhill.theme', 'purple')
  expect(savedTheme()).toBe('dark')
})
