import { type Network, parameterAt, weightIndex } from '../../../engine/network/network'
import { type Column, tagHeight, wordsPlace } from './columns'
import { liesOn, type Rect } from './label-placement'
import { labelsAll, placeParameters } from './parameter-labels'
import type { BundleBox, BundleEdge, Edge, GraphLayout, LossPlace, UnitBox } from './picture'
import { type ColumnPlaces, type LayoutOptions, lossHeight, MARGIN, type Plan, placeColumns, planGraph } from './plan'
import type { Segment } from './segment'

/** Numbers keep eight characters where there is room, else seven. */
const CHARACTERS = [8, 7] as const

/** Numbers find room off the crossings; two numbers fit side by side. */
const FAIR_GAP = 100
/** Where the plane pans anyway, numbers get as much room as they need to lie on their edges. */
const WIDER_GAPS = [FAIR_GAP, 148, 196, 244]
const SCROLLBAR = 10

/** Places every box, edge and label of a network. Pure: the same options give the same picture. */
export function layoutGraph(options: LayoutOptions): GraphLayout {
  const scale = options.textPx / 12
  const { names = 0 } = options
  const fittingAt = (lossPlaces: readonly LossPlace[]) =>
    CHARACTERS.flatMap((characters) =>
      lossPlaces.flatMap((lossPlace) => {
        const plan = planGraph(options, { scale, characters, names }, options.height, lossPlace)
        const places = plan && placeColumns(plan, null)
        return places && places.total <= options.width + 0.5 ? [{ plan, places }] : []
      }),
    )
  const fitting = fittingAt(['right', 'below'])
  const best = fitting.find(({ plan, places }) => isComfortable(plan, places)) ?? fitting[0]
  if (best) return assemble(best.plan, best.places)
  for (const { plan, places } of fittingAt(['strip'])) {
    const layout = assemble(plan, places)
    if (!labelsAll(options) || edgesWithNumber(layout) === layout.edges.length) return layout
  }
  if (names > 0) return layoutGraph({ ...options, names: 0 })
  const pans = planGraph(options, { scale, characters: CHARACTERS[0], names }, options.height - SCROLLBAR, 'right')!
  if (!labelsAll(options)) return assemble(pans, placeColumns(pans, null))
  const wider = WIDER_GAPS.map((gap) => () => assemble(pans, placeColumns(pans, gap)))
  let layout = wider[0]!()
  for (const next of wider.slice(1)) {
    if (edgesWithNumber(layout) === layout.edges.length) break
    layout = next()
  }
  return layout
}

/** How many edges carry a number that lies on them. */
function edgesWithNumber({ edges, labels }: GraphLayout): number {
  return edges.filter((edge) => {
    const rect = labels.find((label) => label.index === edge.index)?.rect
    return rect && liesOn(edge, rect)
  }).length
}

/** Numbers of crossing edges have room to stand beside the crossing. */
function isComfortable({ options, measure }: Plan, { gaps }: ColumnPlaces): boolean {
  const enough = FAIR_GAP * 0.92 * measure.scale
  return !labelsAll(options) || options.network.layers.every((layer, k) => layer.in * layer.out <= 2 || gaps[k]! >= enough)
}

function assemble({ options, measure, height, columns, lossPlace }: Plan, x: ColumnPlaces): GraphLayout {
  const { scale, characters, names } = measure
  const rectAt = (column: Column, position: number): Rect => {
    const below = tagHeight(scale) + 2 // inputs stand beside the hidden units as if they had a bias
    const tag = column.style !== 'line' && column.pitch >= column.boxHeight + below ? below : 0
    const y = MARGIN + column.pitch * (position + 0.5) - (column.boxHeight + tag) / 2
    return { x: x.left[column.layer]!, y, width: x.widths[column.layer]!, height: column.boxHeight }
  }
  const units = columns.flatMap((column) =>
    column.units.map((unit, k): UnitBox => {
      const rect = rectAt(column, k)
      return { layer: column.layer, unit, rect, style: column.style, words: wordsPlace(column, rect.width, measure) }
    }),
  )
  const bundles = columns
    .filter((column) => column.bundled > 0)
    .map((column): BundleBox => ({ layer: column.layer, count: column.bundled, rect: rectAt(column, column.units.length) }))
  const lossTall = Math.min(height - 2 * MARGIN, lossHeight(options, scale, lossPlace))
  const lossTop = lossPlace === 'right' ? (height - lossTall) / 2 : height - MARGIN - lossTall
  const loss = { x: x.lossLeft, y: lossTop, width: x.lossWidth, height: lossTall }
  const edges = drawnEdges(options.network, units)
  const last = options.network.layers.length
  const width = x.total <= options.width + 0.5 ? options.width : Math.ceil(x.total)
  return {
    width,
    height,
    scale,
    characters,
    named: names > 0,
    units,
    bundles,
    edges,
    bundleEdges: edgesOfBundles(options.network, units, bundles),
    labels: placeParameters({
      network: options.network,
      selection: options.selection,
      sparse: options.sparse,
      units,
      edges,
      others: [...bundles.map((bundle) => bundle.rect), loss],
      width,
      height,
      measure,
    }),
    loss,
    lossPlace,
    lossEdges: units.filter((box) => box.layer === last).map((box) => LINE_TO[lossPlace](box.rect, loss)),
  }
}

function lineDown(from: Rect, loss: Rect): Segment {
  const x = from.x + from.width / 2
  return { x1: x, y1: from.y + from.height, x2: x, y2: loss.y }
}

function lineAcross(from: Rect, loss: Rect): Segment {
  return { ...rightOf(from), x2: loss.x, y2: clamp(from.y + from.height / 2, loss.y + 12, loss.y + loss.height - 12) }
}

/** Past the outputs that stand below. */
function lineAside(from: Rect, loss: Rect): Segment {
  const start = rightOf(from)
  return { ...start, x2: start.x1 + 10, y2: loss.y }
}

const LINE_TO = { right: lineAcross, below: lineDown, strip: lineAside } as const

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
