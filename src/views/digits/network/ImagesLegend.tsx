import type { Lens } from '../../../document/types'
import { tilesOf } from './draw'

const WHAT = { weights: 'weights', gradients: 'gradients of the weights', updates: 'updates of the weights' } as const

/** What the colours of the pictures mean, on the one scale that they share; the painter writes it. */
export function ImagesLegend({ lens, compact }: { readonly lens: Lens; readonly compact: boolean }) {
  return (
    <ul className="graph-legend" aria-label="Legend">
      <li>
        <span className="digits-ramp" aria-hidden="true" /> {compact ? '' : `${WHAT[tilesOf(lens)]}, `}− to + <span data-scale="" />
      </li>
    </ul>
  )
}
