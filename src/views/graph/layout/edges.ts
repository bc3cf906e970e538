import type { Selection } from '../../../document/types'
import { biasIndex, type Network, weightIndex } from '../../../engine/network/network'
import type { Rect } from '../../../ui/chart/rect'
import { LEAST_TARGET } from './columns'
import { JOIN_PX } from './curve'
import { isNumbered, type Numbering, numberWidth } from './numbers'
import type { BundleBox, BundleEdge, Edge, ParameterLabel, UnitBox } from './picture'
import { MARGIN } from './plan'

const ROW = 16
const CLOSEST_EXITS = 9
const CLOSEST_ENTRIES = 8
/** Px that edges keep from the corners of a box. */
const CORNER = 8
/** Px of an edge without a number that are level before its unit. */
const LEVEL = 8

interface EdgeOptions {
  readonly network: Network
  readonly selection: Selection
  readonly units: readonly UnitBox[]
  readonly bundles: readonly BundleBox[]
  readonly numbering: Numbering
  readonly scale: number
  readonly bottoms: readonly number[] // of lists of numbers, by weight layer
}

interface End {
  readonly unit: number | null // null: the bundle
  readonly rect: Rect
}

interface Drawn {
  readonly edges: readonly Edge[]
  readonly bundleEdges: readonly BundleEdge[]
  readonly labels: readonly ParameterLabel[]
}

/** All edges, each layer's from the top down, with the numbers on them: those into one unit are a list before it. */
export function drawEdges(options: EdgeOptions): Drawn {
  const { network, units, bundles } = options
  const edges: Edge[] = []
  const bundleEdges: BundleEdge[] = []
  const labels: ParameterLabel[] = []
  const endsOf = (layer: number): End[] => [
    ...units.filter((box) => box.layer === layer),
    ...bundles.filter((box) => box.layer === layer).map(({ rect }) => ({ unit: null, rect })),
  ]
  for (let layer = 0; layer < network.layers.length; layer++) {
    const sources = endsOf(layer)
    const targets = endsOf(layer + 1)
    for (const [j, target] of targets.entries()) {
      const into = drawInto(options, layer, sources, targets, j, target)
      edges.push(...into.edges)
      bundleEdges.push(...into.bundleEdges)
      labels.push(...into.labels)
    }
  }
  return { edges, bundleEdges, labels }
}

function drawInto(
  { network, selection, units, numbering, scale, bottoms }: EdgeOptions,
  layer: number,
  sources: readonly End[],
  targets: readonly End[],
  j: number,
  { unit: to, rect }: End,
): Drawn {
  const numbered = sources.map(({ unit: from }) => {
    if (to === null || from === null) return false
    return isNumbered(numbering, selection, { index: weightIndex(network, layer, to, from), layer, from, to })
  })
  const isList = numbered.filter(Boolean).length > 1
  // the bias is the last of the list where it has no tag
  const box = units.find((one) => one.layer === layer + 1 && one.unit === to)
  const bias = to === null ? -1 : biasIndex(network, layer, to)
  const asked =
    selection.kind === 'unit'
      ? selection.layer === layer + 1 && selection.unit === to
      : selection.kind === 'parameter' && selection.index === bias
  const withBias = box !== undefined && box.style !== 'tagged' && numbering.characters > 0 && asked
  const biasTall = withBias ? Math.max(LEAST_TARGET, ROW * scale) : 0
  const lowest = bottoms[layer]!
  const slot = numbering.all ? slotOf(targets, j, lowest) : { top: MARGIN, bottom: lowest }
  const rows = isList || withBias
  const room = slot.bottom - slot.top - biasTall
  const pitch = rows ? Math.min(ROW * scale, room / sources.length) : closestEntries(rect, sources.length, scale)
  const list = pitch * sources.length
  const top = clamp(rect.y + (rect.height - list - biasTall) / 2, slot.top, Math.max(slot.top, slot.bottom - list - biasTall))
  const width = numberWidth(numbering.characters, numbering.names, scale)
  const label = (index: number, kind: ParameterLabel['kind'], middle: number, tall: number): ParameterLabel => {
    const at = { x: rect.x - JOIN_PX - width, y: middle - tall / 2, width, height: tall }
    const letters = kind === 'bias' && numbering.names === 0 ? 2 : 0
    return { index, kind, rect: at, listed: true, characters: numbering.characters - letters }
  }
  const edges: Edge[] = []
  const bundleEdges: BundleEdge[] = []
  const labels: ParameterLabel[] = []
  for (const [i, { unit: from, rect: source }] of sources.entries()) {
    const exits = Math.min(CLOSEST_EXITS * scale, Math.max(0, source.height - 2 * CORNER) / targets.length)
    const y2 = top + pitch * (i + 0.5)
    const corner = Math.min(CORNER, rect.height / 2)
    const curve = {
      x1: source.x + source.width,
      y1: source.y + source.height / 2 + (j - (targets.length - 1) / 2) * exits,
      bend: rect.x - (numbered[i] || isList ? width + JOIN_PX : LEVEL * scale),
      x2: rect.x,
      y2,
      yEnd: clamp(y2, rect.y + corner, rect.y + rect.height - corner),
    }
    if (to === null || from === null) {
      bundleEdges.push({ ...curve, layer, from, to })
      continue
    }
    const index = weightIndex(network, layer, to, from)
    edges.push({ ...curve, index, layer, from, to })
    if (numbered[i]) labels.push(label(index, 'weight', y2, rows ? pitch : ROW * scale))
  }
  if (withBias) labels.push(label(bias, 'bias', top + list + biasTall / 2, biasTall))
  return { edges, bundleEdges, labels }
}

/** Px from entry to entry of edges without numbers, all within the box. */
function closestEntries(rect: Rect, count: number, scale: number): number {
  return Math.min(CLOSEST_ENTRIES * scale, (rect.height - CORNER) / count)
}

/** The height that belongs to one target: half-way to its neighbours. */
function slotOf(targets: readonly End[], j: number, lowest: number): { readonly top: number; readonly bottom: number } {
  const halfWay = (a: Rect, b: Rect) => (a.y + a.height + b.y) / 2
  const above = targets[j - 1]
  const below = targets[j + 1]
  const here = targets[j]!.rect
  return { top: above ? halfWay(above.rect, here) : MARGIN, bottom: below ? halfWay(here, below.rect) : lowest }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
