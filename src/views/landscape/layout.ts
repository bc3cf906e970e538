import { ticks } from 'd3'
import { tickText } from '../../ui/chart/tick-text'

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Interval = readonly [number, number]

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

export interface Tick {
  readonly px: number // along its axis, within the picture
  readonly text: string
}

const LINE = 1.35

/**
 * Divides the view.
 * @param textPx size of small text
 * @param targetPx height of a control
 * @param switchHeight of the row of switches
 */
export function layoutLandscape(width: number, height: number, textPx: number, targetPx: number, switchHeight: number): LandscapeLayout {
  const titleHeight = targetPx + 8
  const captionLines = 2
  const captionHeight = Math.ceil(captionLines * LINE * textPx) + 6
  const pictureHeight = Math.max(0, height - titleHeight - captionHeight - switchHeight)
  const left = Math.round(textPx * 3.7)
  const below = Math.round(textPx * 2.7)
  const plot = {
    x: left,
    y: Math.round(textPx / 2),
    width: Math.max(1, width - left - Math.round(textPx * 1.1)),
    height: Math.max(1, pictureHeight - below - Math.round(textPx / 2)),
  }
  return { titleHeight, pictureHeight, captionHeight, captionLines, switchHeight, plot, textPx }
}

/** Px of a value on the first axis, which runs to the right. */
export function toX(plot: Rect, domain: Interval, value: number): number {
  return plot.x + ((value - domain[0]) / (domain[1] - domain[0])) * plot.width
}

/** Px of a value on the second axis, which runs upwards. */
export function toY(plot: Rect, domain: Interval, value: number): number {
  return plot.y + plot.height - ((value - domain[0]) / (domain[1] - domain[0])) * plot.height
}

/** Round values with a true minus sign, as many as have room. */
export function axisTicks(plot: Rect, domain: Interval, axis: 'x' | 'y', textPx: number): Tick[] {
  const room = axis === 'x' ? plot.width / (textPx * 4.5) : plot.height / (textPx * 3)
  const most = Math.max(2, Math.min(6, Math.floor(room)))
  let count = most
  // d3 takes the count as a hint
  while (count > 1 && ticks(...domain, count).length > most) count -= 1
  const format = tickText(...domain, count)
  const project = axis === 'x' ? toX : toY
  return ticks(...domain, count).map((value) => ({ px: project(plot, domain, value), text: format(value) }))
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
