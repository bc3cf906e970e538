import type { Lens } from '../../../document/types'
import type { Tiles } from '../../term-hints'
import { showsResponse } from './graph-painter'

/** What the tiles show under a lens; null where they are blank, as for more inputs than a picture has directions. */
export function tilesOf(lens: Lens, inputs: number): Tiles | null {
  if (!showsResponse(lens)) return 'tile: sign of its number'
  return inputs === 1 ? 'tile: output over the input' : inputs === 2 ? 'tile: output over both inputs' : null
}
