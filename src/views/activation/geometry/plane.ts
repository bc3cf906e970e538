import { xOf, yOf } from '../../../ui/chart/axis'
import { labelWidth } from '../../../ui/chart/label-width'
import { markPath, strokePolyline } from '../../../ui/chart/lines'
import type { Rect } from '../../../ui/chart/rect'
import { formatNumber } from '../../../ui/number/format-number'
import type { ThemeColors } from '../../theme-colors'

export type Point = readonly [number, number]

/** The values over z that a plot shows. */
export interface Plane {
  readonly full: number // z from −full to full
  readonly low: number
  readonly high: number
}

/** Where a point of the plane lies in the plot, in px. */
export function placeIn({ full, low, high }: Plane, plot: Rect, [z, value]: Point): Point {
  const up = high > low ? ([low, high] as const) : ([high - 1, high] as const)
  return [xOf(plot, { domain: [-full, full], log: false }, z), yOf(plot, { domain: up, log: false }, value)]
}

/** The lines of z = 0 and of the value 0. */
export function drawZeroLines(context: CanvasRenderingContext2D, plane: Plane, plot: Rect, colors: ThemeColors): void {
  const [x, y] = placeIn(plane, plot, [0, 0])
  context.lineWidth = 1
  context.strokeStyle = colors.line
  strokePolyline(context, [x, plot.y, x, plot.y + plot.height])
  context.strokeStyle = colors.lineStrong
  strokePolyline(context, [plot.x, y, plot.x + plot.width, y])
  context.lineJoin = 'round'
}

/** Room for the ends of the vertical axis beside a plot, in px. */
export function endsRoom({ low, high }: Plane, digits: number, textPx: number): number {
  return Math.max(...[low, high].map((value) => labelWidth(formatNumber(value, digits)) * textPx)) + 0.6 * textPx
}

/** The ends of both axes. `below`: base line of the texts under the plot; `digits`: of the values. */
export function drawEnds(
  context: CanvasRenderingContext2D,
  plane: Plane,
  plot: Rect,
  colors: ThemeColors,
  { textPx, below, digits }: { readonly textPx: number; readonly below: number; readonly digits: number },
): void {
  const { full, low, high } = plane
  context.font = `${textPx}px ${colors.font}`
  context.fillStyle = colors.inkSoft
  context.textAlign = 'left'
  context.fillText(formatNumber(-full, 1), plot.x, below)
  context.textAlign = 'center'
  context.fillText('z', plot.x + plot.width / 2, below)
  context.textAlign = 'right'
  context.fillText(formatNumber(full, 1), plot.x + plot.width, below)
  const left = plot.x - textPx * 0.4
  context.fillText(formatNumber(high, digits), left, plot.y + textPx * 0.7)
  context.fillText(formatNumber(low, digits), left, placeIn(plane, plot, [0, low])[1])
  context.textAlign = 'left'
}

export function strokePoints(context: CanvasRenderingContext2D, plane: Plane, plot: Rect, points: readonly Point[]): void {
  strokePolyline(
    context,
    points.flatMap((point) => placeIn(plane, plot, point)),
  )
}

/** Around the point of the shown sample. */
export function strokeRing(context: CanvasRenderingContext2D, [x, y]: Point, colors: ThemeColors): void {
  context.strokeStyle = colors.focus
  markPath(context, x, y, colors.stroke * 5)
  context.stroke()
}
