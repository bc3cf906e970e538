import { dismiss, page } from '../state/page-state'
import { documentsNow, firstRun } from '../state/runs'
import { pause } from '../state/transport'
import { addOver, pageInHistory } from '../state/visits'

/** Open the page of the computational graph over the network: a step in the browser's history. */
export function openExpression(): void {
  if (page.getState().page === 'expression') return
  addOver(documentsNow(), { page: 'expression' })
  showPage()
}

/** Show the page that the browser's history is at. The run pauses beneath another one, and what was said stays behind. */
export function showPage(): void {
  const next = pageInHistory()
  if (next === page.getState().page) return
  if (next !== 'network' && firstRun.state.getState().status === 'playing') pause()
  dismiss()
  page.setState({ page: next })
}
