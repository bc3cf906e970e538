import type { Change } from '../../document/types'
import { rateInForce } from '../../page/run/rate-plan'
import type { Frame } from '../../trainer/protocol'
import { type Axis, shareOf, yOf } from '../../ui/chart/axis'
import { roundAxis } from '../../ui/chart/domains'
import { LABEL_ROOM } from '../../ui/chart/label-width'
import { plotIn, type Rect } from '../../ui/chart/rect'
import { axisTicks, type Mark, marksUp } from '../../ui/chart/ticks'

/** The parts of the view in px, from top to bottom. */
export interface SweepLayout {
  readonly narrow: boolean // the controls take three lines, and a note may
  readonly titleHeight: number
  readonly notesHeight: number // two lines, more where it is narrow
  readonly pictureHeight: number
  readonly plot: Rect // within the picture
  readonly textPx: number
}

/** An axis of losses and where they lie on it. */
export interface LossScale {
  readonly y: (loss: number) => number // px; what is above the axis lies on its top line, what is below on its bottom line
  readonly marks: readonly Mark[]
}

const LINE = 1.5
/** Sizes of the text under which the controls, and a note, need two lines. */
const WIDE = 52
/** Losses below this share of the highest lie on the bottom line. */
const LOWEST_SHARE = 1e-4
/** A linear axis where the highest loss is at most this many times the lowest. */
const LINEAR = 10
/** Room beyond the ends of a logarithmic axis. */
const MARGIN = 1.2

/** Divides the view. */
export function layoutSweep(width: number, height: number, textPx: number, targetPx: number): SweepLayout {
  const narrow = width < WIDE * textPx
  const titleHeight = narrow ? 3 * targetPx + 16 : targetPx + 8
  const notesHeight = Math.ceil((narrow ? 4 : 2) * LINE * textPx)
  const pictureHeight = Math.max(0, height - titleHeight - notesHeight)
  const plot = plotIn(width, pictureHeight, {
    left: Math.round(LABEL_ROOM * textPx),
    right: Math.round(5 * textPx),
    above: Math.round(1.6 * textPx),
    below: Math.round(1.3 * textPx + 6),
  })
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
  const round = roundAxis(highest, most)
  const log = highest > LINEAR * lowest
  const axis = log ? logAxis(lowest, highest) : round
  return { y: (loss) => yOf(plot, axis, within(axis, loss)), marks: marksUp(plot, axis, log ? most + 1 : round.steps) }
}

/** From a little below `lowest` to a little above `highest`, both positive. */
export function logAxis(lowest: number, highest: number): Axis {
  return { domain: [lowest / MARGIN, highest * MARGIN], log: true }
}

/** A value, or the end of the axis that it is beyond. */
function within({ domain: [low, high] }: Axis, value: number): number {
  return Math.min(high, Math.max(low, value))
}

/** Where a rate lies between those of the columns; at an end what is outside. */
export function xOfRate(layout: SweepLayout, rates: readonly number[], rate: number): number {
  const centres = columnCentres(layout, rates.length)
  const axis: Axis = { domain: [rates[0]!, rates[rates.length - 1]!], log: true }
  const share = shareOf(axis, within(axis, rate))
  return centres[0]! + share * (centres[centres.length - 1]! - centres[0]!)
}

/** Where the rate of the next update lies, in px: a schedule moves it at every step. */
export function xOfRateInForce(layout: SweepLayout, rates: readonly number[], frame: Frame, changes: readonly Change[]): number {
  return xOfRate(layout, rates, rateInForce(frame, changes))
}

/** Powers of ten along the rates. */
export function rateMarks(layout: SweepLayout, rates: readonly number[]): Mark[] {
  const ticks = axisTicks(logAxis(rates[0]!, rates[rates.length - 1]!), layout.plot.width / (4 * layout.textPx) + 1)
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
