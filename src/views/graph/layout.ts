import type { Selection } from '../../document/types'
import { type Network, parameterAt, weightIndex } from '../../engine/network'
import { type BoxStyle, type Column, type Measure, numberWidth, planColumn, tagHeight } from './columns'
import type { Rect } from './label-placement'
import { labelsAll, placeParameters } from './parameter-labels'
import type { Segment } from './segment'

export interface UnitBox {
  readonly layer: number // 0 is the inputs
  readonly unit: number
  readonly rect: Rect
  readonly style: BoxStyle
}

export interface BundleBox {
  readonly layer: number
  readonly count: number // units it stands for
  readonly rect: Rect
}

/** A straight edge from the right of one box to the left of another. */
export interface Edge {
  readonly index: number // flat parameter index
  readonly layer: number // weight layer
  readonly from: number
  readonly to: number
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** The strongest of many weights stands for all of them: those between a bundle and what is on the other side. */
export interface BundleEdge extends Omit<Edge, 'index' | 'from' | 'to'> {
  readonly from: number | null // null: any bundled unit
  readonly to: number | null
}

export interface ParameterLabel {
  readonly index: number
  readonly kind: 'weight' | 'bias'
  readonly rect: Rect
}

/** Everything in px of the plane, which may be wider than the stage: then it pans. */
export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly scale: number // 1 for 12 px text
  readonly characters: number // room for a number
  readonly units: readonly UnitBox[]
  readonly bundles: readonly BundleBox[]
  readonly edges: readonly Edge[]
  readonly bundleEdges: readonly BundleEdge[]
  readonly labels: readonly ParameterLabel[] // numbers on edges and bias tags
  readonly loss: Rect
  readonly lossEdges: readonly Segment[]
}

export interface LayoutOptions {
  readonly network: Network
  readonly width: number // of the stage
  readonly height: number
  readonly textPx: number // small text
  readonly longestNames: readonly number[] // characters, by layer
  readonly targets: number // lines of targets in the loss box
  readonly selection: Selection
  readonly opened: readonly (number | null)[] // by layer: the unit opened from the bundle
}

const MARGIN = 8
/** Lines of the loss box beside the targets. */
const LOSS_LINES = 6
const GAP_FOR_LABELS = 76
const FAIR_BOX = 82
/** Numbers find room off the crossings; two numbers fit side by side. */
const FAIR_GAP = 100
const WIDE_GAP = 148
const SCROLLBAR = 10
/** From the output down to the loss. */
const LOSS_DROP = 14

/** Numbers keep eight characters where there is room, else seven. */
const CHARACTERS = [8, 7] as const

interface Plan {
  readonly options: LayoutOptions
  readonly measure: Measure
  readonly height: number // of the plane
  readonly columns: readonly Column[]
  readonly lossBelow: boolean // under the only output, else at its right
}

/** Places every box, edge and label of a network. Pure: the same options give the same picture. */
export function layoutGraph(options: LayoutOptions): GraphLayout {
  const scale = options.textPx / 12
  const fitting = CHARACTERS.flatMap((characters) =>
    [false, true].flatMap((lossBelow) => {
      const plan = planGraph(options, { scale, characters }, options.height, lossBelow)
      const places = plan && placeColumns(plan, null)
      return places && places.total <= options.width + 0.5 ? [{ plan, places }] : []
    }),
  )
  const best = fitting.find(({ plan, places }) => isComfortable(plan, places)) ?? fitting[0]
  if (best) return assemble(best.plan, best.places)
  const pans = planGraph(options, { scale, characters: CHARACTERS[0] }, options.height - SCROLLBAR, false)!
  if (!labelsAll(options.network)) return assemble(pans, placeColumns(pans, null))
  const fair = assemble(pans, placeColumns(pans, FAIR_GAP))
  const weights = fair.labels.filter((label) => label.kind === 'weight').length
  return weights === fair.edges.length ? fair : assemble(pans, placeColumns(pans, WIDE_GAP))
}

/** Numbers of crossing edges have room to stand beside the crossing. */
function isComfortable({ options, measure }: Plan, { gaps }: ColumnPlaces): boolean {
  const enough = FAIR_GAP * 0.92 * measure.scale
  return !labelsAll(options.network) || options.network.layers.every((layer, k) => layer.in * layer.out <= 2 || gaps[k]! >= enough)
}

/** Null where the loss has no room below the output. */
function planGraph(options: LayoutOptions, measure: Measure, height: number, lossBelow: boolean): Plan | null {
  const columns = planColumns(options, measure, height - 2 * MARGIN)
  if (!lossBelow) return { options, measure, height, columns, lossBelow }
  const above = height - 2 * MARGIN - lossHeight(options, measure.scale) - LOSS_DROP * measure.scale
  const outputs = planColumns(options, measure, above)[columns.length - 1]!
  if (outputs.units.length > 1 || outputs.style !== 'tagged') return null
  return { options, measure, height, columns: [...columns.slice(0, -1), outputs], lossBelow }
}

function lossHeight({ targets }: LayoutOptions, scale: number): number {
  return (17 * (LOSS_LINES + targets) + 14) * scale
}

function planColumns(options: LayoutOptions, measure: Measure, height: number): Column[] {
  const { network, longestNames, opened } = options
  const selected = selectedUnits(network, options.selection)
  return network.sizes.map((size, layer) => {
    const wanted = [
      ...selected.filter((one) => one.layer === layer).map((one) => one.unit),
      ...(opened[layer] == null ? [] : [opened[layer]]),
    ]
    return planColumn({ layer, size, height, measure, longestName: longestNames[layer] ?? 2, wanted })
  })
}

/** Units that the selection names, so that they are drawn even in a wide layer. */
function selectedUnits(network: Network, selection: Selection): { readonly layer: number; readonly unit: number }[] {
  if (selection.kind === 'unit') return [selection]
  if (selection.kind !== 'parameter' || selection.index >= network.parameterCount) return []
  const parameter = parameterAt(network, selection.index)
  const to = { layer: parameter.layer + 1, unit: parameter.to }
  return parameter.kind === 'bias' ? [to] : [{ layer: parameter.layer, unit: parameter.from }, to]
}

interface ColumnPlaces {
  readonly left: readonly number[]
  readonly gaps: readonly number[] // after each column
  readonly widths: readonly number[]
  readonly lossLeft: number
  readonly lossWidth: number
  readonly total: number
}

/** Shares the width: first what is needed, then room for labels, then good boxes, then wider gaps. */
function placeColumns({ options, measure, columns, lossBelow }: Plan, labelGap: number | null): ColumnPlaces {
  const { scale } = measure
  const label = labelGap !== null ? labelGap * scale : numberWidth(measure) + 15 * scale
  const labelled = labelledGaps(options)
  const lastGap = columns.length - 1 // to the loss
  const lossWidth = (options.targets > 1 ? 132 : 114) * scale
  const gaps = columns.map((_, k) => (k === lastGap ? (lossBelow ? 0 : 16 * scale) : labelled[k] ? label : 22 * scale))
  const widths = columns.map((column, k) => (k === lastGap && lossBelow ? Math.max(column.minWidth, lossWidth) : column.minWidth))
  const beside = lossBelow ? 0 : lossWidth
  const used = () => sum(gaps) + sum(widths) + beside + 2 * MARGIN
  const spend = (sizes: number[], goals: readonly number[]) => {
    const wish = sum(goals.map((goal, k) => Math.max(0, goal - sizes[k]!)))
    const share = wish > 0 ? Math.min(1, Math.max(0, options.width - used()) / wish) : 0
    for (const [k, goal] of goals.entries()) sizes[k] = sizes[k]! + Math.max(0, goal - sizes[k]!) * share
  }
  // gaps with many numbers get more, so that these stay on their edges
  const good = options.network.layers.map((layer, k) =>
    labelled[k] ? Math.min(240, GAP_FOR_LABELS + 10 * layer.in * layer.out) * scale : 0,
  )
  const fair = columns.map((column) => Math.min(column.goodWidth, FAIR_BOX * scale))
  const best = columns.map((column) => column.goodWidth)
  const wide = gaps.map((_, k) => (k === lastGap ? (lossBelow ? 0 : 64) : 240) * scale)
  spend(widths, fair)
  spend(gaps, good)
  spend(widths, best)
  spend(gaps, wide)
  const total = used()
  let x = MARGIN + Math.max(0, options.width - total) / 2
  const left = columns.map((_, k) => {
    const here = x
    x += widths[k]! + gaps[k]!
    return here
  })
  return { left, gaps, widths, lossLeft: lossBelow ? left[lastGap]! + (widths[lastGap]! - lossWidth) / 2 : x, lossWidth, total }
}

function labelledGaps({ network, selection }: LayoutOptions): boolean[] {
  const all = labelsAll(network)
  return network.layers.map((_, l) => {
    if (all) return true
    if (selection.kind === 'unit') return selection.layer === l || selection.layer === l + 1
    return selection.kind === 'parameter' && selection.index < network.parameterCount && parameterAt(network, selection.index).layer === l
  })
}

function assemble({ options, measure, height, columns, lossBelow }: Plan, x: ColumnPlaces): GraphLayout {
  const { scale, characters } = measure
  const rectAt = (column: Column, position: number): Rect => {
    const tag = column.style === 'tagged' ? tagHeight(scale) + 2 : 0
    const y = MARGIN + column.pitch * (position + 0.5) - (column.boxHeight + tag) / 2
    return { x: x.left[column.layer]!, y, width: x.widths[column.layer]!, height: column.boxHeight }
  }
  const units = columns.flatMap((column) =>
    column.units.map((unit, k): UnitBox => ({ layer: column.layer, unit, rect: rectAt(column, k), style: column.style })),
  )
  const bundles = columns
    .filter((column) => column.bundled > 0)
    .map((column): BundleBox => ({ layer: column.layer, count: column.bundled, rect: rectAt(column, column.units.length) }))
  const lossTall = Math.min(height - 2 * MARGIN, lossHeight(options, scale))
  const lossTop = lossBelow ? height - MARGIN - lossTall : (height - lossTall) / 2
  const loss = { x: x.lossLeft, y: lossTop, width: x.lossWidth, height: lossTall }
  const edges = drawnEdges(options.network, units)
  const last = options.network.layers.length
  const width = x.total <= options.width + 0.5 ? options.width : Math.ceil(x.total)
  return {
    width,
    height,
    scale,
    characters,
    units,
    bundles,
    edges,
    bundleEdges: edgesOfBundles(options.network, units, bundles),
    labels: placeParameters({
      network: options.network,
      selection: options.selection,
      units,
      edges,
      others: [...bundles.map((bundle) => bundle.rect), loss],
      width,
      height,
      measure,
    }),
    loss,
    lossEdges: units.filter((box) => box.layer === last).map((box) => (lossBelow ? lineDown(box.rect, loss) : lineAcross(box.rect, loss))),
  }
}

function lineDown(from: Rect, loss: Rect): Segment {
  const x = from.x + from.width / 2
  return { x1: x, y1: from.y + from.height, x2: x, y2: loss.y }
}

function lineAcross(from: Rect, loss: Rect): Segment {
  return { ...rightOf(from), x2: loss.x, y2: clamp(from.y + from.height / 2, loss.y + 12, loss.y + loss.height - 12) }
}

function drawnEdges(network: Network, units: readonly UnitBox[]): Edge[] {
  return network.layers.flatMap((_, layer) => {
    const sources = units.filter((box) => box.layer === layer)
    return units
      .filter((box) => box.layer === layer + 1)
      .flatMap((to) =>
        sources.map((from): Edge => {
          const index = weightIndex(network, layer, to.unit, from.unit)
          return { index, layer, from: from.unit, to: to.unit, ...rightOf(from.rect), ...leftOf(to.rect) }
        }),
      )
  })
}

function edgesOfBundles(network: Network, units: readonly UnitBox[], bundles: readonly BundleBox[]): BundleEdge[] {
  const boxesOf = (layer: number) => [
    ...units.filter((box) => box.layer === layer).map((box) => ({ unit: box.unit as number | null, rect: box.rect })),
    ...bundles.filter((box) => box.layer === layer).map((box) => ({ unit: null, rect: box.rect })),
  ]
  return network.layers.flatMap((_, layer) =>
    boxesOf(layer + 1).flatMap((to) =>
      boxesOf(layer)
        .filter((from) => from.unit === null || to.unit === null)
        .map((from): BundleEdge => ({ layer, from: from.unit, to: to.unit, ...rightOf(from.rect), ...leftOf(to.rect) })),
    ),
  )
}

/** Where a parameter is on the plane: its label, else the middle of its edge or the box of its unit. */
export function placeOfParameter(network: Network, layout: GraphLayout, index: number): Rect {
  const label = layout.labels.find((one) => one.index === index)
  if (label) return label.rect
  const { layer, to } = parameterAt(network, index)
  const edge = layout.edges.find((one) => one.index === index)
  if (edge) return { x: (edge.x1 + edge.x2) / 2, y: (edge.y1 + edge.y2) / 2, width: 0, height: 0 }
  return layout.units.find((box) => box.layer === layer + 1 && box.unit === to)?.rect ?? layout.loss
}

function rightOf(rect: Rect): { x1: number; y1: number } {
  return { x1: rect.x + rect.width, y1: rect.y + rect.height / 2 }
}

function leftOf(rect: Rect): { x2: number; y2: number } {
  return { x2: rect.x, y2: rect.y + rect.height / 2 }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
