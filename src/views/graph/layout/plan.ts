import type { Selection } from '../../../document/types'
import { type Network, parameterAt } from '../../../engine/network/network'
import { alike, type Column, planColumn, type Stage } from './columns'
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
}

export const MARGIN = 8
/** Of the stage's width, for the edges. */
const EDGES_SHARE = 0.4
export const LEAST_GAP_PX = 64
const WIDEST_GAP = 240
const LOSS_WIDTH = { one: 104, several: 124 } as const // targets
const LOSS_GAP = 20
/** Lines of the loss box besides the targets and the large number, which takes one and a half. */
const LOSS_LINES = 5
/** From the output with its bias down to the loss. */
const LOSS_DROP = 14
const STRIP_DROP = 4

/** Which boxes there are and how tall; where they stand follows from `placeColumns`. */
export interface Plan {
  readonly options: LayoutOptions
  readonly scale: number
  readonly height: number // of the plane
  readonly columns: readonly Column[]
  readonly lossPlace: LossPlace
}

/** Chooses what is drawn in each column. Null where the loss has no room below the output. */
export function planGraph(options: LayoutOptions, stage: Stage, height: number, lossPlace: LossPlace): Plan | null {
  const scale = options.textPx / 12
  const inside = height - 2 * MARGIN
  const plan = (columns: readonly Column[]): Plan => ({ options, scale, height, columns: alike(columns, scale), lossPlace })
  const lossTall = lossHeight(options, scale, lossPlace)
  if (lossPlace === 'strip') return plan(planColumns(options, stage, inside - lossTall - STRIP_DROP * scale))
  const columns = planColumns(options, stage, inside)
  if (lossPlace === 'right') return plan(columns)
  const outputs = planColumns(options, stage, inside - lossTall - LOSS_DROP * scale).at(-1)!
  if (outputs.units.length > 1 || outputs.style !== columns.at(-1)!.style || outputs.style === 'line') return null
  return plan([...columns.slice(0, -1), outputs])
}

/** Px of the loss box. */
export function lossHeight({ targets }: LayoutOptions, scale: number, place: LossPlace): number {
  if (place === 'strip') return Math.max(24, (17 * (targets > 1 ? 2 : 1) + 6) * scale)
  return (17 * (LOSS_LINES + 1.5 + targets) + 12) * scale
}

function planColumns(options: LayoutOptions, stage: Stage, height: number): Column[] {
  const { network, longestNames, opened, textPx } = options
  const selected = selectedUnits(network, options.selection)
  return network.sizes.map((size, layer) => {
    const wanted = [
      ...selected.filter((one) => one.layer === layer).map((one) => one.unit),
      ...(opened[layer] == null ? [] : [opened[layer]]),
    ]
    return planColumn({ layer, size, height, scale: textPx / 12, stage, longestName: longestNames[layer] ?? 2, wanted })
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
  readonly widths: readonly number[]
  readonly gap: number // between two columns
  readonly lossLeft: number
  readonly lossWidth: number
  readonly total: number
}

/** The gap that leaves the edges their share of the stage. */
export function fairGap({ network, width }: LayoutOptions): number {
  return Math.max(LEAST_GAP_PX, (EDGES_SHARE * width) / network.layers.length)
}

/** Shares the width: what the boxes need, then wide gaps, then wide boxes. `least` is the gap where the plane may be wider than the stage. */
export function placeColumns({ options, scale, columns, lossPlace }: Plan, wanted: number, least: number | null): ColumnPlaces {
  const between = columns.length - 1
  const lossWidth = lossPlace === 'strip' ? options.width - 2 * MARGIN : LOSS_WIDTH[options.targets > 1 ? 'several' : 'one'] * scale
  const beside = lossPlace === 'right' ? LOSS_GAP * scale + lossWidth : 0
  // the loss below a narrower output sticks out on both sides
  const more = (width: number) => (lossPlace === 'below' ? Math.max(0, lossWidth - width) : 0)
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0) + more(widths.at(-1)!) + beside + 2 * MARGIN
  const narrow = columns.map((column) => column.width)
  const goal = Math.max(wanted, fairGap(options))
  const free = options.width - sum(narrow) - between * goal
  const wish = columns.reduce((total, column) => total + column.goodWidth - column.width, 0)
  const share = wish > 0 ? Math.min(1, Math.max(0, free / wish)) : 0
  const widths = columns.map((column) => column.width + (column.goodWidth - column.width) * share)
  const widest = Math.max(WIDEST_GAP * scale, goal)
  const gap = Math.max(least ?? -Infinity, Math.min(widest, (options.width - sum(widths)) / between))
  const total = sum(widths) + between * gap
  let x = MARGIN + Math.max(0, options.width - total) / 2
  const left = widths.map((width, k) => {
    const here = x + (k === between ? more(width) / 2 : 0)
    x += width + gap
    return here
  })
  const right = left.at(-1)! + widths.at(-1)!
  const below = right - (widths.at(-1)! + lossWidth) / 2
  const lossLeft = { right: right + LOSS_GAP * scale, below, strip: MARGIN }[lossPlace]
  return { left, widths, gap, lossLeft, lossWidth, total }
}
