import { createStore } from 'zustand/vanilla'
import type { Loading } from '../../data/digits/load'
import type { DigitsSpec } from '../../document/types'
import type { Problem } from '../../trainer/protocol'
import { page, say } from '../state/page-state'
import { loader } from '../state/runs'

/** How far the load is that the page waits for; null before the first word about it. Painted, never rendered. */
export const loadProgress = createStore<Loading | null>()(() => null)

/** Loads one choice of digits after the other; where one does not come it is said, and can be tried again. */
export async function loadAll(choices: readonly DigitsSpec[], then: () => void, wanted: () => boolean): Promise<void> {
  const different = new Map(choices.map((data) => [JSON.stringify(data), data]))
  if (!wanted()) return
  const { message } = page.getState()
  loadProgress.setState(null, true)
  page.setState({ loading: true, message: message?.kind === 'error' ? null : message })
  for (const data of different.values()) {
    const problem = await load(data)
    if (!wanted()) return
    if (!problem) continue
    page.setState({ loading: false })
    say('error', problem.message, { label: 'Try again', act: () => void loadAll(choices, then, wanted) })
    return
  }
  page.setState({ loading: false })
  then()
}

/** A progress in words is read a few times a second. */
const HEARD_MS = 100
let requests = 0

/** Why the digits did not come, null when they are there; never resolves when they are not waited for any more. */
function load(data: DigitsSpec): Promise<Problem | null> {
  requests += 1
  const request = requests
  return new Promise((end) => {
    loader.hear = (event) => {
      if (event === null) return end(null) // another worker loads by itself what it opens
      if (event.request !== request) return
      if (event.type === 'loaded') return end(event.problem)
      loadProgress.setState(event, true)
      setTimeout(() => loader.post({ type: 'heardLoading', request }), HEARD_MS)
    }
    loader.post({ type: 'load', request, data })
  })
}
