import { app, type Page } from './app-store'
import { pause } from './transport'

/** Opens another page over the network, whose run pauses, or goes back to it. The address stays as it is. */
export function openPage(page: Page): void {
  if (page !== 'network' && app.getState().status === 'playing') pause()
  app.setState({ page })
}
