import type { Selection } from '../../../document/types'
import type { Network } from '../../../engine/network/network'
import type { Rect } from '../../../ui/chart/rect'
import { middleOf } from '../layout/curve'
import type { GraphLayout } from '../layout/picture'
import { parametersInto } from './spot'

const SIZE = 24

/** Parameters into the selected unit that found no room for a number: small marks, so that the keyboard reaches them. */
export function bareParameters(network: Network, layout: GraphLayout, selection: Selection): { index: number; rect: Rect }[] {
  const { layer, unit } = selection.kind === 'unit' ? selection : { layer: 0, unit: 0 }
  const box = layout.units.find((one) => one.layer === layer && one.unit === unit)
  if (layer === 0 || !box) return []
  const labelled = new Set(layout.labels.map((label) => label.index))
  return parametersInto(network, layout, layer, unit)
    .filter((index) => !labelled.has(index))
    .map((index) => {
      const edge = layout.edges.find((one) => one.index === index)
      const { x, y } = edge ? middleOf(edge) : { x: box.rect.x, y: box.rect.y + box.rect.height }
      return { index, rect: { x: x - SIZE / 2, y: y - SIZE / 2, width: SIZE, height: SIZE } }
    })
}
