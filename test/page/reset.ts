import { initialRun } from '../../src/page/run/run-state'
import { initialPage, page } from '../../src/page/state/page-state'
import { firstRun } from '../../src/page/state/runs'

/** The page as it is before anything is opened. */
export function resetPage(): void {
  page.setState(initialPage())
  firstRun.state.setState(initialRun())
}
