import type { Change } from '../../document/types'
import { rateInForce } from '../../store/rate-plan'
import type { Frame } from '../../trainer/protocol'
import type { Rect } from '../landscape/layout'
import { linearAxis, logAxis, shareOf } from './axis'

/** The parts of the view in px, from top to bottom. */
export interface SweepLayout {
  readonly narrow: boolean // the controls take two lines, and a note may
  readonly titleHeight: number
  readonly notesHeight: number // two lines, more where it is narrow
  readonly pictureHeight: number
  readonly plot: Rect // within the picture
  readonly textPx: number
}

/** An axis of losses and where they lie on it. */
export interface LossScale {
  readonly y: (loss: number) => number // px; what is above the axis lies on its top line, what is below on its bottom line
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

const LINE = 1.5
/** Sizes of the text under which the controls, and a note, need two lines. */
const WIDE = 52
/** Losses below this share of the highest lie on the bottom line. */
const LOWEST_SHARE = 1e-4
/** A linear axis where the highest loss is at most this many times the lowest. */
const LINEAR = 10

/** Divides the view. `rows`: lines of text under the plot. */
export function layoutSweep(width: number, height: number, textPx: number, targetPx: number, rows: number): SweepLayout {
  const narrow = width < WIDE * textPx
  const titleHeight = narrow ? 2 * targetPx + 12 : targetPx + 8
  const notesHeight = Math.ceil((narrow ? 4 : 2) * LINE * textPx)
  const pictureHeight = Math.max(0, height - titleHeight - notesHeight)
  const left = Math.round(4.2 * textPx)
  const top = Math.round(1.6 * textPx)
  const below = Math.round(rows * 1.3 * textPx + 6)
  const right = Math.round(5 * textPx)
  const plot = { x: left, y: top, width: Math.max(1, width - left - right), height: Math.max(1, pictureHeight - top - below) }
  return { narrow, titleHeight, notesHeight, pictureHeight, plot, textPx }
}

/** `places` columns side by side: the middle of each in px. */
export function columnCentres({ plot }: SweepLayout, places: number): number[] {
  return Array.from({ length: places }, (_, k) => plot.x + (plot.width * (k + 0.5)) / places)
}

/** The column whose middle is nearest. */
export function nearestColumn(centres: readonly number[], x: number): number {
  let nearest = 0
  for (const [k, centre] of centres.entries()) if (Math.abs(centre - x) < Math.abs(centres[nearest]! - x)) nearest = k
  return nearest
}

/** An axis for losses: linear from 0 where they are alike, else logarithmic; NaN and infinite ones do not count. */
export function lossScale({ plot, textPx }: SweepLayout, losses: readonly number[]): LossScale {
  const finite = losses.filter((loss) => Number.isFinite(loss) && loss >= 0)
  const highest = Math.max(0, ...finite)
  const lowest = Math.max(Math.min(...finite), LOWEST_SHARE * highest)
  const most = Math.max(3, Math.floor(plot.height / (2 * textPx)))
  const axis = highest > LINEAR * lowest ? logAxis(lowest, highest, most) : linearAxis(highest, most)
  const y = (loss: number) => plot.y + plot.height * (1 - shareOf(axis, loss))
  return { y, ticks: axis.ticks.map(({ value, text }) => ({ at: y(value), text })) }
}

/** Where a rate lies between those of the columns; at an end what is outside. */
export function xOfRate(layout: SweepLayout, rates: readonly number[], rate: number): number {
  const centres = columnCentres(layout, rates.length)
  const share = shareOf({ domain: [rates[0]!, rates[rates.length - 1]!], log: true }, rate)
  return centres[0]! + share * (centres[centres.length - 1]! - centres[0]!)
}

/** Where the rate of the next update lies, in px: a schedule moves it at every step. */
export function xOfRateInForce(layout: SweepLayout, rates: readonly number[], frame: Frame, changes: readonly Change[]): number {
  return xOfRate(layout, rates, rateInForce(frame, changes))
}

/** Powers of ten along the rates. */
export function rateTicks(layout: SweepLayout, rates: readonly number[]): readonly { readonly at: number; readonly text: string }[] {
  const { ticks } = logAxis(rates[0]!, rates[rates.length - 1]!, layout.plot.width / (4 * layout.textPx))
  return ticks.filter(({ value }) => Math.log10(value) % 1 === 0).map(({ value, text }) => ({ at: xOfRate(layout, rates, value), text }))
}

/** Neighbours with the same word. */
export interface Region<T extends string> {
  readonly word: T
  readonly from: number // first column
  readonly to: number // last column
}

export function regionsOf<T extends string>(words: readonly T[]): Region<T>[] {
  const regions: { word: T; from: number; to: number }[] = []
  for (const [k, word] of words.entries()) {
    const last = regions[regions.length - 1]
    if (last?.word === word) last.to = k
    else regions.push({ word, from: k, to: k })
  }
  return regions
}

/** The middles of labels of these widths, as near to the wanted ones as they can be without covering each other between the ends. */
export function spreadLabels(wanted: readonly number[], widths: readonly number[], [low, high]: readonly [number, number]): number[] {
  const at = [...wanted]
  let free = low
  for (const [k, width] of widths.entries()) {
    at[k] = Math.max(at[k]!, free + width / 2)
    free = at[k]! + width / 2
  }
  free = high
  for (let k = at.length - 1; k >= 0; k--) {
    at[k] = Math.min(at[k]!, free - widths[k]! / 2)
    free = at[k]! - widths[k]! / 2
  }
  return at
}
