import type { Selection } from '../../../document/types'
import type { Rect } from '../../../ui/chart/rect'
import type { GraphLayout } from '../layout/picture'
import { spotKey } from './spot'

/** Keys of all spots that are on the plane. */
export function spotsOf(layout: GraphLayout, bare: readonly { readonly index: number; readonly rect: Rect }[]): Set<string> {
  return new Set([
    ...layout.units.map(({ layer, unit }) => spotKey({ kind: 'unit', layer, unit })),
    ...[...layout.labels, ...bare].map(({ index }) => spotKey({ kind: 'parameter', index })),
    ...layout.bundles.map(({ layer }) => spotKey({ kind: 'bundle', layer })),
    spotKey({ kind: 'loss' }),
  ])
}

/** The one spot that Tab leads to: where the keyboard was last, else the selection, else the first unit. */
export function tabSpot(spots: ReadonlySet<string>, last: string, selection: Selection): string {
  if (spots.has(last)) return last
  const selected = selection.kind === 'none' ? '' : spotKey(selection)
  return spots.has(selected) ? selected : (spots.values().next().value ?? '')
}
