import { plainNumber } from '../../document/problem'
import type { Documents, ReadDocuments } from '../../document/saved/documents'
import { decodeFile } from '../../document/saved/file'
import { decodeLink, encodeLink, LONGEST_LINK } from '../../document/saved/link'
import { encodeFile } from '../../document/saved/write-file'
import type { Document } from '../../document/types'
import type { Problem } from '../../trainer/protocol'
import { dismiss, say } from '../state/page-state'
import { documentsNow } from '../state/runs'
import { bringTables } from '../tables/bring-tables'
import { offerTable } from '../tables/offer-table'
import { download } from '../workers/browser'
import { heldTable, tablesIn } from '../workers/held-tables'
import { openDocuments } from './documents'

/** Puts a link to this very run, or to both that are compared, into the address bar and the clipboard. */
export async function copyLink(): Promise<void> {
  const documents = documentsNow()
  const [table] = tableTexts(documents)
  const link = await encodeLink(documents, table)
  if (!link.ok) {
    say('error', link.problem.message)
    return
  }
  // replaceState and not location.hash: no entry in the browser's history and no hashchange of our own
  globalThis.history.replaceState(globalThis.history.state, '', link.hash)
  try {
    await navigator.clipboard.writeText(location.href)
    const left = plainNumber(LONGEST_LINK - link.hash.length)
    const holds = table === undefined ? '' : ` It holds the table; ${left} of ${plainNumber(LONGEST_LINK)} characters are left.`
    say('info', `${documents.length > 1 ? 'Link to both runs copied.' : 'Link copied.'}${holds}`)
  } catch {
    say('info', `The link is in the address bar; copy it from there: ${location.href}`)
  }
}

/** Saves this very run, or both that are compared, to a file. */
export function saveFile(): void {
  const documents = documentsNow()
  const file = fileName(documents[0], 'json')
  download(file, encodeFile(documents, tableTexts(documents)))
  say('info', documents.length > 1 ? `Both runs saved as ${file}.` : `Saved as ${file}.`)
}

/** Saves the picture of a run. */
export function savePicture(picture: Blob): void {
  const file = fileName(documentsNow()[0], 'png')
  download(file, picture)
  say('info', `Saved as ${file}.`)
}

function fileName({ scenario, step }: Document, extension: 'json' | 'png'): string {
  const name = scenario.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `downhill-${name || 'run'}-step-${step}.${extension}`
}

/** Opens a file that a person chose or dropped: a saved run, or a table. What is on the screen stays when it cannot be read. */
export async function openChosenFile(file: File): Promise<void> {
  if (await isTable(file)) return offerTable(file, file.name)
  const text = await file.text().catch(() => null) // a folder has none
  const decoded = text === null ? unreadable() : decodeFile(text)
  const problem = await openRead(decoded, `opening ${file.name}`)
  if (problem) say('error', `${file.name} was not opened. ${problem.message}`)
  else say('info', `Opened ${file.name}.`)
}

/** Whether a file is not a saved run, which is an object of JSON: by its name, else by its first character. */
async function isTable(file: File): Promise<boolean> {
  if (/\.json$/i.test(file.name)) return false
  if (/\.(csv|tsv|tab)$/i.test(file.name)) return true
  const start = await file
    .slice(0, 100)
    .text()
    .catch(() => null) // a folder has none
  return start !== null && !/^\uFEFF?\s*\{/.test(start)
}

function unreadable() {
  return { ok: false, problem: { place: 'file', message: 'It cannot be read: choose a file that Downhill saved.' } } as const
}

/** Opens a link that was put into the address bar while the page was open. */
export async function openLink(hash: string): Promise<void> {
  dismiss() // it was about the run that is left
  const decoded = await decodeLink(hash)
  const problem = await openRead(decoded, 'opening a link')
  if (problem) say('error', `The link was not opened. ${problem.message}`)
}

/** Opens what a file or link held, once its tables are here. Return the problem when it cannot: nothing has changed then. */
async function openRead(read: ReadDocuments, what: string): Promise<Problem | null> {
  if (!read.ok) return read.problem
  return (await bringTables(read.documents, read.tables)) ?? openDocuments(read.documents, { what })
}

/** The texts of the tables that documents refer to, each once. */
export function tableTexts(documents: Documents): string[] {
  const hashes = new Set(tablesIn(documents).map(({ table }) => table))
  return [...hashes].map((hash) => heldTable(hash) ?? '').filter((text) => text !== '')
}

/** Says that what follows # in the address is not ours: the link of another tool, or a place on another page. */
export function tellForeign(): void {
  say(
    'warning',
    'What follows # in the address is not a Downhill link and was left out. Links of other tools, such as TensorFlow Playground, do not open here.',
  )
}
