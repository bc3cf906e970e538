import { biasIndex, type Network, parameterAt } from '../../../engine/network/network'
import type { Rect } from '../../../ui/chart/rect'
import { type Column, NUMBER_CHARACTER, STAGES, type Stage, TILE_CHARACTERS, tagHeight, tagRoom } from './columns'
import { middleOf } from './curve'
import { drawEdges } from './edges'
import { gapForNumbers, isSparse, numberingIn } from './numbers'
import type { BundleBox, GraphLayout, LossPlace, ParameterLabel, Segment, UnitBox } from './picture'
import {
  type ColumnPlaces,
  fairGap,
  type LayoutOptions,
  LEAST_GAP_PX,
  lossHeight,
  MARGIN,
  type Plan,
  placeColumns,
  planGraph,
} from './plan'

/** Before a network pans, its pictures come closer. */
const CLOSEST_GAP = 36
const PANNED_GAP = 66
const SCROLLBAR = 10
/** Px off the middle of the loss box at which lines meet it: it may be flatter than its place. */
const LOSS_REACH = 24
const BAR = { share: 0.3, least: 11, most: 18 } as const
const [WORDS, LINES, SQUARES, SMALL, NAMED, SMALLEST] = STAGES
const BESIDE = ['right', 'below'] as const
/** What is tried, best first: the loss beside or below the outputs, then as a strip, each with ever smaller tiles. */
const TRIED: readonly (readonly [Stage, LossPlace])[] = [
  ...[WORDS, LINES].flatMap((stage) => BESIDE.map((place) => [stage, place] as const)),
  [WORDS, 'strip'],
  [LINES, 'strip'],
  ...[SQUARES, SMALL, NAMED, SMALLEST].flatMap((stage) => [...BESIDE, 'strip' as const].map((place) => [stage, place] as const)),
]

interface Candidate {
  readonly stage: Stage
  readonly plan: Plan
  readonly places: ColumnPlaces
}

/** Places every box, edge and label of a network. Pure: the same options give the same picture. */
export function layoutGraph(options: LayoutOptions): GraphLayout {
  const { names = 0, network, textPx } = options
  const scale = textPx / 12
  const numbered = isSparse(network) ? gapForNumbers(names, scale) : 0
  const all = TRIED.flatMap(([stage, place]) => candidate(options, stage, place, numbered))
  const fair = all.filter(({ places }) => places.gap >= fairGap(options) - 0.01)
  const best =
    fair.find(({ places, stage }) => places.gap >= numbered && stage !== NAMED && stage !== SMALLEST) ?? (names > 0 ? null : fair[0])
  if (best) return assemble(best, names)
  if (names > 0) return layoutGraph({ ...options, names: 0 })
  const closest = all.filter(({ places }) => places.gap >= CLOSEST_GAP * scale)
  const close = closest.findLast(({ stage }) => stage === NAMED) ?? closest.at(-1)
  if (close) return assemble(close, 0)
  const plan = planGraph(options, SMALL, options.height - SCROLLBAR, 'right')!
  return assemble({ stage: SMALL, plan, places: placeColumns(plan, 0, Math.max(LEAST_GAP_PX, PANNED_GAP * scale)) }, 0)
}

function candidate(options: LayoutOptions, stage: Stage, place: LossPlace, numbered: number): Candidate[] {
  const plan = planGraph(options, stage, options.height, place)
  return plan ? [{ stage, plan, places: placeColumns(plan, numbered, null) }] : []
}

function assemble({ plan: { options, scale, height, columns, lossPlace }, places }: Candidate, names: number): GraphLayout {
  const { network, selection } = options
  const numbering = numberingIn(places.gap, network, names, scale)
  const rectAt = (column: Column, position: number): Rect => {
    // inputs stand beside the hidden units as if they had a bias
    const tag = columns.some(({ style }) => style === 'tagged') && column.pitch >= column.boxHeight + tagRoom(scale) ? tagRoom(scale) : 0
    const y = MARGIN + column.pitch * (position + 0.5) - (column.boxHeight + (column.style === 'line' ? 0 : tag)) / 2
    return { x: places.left[column.layer]!, y, width: places.widths[column.layer]!, height: column.boxHeight }
  }
  const units = columns.flatMap((column) =>
    column.units.map((unit, k): UnitBox => {
      const rect = rectAt(column, k)
      const { layer, style, words } = column
      const room = words === 'line' ? rect.width - column.nameWidth - 3 * scale : rect.width
      const characters = words === 'right' ? TILE_CHARACTERS : charactersIn(room, scale)
      return { layer, unit, rect, style, words, bar: barOf(rect, words, scale), characters }
    }),
  )
  const bundles = columns
    .filter((column) => column.bundled > 0)
    .map((column): BundleBox => ({ layer: column.layer, count: column.bundled, rect: rectAt(column, column.units.length) }))
  const tags = units.filter((box) => box.style === 'tagged').map((box) => tagBelow(network, box, names, scale))
  const lossTall = Math.min(height - 2 * MARGIN, lossHeight(options, scale, lossPlace))
  const lossTop = lossPlace === 'right' ? (height - lossTall) / 2 : height - MARGIN - lossTall
  const loss = { x: places.lossLeft, y: lossTop, width: places.lossWidth, height: lossTall }
  const last = network.layers.length - 1
  const bottoms = network.layers.map((_, k) =>
    lossPlace === 'strip' || (lossPlace === 'below' && k === last) ? loss.y - 2 : height - MARGIN,
  )
  const drawn = drawEdges({ network, selection, units, bundles, numbering, scale, bottoms })
  const outputs = units.filter((box) => box.layer === network.layers.length)
  return {
    width: places.total <= options.width + 0.5 ? options.width : Math.ceil(places.total),
    height,
    scale,
    named: names > 0,
    gaps: network.layers.map((_, k) => places.left[k + 1]! - places.left[k]! - places.widths[k]!),
    units,
    bundles,
    edges: drawn.edges,
    bundleEdges: drawn.bundleEdges,
    labels: [...tags, ...drawn.labels],
    loss,
    lossPlace,
    lossEdges: lossPlace === 'strip' ? [] : outputs.map((box) => lineToLoss(box, loss, lossPlace, tagRoom(scale))),
  }
}

function barOf({ height }: Rect, words: UnitBox['words'], scale: number): number {
  if (words !== 'line' && words !== 'name') return 0
  return Math.floor(Math.min(BAR.most * scale, Math.max(BAR.least * scale, BAR.share * height)))
}

function charactersIn(width: number, scale: number): number {
  return Math.min(8, Math.max(4, Math.floor((width / scale - 5) / NUMBER_CHARACTER)))
}

function lineToLoss({ rect, style }: UnitBox, loss: Rect, place: LossPlace, tag: number): Segment {
  if (place === 'below') {
    const x = rect.x + rect.width / 2
    return { x1: x, y1: rect.y + rect.height + (style === 'tagged' ? tag : 0), x2: x, y2: loss.y }
  }
  const y = rect.y + rect.height / 2
  const x1 = rect.x + rect.width
  const middle = loss.y + loss.height / 2
  return { x1, y1: y, x2: loss.x, y2: Math.min(middle + LOSS_REACH, Math.max(middle - LOSS_REACH, y)) }
}

function tagBelow(network: Network, box: UnitBox, names: number, scale: number): ParameterLabel {
  const { x, y, width, height } = box.rect
  const rect = { x, y: y + height + 2, width, height: tagHeight(scale) }
  const letters = Math.max(2, names) * 7
  const characters = Math.min(8, Math.max(3, Math.floor((width / scale - letters - 4) / NUMBER_CHARACTER)))
  return { index: biasIndex(network, box.layer - 1, box.unit), kind: 'bias', rect, listed: false, characters }
}

/** Where a parameter is on the plane: its label, else the middle of its edge or the box of its unit. */
export function placeOfParameter(network: Network, layout: GraphLayout, index: number): Rect {
  const label = layout.labels.find((one) => one.index === index)
  if (label) return label.rect
  const { layer, to } = parameterAt(network, index)
  const edge = layout.edges.find((one) => one.index === index)
  if (edge) return { ...middleOf(edge), width: 0, height: 0 }
  return layout.units.find((box) => box.layer === layer + 1 && box.unit === to)?.rect ?? layout.loss
}
