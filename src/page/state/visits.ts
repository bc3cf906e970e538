import type { Documents } from '../../document/saved/documents'
import { encodeFile } from '../../document/saved/write-file'
import type { Page } from './page-state'

/** The documents of the entries of the browser's history that were left, by the id that the entry holds. */
const left = new Map<string, Documents>()
let current: string | null = null // null before the page has begun
let waiting: (() => void)[] | null = null // what is added once the browser has gone back as the page asked it to

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

/** Whether the entry shows the inside of a step. */
export function insideInHistory(): boolean {
  return waiting === null && globalThis.history?.state?.inside === true
}

/** The id of the entry whose documents are on the page. */
export function currentVisit(): string {
  return current ?? enter()
}

/** What was just opened gets an entry of its own; what was there `before` stays in the one before. */
export function addVisit(before: Documents): void {
  if (current === null) return
  leave(before)
  current = newId()
  push({ visit: current }, location.pathname + location.search) // a link in the address named the run before
}

/** Another page over the same documents, or the inside of a step, gets an entry of its own. */
export function addOver(documents: Documents, over: { readonly page: Page } | { readonly inside: true }): void {
  leave(documents)
  push({ visit: current, ...over }, location.href)
}

/** Leave an entry over the documents for the one before it. */
export function goBack(): void {
  waiting = []
  globalThis.history.back()
}

/** The browser went to another entry. Return whether it was asked to by the page. */
export function wasAsked(): boolean {
  const additions = waiting
  waiting = null
  for (const add of additions ?? []) add()
  return additions !== null
}

/** The page goes to the entry that the browser shows now. */
export function moveVisit(before: Documents): void {
  leave(before)
  enter()
}

/** The documents that an entry was left with; null where they are not kept. */
export async function documentsOf(id: string): Promise<Documents | null> {
  const stored = () => storedVisits().then(({ storedVisit }) => storedVisit(id))
  return left.get(id) ?? stored().catch(() => null)
}

/** A new id whenever an entry is come to, so that a copy of the tab writes elsewhere; what lies over an entry keeps the id of that. */
function enter(): string {
  const shown = visitInHistory()
  const over = pageInHistory() !== 'network' || insideInHistory()
  current = over && shown !== null ? shown : newId()
  globalThis.history.replaceState({ ...globalThis.history.state, visit: current }, '')
  return current
}

function push(state: object, address: string): void {
  const add = () => globalThis.history.pushState(state, '', address)
  if (waiting) waiting.push(add)
  else add()
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
