import type { Lens } from '../../../document/types'
import type { Tiles } from '../../term-hints'
import { showsResponse } from './graph-painter'

/** What the tiles show under a lens, for so many inputs of the data; null where they are blank, as over more than two of which none are chosen. */
export function tilesOf(lens: Lens, inputs: number, plane: boolean): Tiles | null {
  if (!showsResponse(lens)) return 'tile: sign of its number'
  if (inputs <= 2) return inputs === 1 ? 'tile: output over the input' : 'tile: output over both inputs'
  return plane ? 'tile: output over two inputs' : null
}
