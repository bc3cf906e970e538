import type { Documents } from '../../document/saved/documents'
import { encodeFile } from '../../document/saved/write-file'
import { page, say } from '../state/page-state'
import { LECTURE_PANES } from '../state/panes'
import { currentDocument, documentsNow, firstRun, openRuns } from '../state/runs'
import {
  hasKeptRuns,
  saveDocuments,
  savedDocuments,
  savedExercises,
  savedLecture,
  savedNotation,
  savedTheme,
  saveLecture,
} from '../state/storage'
import { currentVisit, documentsOf, insideInHistory, moveVisit, pageInHistory, storedVisits, visitInHistory } from '../state/visits'
import { tablesIn } from '../workers/held-tables'
import { fetchChecks } from './checks'
import { whenLoaded } from './when-loaded'

const SAVE_MS = 1000

/** Links and files: fetched when they are needed, or when the page is idle. */
export const sharing = () => import('./sharing')
const closedTabs = () => import('./closed-tabs')

/** Opens what the person means to see: the run of this tab before a reload, the link in the address, or the default. Call once. */
export async function start(): Promise<void> {
  void fetchChecks()
  const exercises = savedExercises()
  const { predict, notation } = page.getState()
  // what answers open questions stays covered until they are read
  page.setState({
    page: pageInHistory(),
    theme: savedTheme(),
    notation: savedNotation() ?? notation,
    predict: { ...predict, covered: exercises?.on === true },
  })
  resumeLecture(savedLecture())
  const found = await firstDocuments(location.hash)
  const documents: Documents = found ?? [currentDocument()]
  const { message } = page.getState()
  whenLoaded(documents, () => {
    openRuns(documents)
    if (exercises || insideInHistory()) void import('../inside/resume').then(({ resume }) => resume(exercises, insideInHistory()))
    page.setState({ message }) // opening clears it, but this one says why something else is opened
  })
  if (!found && hasKeptRuns()) void closedTabs().then(({ offerLastRun }) => offerLastRun())
  currentVisit() // the entry of the history has an id from now on
  addEventListener('popstate', () => void import('./come-back').then(({ comeBack }) => comeBack()))
  addEventListener('hashchange', () => {
    if (visitInHistory() !== null) return // a step in the history
    moveVisit(documentsNow())
    if (isLink(location.hash)) void sharing().then(({ openLink }) => openLink(location.hash))
    else if (isForeign(location.hash)) void sharing().then(({ tellForeign }) => tellForeign())
  })
  addEventListener('pagehide', save)
  addEventListener('pagehide', keepLecture)
  setInterval(save, SAVE_MS)
}

/** What to begin with; null for the default. Says why when a link or a saved run could not be opened. */
export async function firstDocuments(hash: string): Promise<Documents | null> {
  const saved = await savedDocuments()
  if (saved.kind === 'corrupt') say('warning', `The run saved in this tab could not be read. ${saved.message}`)
  const kept = saved.kind === 'documents' ? saved.documents : null
  const visit = visitInHistory()
  if (visit !== null) {
    const known = await withTables(saved.kind === 'documents' && saved.visit === visit ? kept : await documentsOf(visit))
    if (known) return known
  }
  if (isForeign(hash) && !(saved.kind === 'documents' && saved.hash === hash)) await sharing().then(({ tellForeign }) => tellForeign())
  if (!isLink(hash)) return withTables(kept)
  // a reload: the run has gone on since its link was opened or copied
  if (saved.kind === 'documents' && saved.hash === hash) return withTables(kept)
  const { decodeLink } = await import('../../document/saved/link')
  const decoded = await decodeLink(hash)
  const documents = decoded.ok ? await withTables(decoded.documents, 'The link', decoded.tables) : null
  if (!decoded.ok) say('error', `The link was not opened. ${decoded.problem.message}`)
  return documents ?? withTables(kept)
}

/** The documents once the page has the tables that they refer to; null, and why is said, where it cannot have them. */
async function withTables(documents: Documents | null, what = 'Your last run', tables?: readonly unknown[]): Promise<Documents | null> {
  if (!documents || tablesIn(documents).length === 0) return documents
  const { bringTables } = await import('../tables/bring-tables')
  const problem = await bringTables(documents, tables)
  if (!problem) return documents
  say('error', `${what} was not opened. ${problem.message}`)
  return null
}

/** A reload in front of a room does not leave lecture mode. */
function keepLecture(): void {
  const { lecture, panes } = page.getState()
  saveLecture(lecture ? panes.lecture : null)
}

function resumeLecture(pane: string | null): void {
  const { panes } = page.getState()
  const shown = LECTURE_PANES.find(({ value }) => value === pane)
  if (shown) page.setState({ lecture: true, panes: { ...panes, lecture: shown.value } })
}

function isLink(hash: string): boolean {
  return hash.startsWith('#d=')
}

/** What stands behind # and is not ours: the link of another tool, or a place on another page. */
function isForeign(hash: string): boolean {
  return hash.length > 1 && !isLink(hash)
}

let savedParts: readonly unknown[] = []
let told = false // that nothing is kept

function save(): void {
  if (firstRun.state.getState().run === 0) return // nothing is open yet: what was saved stays
  const documents = documentsNow()
  const shown = documents[0].view // what the others show follows the first run
  const parts = [...documents.flatMap(({ scenario, changes, step }) => [scenario, changes, step]), shown, location.hash, currentVisit()]
  if (parts.length === savedParts.length && parts.every((part, k) => part === savedParts[k])) return
  savedParts = parts
  const file = encodeFile(documents)
  const reload = saveDocuments(file, location.hash, currentVisit())
  // the untouched default is there at every visit
  if (!page.getState().touched) {
    if (!reload) tellUnkept(false, false)
    return
  }
  const id = currentVisit()
  const kept = [closedTabs().then(({ keepForLater }) => keepForLater(file)), storedVisits().then(({ storeVisit }) => storeVisit(id, file))]
  void Promise.allSettled(kept).then((all) =>
    tellUnkept(
      reload,
      all.every(({ status }) => status === 'fulfilled'),
    ),
  )
}

/** Said once, and not in the place of another message. */
function tellUnkept(reload: boolean, later: boolean): void {
  if (told || (reload && later)) return
  told = page.getState().message === null
  if (told) void closedTabs().then(({ unkeptWords }) => say('warning', unkeptWords(reload, later)))
  else savedParts = []
}
