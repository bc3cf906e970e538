import { createStore, delMany, entries, get, set } from 'idb-keyval'
import type { Documents } from '../../document/saved/documents'
import { decodeFile } from '../../document/saved/file'

/** Entries of the history whose documents are kept, of all tabs. */
const MOST = 100

interface Stored {
  readonly whenMs: number
  readonly file: string
}

const store = createStore('downhill', 'visits')
let pruned = false

/** Keep the documents of an entry of the history. Rejects where the storage is full or closed. */
export async function storeVisit(id: string, file: string): Promise<void> {
  await set(id, { whenMs: Date.now(), file } satisfies Stored, store)
  if (!pruned) await prune()
}

/** The documents of an entry of the history; null where they are not kept. */
export async function storedVisit(id: string): Promise<Documents | null> {
  const stored = await get<Stored>(id, store).catch(() => undefined)
  const decoded = stored ? decodeFile(stored.file) : null
  return decoded?.ok ? decoded.documents : null
}

/** The files of all runs that some tab may come back to. */
export async function keptFiles(): Promise<string[]> {
  const visits = await entries<string, Stored>(store)
  return [...visits.map(([, { file }]) => file), ...Object.values({ ...localStorage }), ...Object.values({ ...sessionStorage })]
}

async function prune(): Promise<void> {
  pruned = true
  const all = await entries<string, Stored>(store)
  const oldest = all.sort(([, a], [, b]) => b.whenMs - a.whenMs).slice(MOST)
  await delMany(
    oldest.map(([id]) => id),
    store,
  )
}
