import type { Documents } from '../../document/saved/documents'
import type { Theme } from './page-state'

const DOCUMENT_KEY = 'downhill.document'
const THEME_KEY = 'downhill.theme'
export const EXERCISES_KEY = 'downhill.exercises'
const NOTATION_KEY = 'downhill.notation'
const LECTURE_KEY = 'downhill.lecture'

/** What a reload finds: nothing, the run of this tab, or something that cannot be read. */
export type Saved =
  | { readonly kind: 'none' }
  | { readonly kind: 'documents'; readonly hash: string; readonly visit: string; readonly documents: Documents } // the address and the entry of the history it was saved under
  | { readonly kind: 'corrupt'; readonly message: string }

/** Keep the runs for a reload of this tab. @returns false where the storage is full or closed */
export function saveDocuments(file: string, hash: string, visit: string): boolean {
  return attempt(() => sessionStorage.setItem(DOCUMENT_KEY, JSON.stringify({ hash, visit, file }))) !== null
}

/** Whether a tab that may be closed has left a run. */
export function hasKeptRuns(): boolean {
  return attempt(() => Object.keys(localStorage).some((key) => key.startsWith('downhill.run.'))) === true
}

/** The runs that this tab had before a reload. What cannot be read is removed. */
export async function savedDocuments(): Promise<Saved> {
  const text = attempt(() => sessionStorage.getItem(DOCUMENT_KEY))
  if (!text) return { kind: 'none' }
  const entry = attempt(() => JSON.parse(text) as unknown)
  if (isEntry(entry)) {
    const { decodeFile } = await import('../../document/saved/file')
    const decoded = decodeFile(entry.file)
    if (decoded.ok) return { kind: 'documents', documents: decoded.documents, hash: entry.hash, visit: entry.visit }
    return corrupt(decoded.problem.message)
  }
  return corrupt('It is damaged.')
}

function corrupt(message: string): Saved {
  attempt(() => sessionStorage.removeItem(DOCUMENT_KEY))
  return { kind: 'corrupt', message }
}

export function saveTheme(theme: Theme): void {
  attempt(() => localStorage.setItem(THEME_KEY, theme))
}

/** The exercises of this tab before a reload, as they were read; null without any. */
export function savedExercises(): { readonly on?: unknown } | null {
  return attempt(() => JSON.parse(sessionStorage.getItem(EXERCISES_KEY) ?? 'null') as { readonly on?: unknown } | null)
}

/** Keeps lecture mode and what it shows for a reload of this tab; null outside of it. */
export function saveLecture(pane: string | null): void {
  attempt(() => (pane === null ? sessionStorage.removeItem(LECTURE_KEY) : sessionStorage.setItem(LECTURE_KEY, pane)))
}

/** What lecture mode showed before a reload; null outside of it. */
export function savedLecture(): string | null {
  return attempt(() => sessionStorage.getItem(LECTURE_KEY))
}

export function saveNotation(id: string): void {
  attempt(() => localStorage.setItem(NOTATION_KEY, id))
}

/** The notation chosen before, if any; whether it exists is not known here. */
export function savedNotation(): string | null {
  return attempt(() => localStorage.getItem(NOTATION_KEY))
}

/** The theme chosen before, else the one the system prefers. */
export function savedTheme(): Theme {
  const saved = attempt(() => localStorage.getItem(THEME_KEY))
  if (saved === 'light' || saved === 'dark') return saved
  return attempt(() => matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light'
}

function isEntry(entry: unknown): entry is { readonly hash: string; readonly visit: string; readonly file: string } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'hash' in entry &&
    'visit' in entry &&
    'file' in entry &&
    typeof entry.hash === 'string' &&
    typeof entry.visit === 'string' &&
    typeof entry.file === 'string'
  )
}

/** Storage can be full, forbidden or absent: null then. */
export function attempt<T>(action: () => T): T | null {
  try {
    return action()
  } catch {
    return null
  }
}
