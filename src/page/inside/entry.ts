import { page } from '../state/page-state'
import { documentsNow } from '../state/runs'
import { addOver, goBack, insideInHistory } from '../state/visits'

page.subscribe(({ inside }, before) => {
  if ((inside === null) !== (before.inside === null)) keepEntry()
})

/** The inside of a step is an entry of the browser's history over the lab; leaving it goes back. */
export function keepEntry(): void {
  const open = page.getState().inside !== null
  if (!globalThis.history || open === insideInHistory()) return
  if (open) addOver(documentsNow(), { inside: true })
  else goBack()
}
