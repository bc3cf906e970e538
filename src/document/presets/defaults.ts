import type { Document } from '../types'
import { documentOf, START_PRESETS } from './start-presets'

/** What a person sees first: the moons, paused at step 0. */
export function defaultDocument(): Document {
  return documentOf(START_PRESETS.find(({ id }) => id === 'moons')!)
}

/** The chance with which one key or one click turns dropout on. */
export const USUAL_DROPOUT = 0.5
