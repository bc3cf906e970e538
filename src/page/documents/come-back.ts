import { dismiss, page, say } from '../state/page-state'
import { documentsNow } from '../state/runs'
import { currentVisit, documentsOf, insideInHistory, moveVisit, visitInHistory, wasAsked } from '../state/visits'
import { bringTables } from '../tables/bring-tables'
import { openDocuments } from './documents'
import { showPage } from './open-page'

/** Back or forward in the browser's history: the page, the run of that entry as it was left, and its step if one was open. */
export async function comeBack(): Promise<void> {
  if (wasAsked()) {
    const { keepEntry } = await import('../inside/entry')
    keepEntry() // a step may be open again
    return
  }
  const id = visitInHistory()
  if (id === null) return
  showPage()
  if (id === currentVisit()) {
    void followEntry()
    return
  }
  const documents = await documentsOf(id)
  if (visitInHistory() !== id) return // gone on meanwhile
  const missing = documents && (await bringTables(documents))
  if (visitInHistory() !== id) return
  moveVisit(documentsNow())
  dismiss() // it was about the run that is left
  const problem = missing ?? (documents && openDocuments(documents, { what: 'a step in the browser’s history' }))
  if (!documents || problem) say('warning', 'The run of this entry in the browser’s history was not kept.')
  else void followEntry()
}

/** The step is open where the entry shows its inside. */
async function followEntry(): Promise<void> {
  const { inside, entering } = page.getState()
  const open = inside !== null || entering !== null
  if (open === insideInHistory()) return
  const { leaveInside, openAgain } = await import('../inside/inside')
  if (open) leaveInside()
  else openAgain()
}
