import type { Dataset } from '../../../data/dataset'
import type { Network } from '../../../engine'
import { shownParameterName } from '../../graph/names'

/** The parameter with this name; `->` stands for the arrow, blanks do not count. Null when there is none. */
export function parameterByName(network: Network, dataset: Dataset, text: string): number | null {
  const wanted = plain(text)
  for (let index = 0; index < network.parameterCount; index++) {
    if (plain(shownParameterName(network, dataset, index)) === wanted) return index
  }
  return null
}

function plain(name: string): string {
  return name.replaceAll('->', '→').replaceAll(/\s/g, '').toLowerCase()
}
