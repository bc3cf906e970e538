import type { Documents } from '../../document/saved/documents'
import { encodeFile } from '../../document/saved/write-file'
import type { Page } from '../state/page-state'

/** The documents of the entries of the browser's history that were left, by the id that the entry holds. */
const left = new Map<string, Documents>()
let current: string | null = null // null before the page has begun

/** Loaded when an entry is left, or returned to after a reload. */
export const storedVisits = () => import('./stored-visits')

/** The id of the entry that the browser shows; null where it has none yet. */
export function visitInHistory(): string | null {
  const state: unknown = globalThis.history?.state // no browser: no history
  return typeof state === 'object' && state !== null && 'visit' in state && typeof state.visit === 'string' ? state.visit : null
}

/** The page that the entry shows. */
export function pageInHistory(): Page {
  return globalThis.history?.state?.page ?? 'network'
}

/** The id of the entry whose documents are on the page: a new one whenever it is come to, so that a copy of the tab writes elsewhere. */
export function currentVisit(): string {
  return current ?? enter(newId())
}

/** What was just opened gets an entry of its own; what was there `before` stays in the one before. */
export function addVisit(before: Documents): void {
  if (current === null) return
  leave(before)
  current = newId()
  globalThis.history.pushState({ visit: current }, '', location.pathname + location.search) // a link in the address named the run before
}

/** Another page over the same documents gets an entry of its own. */
export function addPage(documents: Documents, page: Page): void {
  leave(documents)
  globalThis.history.pushState({ visit: current, page }, '', location.href)
}

/** The page goes to the entry that the browser shows now. */
export function moveVisit(before: Documents): void {
  leave(before)
  enter(newId())
}

/** The documents that an entry was left with; null where they are not kept. */
export async function documentsOf(id: string): Promise<Documents | null> {
  const stored = () => storedVisits().then(({ storedVisit }) => storedVisit(id))
  return left.get(id) ?? stored().catch(() => null)
}

function enter(id: string): string {
  current = id
  globalThis.history.replaceState({ ...globalThis.history.state, visit: id }, '')
  return id
}

function leave(documents: Documents): void {
  const id = currentVisit()
  left.set(id, documents)
  storedVisits()
    .then(({ storeVisit }) => storeVisit(id, encodeFile(documents)))
    .catch(() => undefined) // said where the run is kept each second
}

function newId(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('-')
}
