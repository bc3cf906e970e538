import { documentOf, START_PRESETS } from './start-presets'
import type { Document } from './types'

/** What a person sees first: the moons, paused at step 0. */
export function defaultDocument(): Document {
  return documentOf(START_PRESETS.find(({ id }) => id === 'moons')!)
}
