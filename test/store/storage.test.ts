import { beforeEach, expect, test, vi } from 'vitest'
import { defaultDocument } from '../../src/document/presets/defaults'
import { encodeLink } from '../../src/document/saved/link'
import { fakePage } from './fakes'

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
  app.setState({ message: null })
})

const { saveDocument, savedDocument, savedTheme, saveTheme } = await import('../../src/store/storage')
const { firstDocument } = await import('../../src/store/start')
const { app } = await import('../../src/store')

const document = { ...defaultDocument(), step: 321 }
const kept = { document, beside: null }
const link = encodeLink(document)
const hash = link.ok ? link.hash : ''

test('a reload finds the document as it was', async () => {
  saveDocument(kept, '')
  expect(savedDocument()).toEqual({ kind: 'document', ...kept, hash: '' })
  expect(await firstDocument('')).toMatchObject(kept)
})

test('a reload and a link keep run B beside run A', async () => {
  const both = { document, beside: { ...document, scenario: { ...document.scenario, name: 'other' }, step: 7 } }
  saveDocument(both, '')
  expect(await firstDocument('')).toMatchObject(both)
  const link = encodeLink(both.document, both.beside)
  expect(await firstDocument(link.ok ? link.hash : '')).toMatchObject(both)
})

test.each(['{', 'null', '7', '{"hash":"","file":"{}"}', '{"hash":"","file":7}', '{"file":"no"}'])(
  'a corrupt entry %s is left out with a message',
  async (text) => {
    session.setItem('downhill.document', text)
    expect(await firstDocument('')).toBeNull()
    expect(app.getState().message?.kind).toBe('warning')
    expect(session.items.size).toBe(0)
  },
)

test('full, forbidden or absent storage disturbs nobody', () => {
  session.full = true
  saveDocument(kept, '')
  expect(savedDocument()).toEqual({ kind: 'none' })
  vi.stubGlobal('sessionStorage', undefined)
  saveDocument(kept, '')
  expect(savedDocument()).toEqual({ kind: 'none' })
})

test('a link is opened, but not again after a reload: the run has gone on', async () => {
  expect(hash).toMatch(/^#d=/)
  expect(await firstDocument(hash)).toMatchObject(kept)
  const later = { document: { ...document, step: 999 }, beside: null }
  saveDocument(later, hash)
  expect(await firstDocument(hash)).toMatchObject(later)
  saveDocument(later, '#d=another')
  expect(await firstDocument(hash)).toMatchObject(kept)
})

test('a bad link says so, and the saved run stays', async () => {
  saveDocument(kept, '')
  expect(await firstDocument('#d=broken')).toMatchObject(kept)
  expect(app.getState().message).toMatchObject({ kind: 'error' })
})

test('the theme is remembered; else it is the one the system prefers', () => {
  expect(savedTheme()).toBe('light')
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  expect(savedTheme()).toBe('dark')
  saveTheme('light')
  expect(savedTheme()).toBe('light')
  local.setItem('downhill.theme', 'purple')
  expect(savedTheme()).toBe('dark')
})
