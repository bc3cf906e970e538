import { presetDocument } from './presets'
import type { Document } from './types'

/** What a person sees first: the moons, paused at step 0. */
export function defaultDocument(): Document {
  return presetDocument('moons')
}
