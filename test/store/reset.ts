import { initialPage, page } from '../../src/store/page-state'
import { initialRun } from '../../src/store/run-state'
import { firstRun } from '../../src/store/runs'

/** The page as it is before anything is opened. */
export function resetPage(): void {
  page.setState(initialPage())
  firstRun.state.setState(initialRun())
}
