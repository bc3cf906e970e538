import { decodeFile, encodeFile } from '../document/file'
import { app, say } from './app-store'
import { openDocument } from './documents'
import { download } from './page'
import { currentDocument } from './runs'

/** The code of links is fetched when it is needed, or when the page is idle. */
export const linkCodec = () => import('../document/link')

/** Puts a link to this very run into the address bar and the clipboard. */
export async function copyLink(): Promise<void> {
  const { encodeLink } = await linkCodec()
  const link = encodeLink(currentDocument())
  if (!link.ok) {
    say('error', link.problem.message)
    return
  }
  // replaceState and not location.hash: no entry in the browser's history and no hashchange of our own
  globalThis.history.replaceState(null, '', link.hash)
  try {
    await navigator.clipboard.writeText(location.href)
    say('info', app.getState().comparison ? 'Link to run A copied. Run B is not in it.' : 'Link copied.')
  } catch {
    say('info', `The link is in the address bar; copy it from there: ${location.href}`)
  }
}

/** Saves this very run to a file. */
export function saveFile(): void {
  const document = currentDocument()
  const name =
    document.scenario.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'run'
  const file = `downhill-${name}-step-${document.step}.json`
  download(file, encodeFile(document))
  say('info', `Saved as ${file}.`)
}

/** Opens the text of a saved file. What is on the screen stays when it cannot be read. */
export function openFile(text: string, name: string): void {
  const decoded = decodeFile(text)
  const problem = decoded.ok ? openDocument(decoded.document) : decoded.problem
  if (problem) say('error', `${name} was not opened. ${problem.message}`)
  else say('info', `Opened ${name}.`)
}

/** Opens a link that was put into the address bar while the page was open. */
export async function openLink(hash: string): Promise<void> {
  const { decodeLink } = await linkCodec()
  const decoded = decodeLink(hash)
  const problem = decoded.ok ? openDocument(decoded.document) : decoded.problem
  if (problem) say('error', `The link was not opened. ${problem.message}`)
}
