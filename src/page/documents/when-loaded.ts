import type { Document } from '../../document/types'
import { page } from '../state/page-state'
import { currentDocument, firstRun, loader, openRuns } from '../state/runs'

let asked = 0

/** Does something with documents once the worker has the data that they need; until then all stays as it is. The newest call wins. */
export function whenLoaded(documents: readonly Document[], then: () => void): void {
  cancel()
  const mine = asked
  const digits = documents.map(({ scenario }) => scenario.data).filter((data) => data.kind === 'digits')
  if (digits.length === 0) then()
  else void import('./load-digits').then(({ loadAll }) => loadAll(digits, then, () => mine === asked))
}

/** Gives up what waits for its data; false when nothing does. */
export function cancel(): boolean {
  asked += 1
  const waits = page.getState().loading
  if (!waits) return false
  loader.post({ type: 'cancelLoading' })
  page.setState({ loading: false })
  return true
}

/** The person does not want to wait; where nothing is on the screen yet, the default comes. */
export function cancelOpening(): void {
  cancel()
  if (firstRun.state.getState().run === 0) openRuns([currentDocument()])
}
