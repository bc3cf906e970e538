import type { Kept } from '../document/saved/beside'
import { app, say } from './app-store'
import { LECTURE_PANES } from './panes'
import { keptNow, openRun } from './runs'
import { linkCodec, openLink } from './sharing'
import { saveDocument, savedDocument, savedLecture, savedNotation, savedScore, savedTheme, saveLecture } from './storage'

const SAVE_MS = 1000

/** Opens what the person means to see: the run of this tab before a reload, the link in the address, or the default. Call once. */
export async function start(): Promise<void> {
  app.setState({ theme: savedTheme(), notation: savedNotation() ?? app.getState().notation, predict: { on: false, ...savedScore() } })
  resumeLecture(savedLecture())
  const { document, beside } = (await firstDocument(location.hash)) ?? { document: app.getState().document, beside: null }
  const { message } = app.getState()
  openRun(document, { beside })
  app.setState({ message }) // opening clears it, but this one says why something else is opened
  addEventListener('hashchange', () => {
    if (isLink(location.hash)) void openLink(location.hash)
  })
  addEventListener('pagehide', save)
  addEventListener('pagehide', keepLecture)
  setInterval(save, SAVE_MS)
}

/** What to begin with; null for the default. Says why when a link or a saved run could not be opened. */
export async function firstDocument(hash: string): Promise<Kept | null> {
  const saved = savedDocument()
  if (saved.kind === 'corrupt') say('warning', `The run saved in this tab could not be read and was left out. ${saved.message}`)
  const kept = saved.kind === 'document' ? saved : null
  if (!isLink(hash)) return kept
  // a reload: the run has gone on since its link was opened or copied
  if (saved.kind === 'document' && saved.hash === hash) return kept
  const { decodeLink } = await linkCodec()
  const decoded = decodeLink(hash)
  if (decoded.ok) return decoded
  say('error', `The link was not opened. ${decoded.problem.message}`)
  return kept
}

/** A reload in front of a room does not leave lecture mode. */
function keepLecture(): void {
  const { lecture, panes } = app.getState()
  saveLecture(lecture ? panes.lecture : null)
}

function resumeLecture(pane: string | null): void {
  const { panes } = app.getState()
  const shown = LECTURE_PANES.find(({ value }) => value === pane)
  if (shown) app.setState({ lecture: true, panes: { ...panes, lecture: shown.value } })
}

function isLink(hash: string): boolean {
  return hash.startsWith('#d=')
}

let savedParts: readonly unknown[] = []

function save(): void {
  const kept = keptNow()
  const { document, beside } = kept
  const parts = [
    document.scenario,
    document.changes,
    document.step,
    document.view,
    beside?.scenario,
    beside?.changes,
    beside?.step,
    location.hash,
  ]
  if (parts.every((part, k) => part === savedParts[k])) return
  savedParts = parts
  saveDocument(kept, location.hash)
}
