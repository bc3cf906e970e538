import type { Selection } from '../../../document/types'
import { biasIndex, type Network } from '../../../engine/network/network'
import { labelWidth, type Measure, tagHeight } from './columns'
import { NEAR_EDGE, ON_EDGE, type Placeable, placeLabels, placesAlong, type Rect } from './label-placement'
import type { Edge, ParameterLabel, UnitBox } from './picture'

/** Up to this many edges all carry numbers, beyond that those of the selection. */
const MOST_LABELLED = 24

/** Whether every edge of the network carries its number. */
export function labelsAll({ network, sparse }: { readonly network: Network; readonly sparse?: boolean | undefined }): boolean {
  return !sparse && network.layers.reduce((edges, layer) => edges + layer.in * layer.out, 0) <= MOST_LABELLED
}

interface LabelOptions {
  readonly network: Network
  readonly sparse?: boolean | undefined
  readonly selection: Selection
  readonly units: readonly UnitBox[]
  readonly edges: readonly Edge[]
  readonly others: readonly Rect[] // boxes besides the units'
  readonly width: number // of the plane
  readonly height: number
  readonly measure: Measure
}

/** Places numbers on edges and bias tags so that they overlap neither each other nor a box; those without room are left out. */
export function placeParameters(options: LabelOptions): ParameterLabel[] {
  const { network, units, others, measure } = options
  const tags = units.filter((box) => box.style === 'tagged').map((box) => tagBelow(network, box, measure))
  const obstacles = [...units.map((box) => box.rect), ...tags.map((tag) => tag.rect), ...others]
  return [...tags, ...network.layers.flatMap((_, layer) => placeInGap(options, layer, obstacles))]
}

/** Heights and how far off the edges: the first that leaves no label out. */
const TRIES = [ON_EDGE, NEAR_EDGE].flatMap((offsets) => [24, 20, 16].map((height) => [height, offsets] as const))

/** Labels between two columns: as high as a finger needs, else lower. */
function placeInGap(
  { network, selection, sparse = false, units, edges, width, height, measure }: LabelOptions,
  layer: number,
  obstacles: readonly Rect[],
) {
  const isSelected = (index: number) => selection.kind === 'parameter' && selection.index === index
  const ofUnit = (column: number, unit: number) => selection.kind === 'unit' && selection.layer === column && selection.unit === unit
  const all = labelsAll({ network, sparse })
  const weights = edges.filter(
    (edge) => edge.layer === layer && (all || isSelected(edge.index) || ofUnit(layer, edge.from) || ofUnit(layer + 1, edge.to)),
  )
  const biases = units.filter(
    (box) =>
      box.layer === layer + 1 && box.style !== 'tagged' && (ofUnit(box.layer, box.unit) || isSelected(biasIndex(network, layer, box.unit))),
  )
  const inside = (rect: Rect) => rect.y >= 0 && rect.y + rect.height <= height && rect.x >= 0 && rect.x + rect.width <= width
  const { scale } = measure
  const room = labelWidth(measure) + 8 * scale
  let placed: (Rect | null)[] = []
  for (const [size, offsets] of TRIES) {
    const labelHeight = Math.max(size, 16.5 * scale)
    const askedBiases = biases.map((box): Placeable => ({ places: placesBeside(box.rect, room + 6 * scale, labelHeight).filter(inside) }))
    const askedWeights = weights.map(
      (edge): Placeable => ({
        places: placesAlong(
          edge,
          room,
          labelHeight,
          weights.filter((other) => other !== edge),
          offsets,
        ).filter(inside),
      }),
    )
    placed = placeLabels([...askedBiases, ...askedWeights], obstacles)
    if (!placed.includes(null)) break
  }
  return [
    ...biases.flatMap((box, k) => labelAt(biasIndex(network, layer, box.unit), 'bias', placed[k] ?? null)),
    ...weights.flatMap((edge, k) => labelAt(edge.index, 'weight', placed[biases.length + k] ?? null)),
  ]
}

function labelAt(index: number, kind: ParameterLabel['kind'], rect: Rect | null): ParameterLabel[] {
  return rect ? [{ index, kind, rect }] : []
}

function tagBelow(network: Network, box: UnitBox, measure: Measure): ParameterLabel {
  const { scale } = measure
  const { x, y, width, height } = box.rect
  const tagWidth = labelWidth(measure) + 16 * scale
  const rect = { x: x + (width - tagWidth) / 2, y: y + height + 2, width: tagWidth, height: tagHeight(scale) }
  return { index: biasIndex(network, box.layer - 1, box.unit), kind: 'bias', rect }
}

/** Places for the bias of a box without a tag: in the gap at its left, first at its lower end. */
function placesBeside(box: Rect, width: number, height: number): Rect[] {
  const x = box.x - width - 2
  const middle = box.y + box.height / 2
  return [0.6, -1.6, 1.2, -2.2, 1.8, -2.8, 2.6, -3.6, 3.4, -4.4].map((off) => ({ x, y: middle + off * height, width, height }))
}
