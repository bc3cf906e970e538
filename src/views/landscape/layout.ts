import type { Interval } from '../../ui/chart/axis'
import { plotIn, type Rect } from '../../ui/chart/rect'
import { countWithin, type Mark, marksAcross, marksUp } from '../../ui/chart/ticks'

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
  const plot = plotIn(width, pictureHeight, {
    left: Math.round(textPx * 3.7),
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
  const end = plot.x + plot.width + textPx
  return marksAcross(plot, { domain, log: false }, count).map((mark) =>
    mark.at + (mark.text.length * textPx) / 3.5 > end ? { ...mark, anchor: 'end' } : mark,
  )
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
