import type { Documents } from '../../document/saved/documents'
import { decodeFile, encodeFile } from '../../document/saved/file'
import type { Predict, Theme } from './page-state'

const DOCUMENT_KEY = 'downhill.document'
const THEME_KEY = 'downhill.theme'
const SCORE_KEY = 'downhill.answers'
const NOTATION_KEY = 'downhill.notation'
const LECTURE_KEY = 'downhill.lecture'

/** What a reload finds: nothing, the run of this tab, or something that cannot be read. */
export type Saved =
  | { readonly kind: 'none' }
  | { readonly kind: 'documents'; readonly hash: string; readonly documents: Documents } // the address it was saved under
  | { readonly kind: 'corrupt'; readonly message: string }

/** Keeps the runs for a reload of this tab. A full or forbidden storage is no reason to disturb anybody. */
export function saveDocuments(documents: Documents, hash: string): void {
  attempt(() => sessionStorage.setItem(DOCUMENT_KEY, JSON.stringify({ hash, file: encodeFile(documents) })))
}

/** The runs that this tab had before a reload. What cannot be read is removed. */
export function savedDocuments(): Saved {
  const text = attempt(() => sessionStorage.getItem(DOCUMENT_KEY))
  if (!text) return { kind: 'none' }
  const entry = attempt(() => JSON.parse(text) as unknown)
  if (isEntry(entry)) {
    const decoded = decodeFile(entry.file)
    if (decoded.ok) return { kind: 'documents', documents: decoded.documents, hash: entry.hash }
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

export function saveScore({ answers, right }: Pick<Predict, 'answers' | 'right'>): void {
  attempt(() => localStorage.setItem(SCORE_KEY, JSON.stringify([answers, right])))
}

/** Answers counted before; none where nothing sensible was kept. */
export function savedScore(): Pick<Predict, 'answers' | 'right'> {
  const saved = attempt(() => JSON.parse(localStorage.getItem(SCORE_KEY) ?? '') as unknown)
  if (!Array.isArray(saved)) return { answers: 0, right: 0 }
  const [answers, right] = saved as unknown[]
  const whole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
  return whole(answers) && whole(right) && right <= answers ? { answers, right } : { answers: 0, right: 0 }
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

function isEntry(entry: unknown): entry is { readonly hash: string; readonly file: string } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'hash' in entry &&
    'file' in entry &&
    typeof entry.hash === 'string' &&
    typeof entry.file === 'string'
  )
}

/** Storage can be full, forbidden or absent: null then. */
function attempt<T>(action: () => T): T | null {
  try {
    return action()
  } catch {
    return null
  }
}
