import { createStore, delMany, entries, get, set } from 'idb-keyval'

/** How many tables stay that nothing refers to: a person may come back to them. */
const SPARE = 5

interface Kept {
  readonly whenMs: number // it was used last
  readonly text: string
}

const store = createStore('downhill-tables', 'tables')

/** Keep a table for reloads and later visits. Rejects where the storage is full or closed. */
export async function keepTable(hash: string, text: string): Promise<void> {
  await set(hash, { whenMs: Date.now(), text } satisfies Kept, store)
  await prune(hash)
}

/** The text of a table; null where it is not kept. */
export async function fetchTable(hash: string): Promise<string | null> {
  try {
    const kept = await get<Kept>(hash, store)
    if (!kept) return null
    await set(hash, { ...kept, whenMs: Date.now() } satisfies Kept, store)
    return kept.text
  } catch {
    return null // a storage that is closed has none
  }
}

/** Tables that no run of the history or of another visit refers to are deleted, but for the newest. */
async function prune(newest: string): Promise<void> {
  const files = await (await import('../state/stored-visits')).keptFiles()
  const all = await entries<string, Kept>(store)
  const unused = all.filter(([hash]) => hash !== newest && !files.some((file) => file.includes(hash)))
  const oldest = unused.sort(([, a], [, b]) => b.whenMs - a.whenMs).slice(SPARE)
  await delMany(
    oldest.map(([hash]) => hash),
    store,
  )
}
