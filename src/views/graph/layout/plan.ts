import type { Selection } from '../../../document/types'
import { type Network, parameterAt } from '../../../engine/network/network'
import { alike, type Column, labelWidth, type Measure, planColumn } from './columns'
import { labelsAll } from './parameter-labels'
import type { LossPlace } from './picture'

export interface LayoutOptions {
  readonly network: Network
  readonly width: number // of the stage
  readonly height: number
  readonly textPx: number // small text
  readonly longestNames: readonly number[] // characters, by layer
  readonly targets: number // lines of targets in the loss box
  readonly selection: Selection
  readonly opened: readonly (number | null)[] // by layer: the unit opened from the bundle
  readonly names?: number // characters of the longest name of a weight and a space, where they are drawn
  readonly sparse?: boolean | undefined // numbers only on the edges of the selection, however few there are
}

export const MARGIN = 8
/** Lines of the loss box beside the targets. */
const LOSS_LINES = 6
const GAP_FOR_LABELS = 76
const FAIR_BOX = 96
/** From the output down to the loss. */
const LOSS_DROP = 14
/** Beside the outputs, for their lines down to the strip. */
const STRIP_GAP = 14
const STRIP_DROP = 6

/** Which boxes there are and how tall; where they stand follows from `placeColumns`. */
export interface Plan {
  readonly options: LayoutOptions
  readonly measure: Measure
  readonly height: number // of the plane
  readonly columns: readonly Column[]
  readonly lossPlace: LossPlace
}

/** Chooses what is drawn in each column. Null where the loss has no room below the output. */
export function planGraph(options: LayoutOptions, measure: Measure, height: number, lossPlace: LossPlace): Plan | null {
  const inside = height - 2 * MARGIN
  const plan = (columns: readonly Column[]): Plan => ({ options, measure, height, columns: alike(columns, measure), lossPlace })
  const lossTall = lossHeight(options, measure.scale, lossPlace)
  if (lossPlace === 'strip') return plan(planColumns(options, measure, inside - lossTall - STRIP_DROP * measure.scale))
  const columns = planColumns(options, measure, inside)
  if (lossPlace === 'right') return plan(columns)
  const outputs = planColumns(options, measure, inside - lossTall - LOSS_DROP * measure.scale)[columns.length - 1]!
  if (outputs.units.length > 1 || outputs.style !== 'tagged') return null
  return plan([...columns.slice(0, -1), outputs])
}

/** Px of the loss box. */
export function lossHeight({ targets }: LayoutOptions, scale: number, place: LossPlace): number {
  if (place === 'strip') return (17 * (targets > 2 ? 3 : 2) + 6) * scale
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

/** Px from left to right. */
export interface ColumnPlaces {
  readonly left: readonly number[]
  readonly gaps: readonly number[] // after each column
  readonly widths: readonly number[]
  readonly lossLeft: number
  readonly lossWidth: number
  readonly total: number
}

/** Shares the width: first what is needed, then room for labels, then good boxes, then wider gaps. */
export function placeColumns({ options, measure, columns, lossPlace }: Plan, labelGap: number | null): ColumnPlaces {
  const { scale } = measure
  const label = labelGap !== null ? labelGap * scale : labelWidth(measure) + 15 * scale
  const labelled = labelledGaps(options)
  const lastGap = columns.length - 1 // to the loss
  const lossWidth = lossPlace === 'strip' ? options.width - 2 * MARGIN : (options.targets > 1 ? 132 : 118) * scale
  const lossGap = { right: 16, below: 0, strip: STRIP_GAP }[lossPlace] * scale
  const gaps = columns.map((_, k) => (k === lastGap ? lossGap : labelled[k] ? label : 22 * scale))
  const widths = columns.map((column) => column.minWidth)
  // the loss below a narrower output sticks out on both sides
  const more = () => (lossPlace === 'below' ? Math.max(0, lossWidth - widths[lastGap]!) : 0)
  const beside = lossPlace === 'right' ? lossWidth : 0
  const used = () => sum(gaps) + sum(widths) + more() + beside + 2 * MARGIN
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
  const wide = gaps.map((_, k) => (k === lastGap ? (lossPlace === 'right' ? 64 * scale : lossGap) : 240 * scale))
  spend(gaps, good)
  if (lossPlace !== 'strip') spend(widths, fair)
  spend(widths, best)
  spend(gaps, wide)
  const total = used()
  let x = MARGIN + Math.max(0, options.width - total) / 2
  const left = columns.map((_, k) => {
    const here = x + (k === lastGap ? more() / 2 : 0)
    x += widths[k]! + gaps[k]!
    return here
  })
  const lossLeft = { right: x, below: left[lastGap]! + (widths[lastGap]! - lossWidth) / 2, strip: MARGIN }[lossPlace]
  return { left, gaps, widths, lossLeft, lossWidth, total }
}

function labelledGaps({ network, selection, sparse = false }: LayoutOptions): boolean[] {
  const all = labelsAll({ network, sparse })
  return network.layers.map((_, l) => {
    if (all) return true
    if (selection.kind === 'unit') return selection.layer === l || selection.layer === l + 1
    return selection.kind === 'parameter' && selection.index < network.parameterCount && parameterAt(network, selection.index).layer === l
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
