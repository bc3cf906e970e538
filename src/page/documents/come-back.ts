import { dismiss, say } from '../state/page-state'
import { documentsNow } from '../state/runs'
import { bringTables } from '../tables/bring-tables'
import { openDocuments } from './documents'
import { showPage } from './open-page'
import { currentVisit, documentsOf, moveVisit, visitInHistory } from './visits'

/** Back or forward in the browser's history: the page and the run of that entry, as it was left. */
export async function comeBack(): Promise<void> {
  const id = visitInHistory()
  if (id !== null) showPage()
  if (id === null || id === currentVisit()) return
  const documents = await documentsOf(id)
  if (visitInHistory() !== id) return // gone on meanwhile
  const missing = documents && (await bringTables(documents))
  if (visitInHistory() !== id) return
  moveVisit(documentsNow())
  dismiss() // it was about the run that is left
  const problem = missing ?? (documents && openDocuments(documents, { what: 'a step in the browser’s history' }))
  if (!documents || problem) say('warning', 'The run of this entry in the browser’s history was not kept.')
}
