import { type Page, page } from './page-state'
import { firstRun } from './runs'
import { pause } from './transport'

/** Opens another page over the network, whose run pauses, or goes back to it. The address stays as it is. */
export function openPage(next: Page): void {
  if (next !== 'network' && firstRun.state.getState().status === 'playing') pause()
  page.setState({ page: next })
}
