import { firstRun, page } from '../../page'
import { ShareView } from '../../views/share/ShareView'
import { differencesOf } from './differences'

/** A picture of the run, or of both with what differs between them. */
export function SharedPicture() {
  const beside = page.getState().runs[1]
  const differences = beside ? differencesOf(firstRun.state.getState(), beside.state.getState()) : []
  return <ShareView difference={differences.map(({ name, a, b }) => `${name} ${a} | ${b}`).join(', ')} />
}
