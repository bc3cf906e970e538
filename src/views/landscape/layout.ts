import type { Interval } from '../../ui/chart/axis'
import { labelWidth } from '../../ui/chart/label-width'
import { plotIn, type Rect } from '../../ui/chart/rect'
import { axisTicks, countWithin, type Mark, marksAcross, marksUp } from '../../ui/chart/ticks'

/** The parts of the view in px: a title row, the picture with its plot inside, a caption, a row of switches. */
export interface LandscapeLayout {
  readonly titleHeight: number
  readonly pictureHeight: number
  readonly captionHeight: number
  readonly captionLines: number
  readonly switchHeight: number
  readonly plot: Rect // within the picture
  readonly textPx: number
}

const LINE = 1.35
/** Below this height, in sizes of the text, the picture gets the room of a line of the caption and of the switches. */
const SHORT = 19
/** Sizes of the text that the name of the vertical axis takes. */
const NAME = 1.2
const MOST_TICKS = 6

/** Room for the ticks of most windows, in sizes of the text: −0.75, 12.5. */
const TICK_ROOM = labelWidth('−0.75')

/** Room for the longest tick of the vertical axis, in sizes of the text: that of most windows, or in whole sizes what this one needs. */
export function tickRoom(up: Interval): number {
  const longest = Math.max(...axisTicks({ domain: up, log: false }, MOST_TICKS).map(({ text }) => labelWidth(text)))
  return longest > TICK_ROOM ? Math.ceil(longest) : TICK_ROOM
}

/**
 * Divides the view.
 * @param textPx size of small text
 * @param targetPx height of a control
 * @param switches height of their row, where it has room
 * @param room for the ticks of the vertical axis, in sizes of the text
 */
export function layoutLandscape(
  width: number,
  height: number,
  textPx: number,
  targetPx: number,
  switches: number,
  room = TICK_ROOM,
): LandscapeLayout {
  const titleHeight = targetPx + 8
  const short = height < SHORT * textPx
  const captionLines = short ? 1 : 2
  const captionHeight = Math.ceil(captionLines * LINE * textPx) + 6
  const switchHeight = short ? 0 : switches
  const pictureHeight = Math.max(0, height - titleHeight - captionHeight - switchHeight)
  const plot = plotIn(width, pictureHeight, {
    left: Math.round((NAME + room) * textPx + 8),
    right: Math.round(textPx * 1.1),
    above: Math.round(textPx / 2),
    below: Math.round(textPx * 2.7),
  })
  return { titleHeight, pictureHeight, captionHeight, captionLines, switchHeight, plot, textPx }
}

/** Round values with a true minus sign, as many as have room. */
export function plotMarks(plot: Rect, domain: Interval, axis: 'x' | 'y', textPx: number): Mark[] {
  const count = countWithin(domain, axis === 'x' ? plot.width / (textPx * 4.5) : plot.height / (textPx * 3))
  if (axis === 'y') return marksUp(plot, { domain, log: false }, count)
  return marksAcross(plot, { domain, log: false }, count, textPx, plot.x + plot.width + textPx)
}

/** Grid column and row nearest to a place in the picture; row counts upwards. */
export function gridPointAt(plot: Rect, side: number, x: number, y: number): { readonly column: number; readonly row: number } {
  const nearest = (share: number) => Math.max(0, Math.min(side - 1, Math.round(share * (side - 1))))
  return { column: nearest((x - plot.x) / plot.width), row: nearest((plot.y + plot.height - y) / plot.height) }
}

/** Which of `side` grid points a table of `count` rows or columns shows: both ends and evenly between. */
export function coarseGrid(side: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => Math.round((k * (side - 1)) / (count - 1)))
}
