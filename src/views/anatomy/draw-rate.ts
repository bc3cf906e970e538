import type { HistoryRow } from '../../trainer/protocol'
import type { RatePlan } from '../../trainer/run/rate-plan'
import { type Axis, xOf, yOf } from '../../ui/chart/axis'
import { markPath, strokePolyline } from '../../ui/chart/lines'
import { polyline } from '../../ui/chart/polyline'
import type { Rect } from '../../ui/chart/rect'
import type { ThemeColors } from '../theme-colors'

export interface RateChart {
  readonly plot: Rect
  readonly x: Axis
  readonly y: Axis
}

/** The learning rate of each step, a point at the last one, and dashed the rates planned ahead. */
export function drawRate(
  context: CanvasRenderingContext2D,
  { plot, x, y }: RateChart,
  rows: readonly HistoryRow[],
  last: Pick<HistoryRow, 'step' | 'learningRate'>,
  plan: RatePlan,
  colors: ThemeColors,
): void {
  context.lineWidth = 1
  context.strokeStyle = colors.lineStrong
  strokePolyline(context, [plot.x, plot.y, plot.x, plot.y + plot.height, plot.x + plot.width, plot.y + plot.height])
  const points = polyline(
    rows.length,
    (k) => xOf(plot, x, rows[k]!.step),
    (k) => yOf(plot, y, rows[k]!.learningRate),
    2 * plot.width,
  )
  context.lineJoin = 'round'
  context.strokeStyle = colors.runA
  context.lineWidth = colors.stroke
  strokePolyline(context, points)
  context.setLineDash([3 * colors.stroke, 2 * colors.stroke])
  context.lineWidth = colors.stroke * 0.8
  strokePolyline(
    context,
    [...plan.rates].flatMap((rate, k) => [xOf(plot, x, plan.from + k * plan.stride), yOf(plot, y, rate)]),
  )
  context.setLineDash([])
  context.fillStyle = colors.runA
  markPath(context, xOf(plot, x, last.step), yOf(plot, y, last.learningRate), colors.stroke * 2.4)
  context.fill()
}
