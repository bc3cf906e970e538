import { decodeFile } from '../../document/saved/file'
import { page, say } from '../state/page-state'
import { bringTables } from '../tables/bring-tables'
import { openDocuments } from './documents'

/** What is not kept, where one of the storages does not take it. */
export function unkeptWords(reload: boolean, later: boolean): string {
  const what = reload
    ? 'The run is kept for a reload, but not for the next visit'
    : later
      ? 'The run is kept for the next visit, but not for a reload'
      : 'Nothing is kept for a reload or the next visit'
  return `${what}: this browser’s storage is full or closed. Save the run to a file, or copy a link to it.`
}

const RUN = 'downhill.run.' // and the tab's name: the newest documents of a tab
const TAB = 'downhill.tab'

interface Kept {
  readonly whenMs: number
  readonly file: string
}

let own: Promise<string> | null = null

/** Keep the documents of this tab for a visit after it was closed. @throws where the storage is full or closed */
export async function keepForLater(file: string): Promise<void> {
  own ??= ownKey(sessionStorage.getItem(TAB))
  const kept: Kept = { whenMs: Date.now(), file }
  localStorage.setItem(await own, JSON.stringify(kept))
}

/** Offer the newest run of the tabs that were closed, and forget the older ones. */
export async function offerLastRun(): Promise<void> {
  const held = (await navigator.locks?.query())?.held?.map(({ name }) => name) ?? []
  const closed = Object.keys(localStorage)
    .filter((key) => key.startsWith(RUN) && !held.includes(key))
    .map((key) => ({ key, kept: read(localStorage.getItem(key)) }))
    .sort((a, b) => b.kept.whenMs - a.kept.whenMs)
  const [newest, ...older] = closed
  for (const { key } of older) localStorage.removeItem(key)
  if (!newest) return
  const decoded = decodeFile(newest.kept.file)
  if (decoded.ok) page.setState({ lastRun: { key: newest.key, documents: decoded.documents } })
  else localStorage.removeItem(newest.key)
}

/** Go on with the run that was offered, or forget it. */
export async function answerOffer(goesOn: boolean): Promise<void> {
  const { lastRun } = page.getState()
  if (!lastRun) return
  localStorage.removeItem(lastRun.key)
  page.setState({ lastRun: null })
  if (!goesOn) return
  const { documents } = lastRun
  const problem = (await bringTables(documents)) ?? openDocuments(documents, { what: 'opening your last run', enters: true })
  if (problem) say('error', `Your last run was not opened. ${problem.message}`)
}

/** The place of this tab's run. A lock is held as long as the tab is open; a copy of the tab finds it taken and gets a place of its own. */
function ownKey(known: string | null): Promise<string> {
  const key = known ?? RUN + crypto.getRandomValues(new Uint32Array(2)).join('-')
  if (!navigator.locks) return Promise.resolve(key) // an address without https
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null) => {
      if (!lock) return resolve(ownKey(null))
      sessionStorage.setItem(TAB, key)
      resolve(key)
      return new Promise(() => undefined)
    }
    navigator.locks.request(key, { ifAvailable: true }, hold).catch(reject)
  })
}

function read(text: string | null): Kept {
  try {
    const { whenMs, file } = JSON.parse(text ?? '') as Partial<Kept>
    return { whenMs: Number(whenMs), file: String(file) }
  } catch {
    return { whenMs: 0, file: '' }
  }
}
