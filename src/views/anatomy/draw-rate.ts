import type { HistoryRow } from '../../trainer/protocol'
import type { RatePlan } from '../../trainer/rate-plan'
import { type Axis, shareOf } from '../../ui/chart/axis'
import { polyline } from '../../ui/chart/polyline'
import { strokePolyline } from '../curves/draw'
import type { RowList } from '../curves/row-list'
import type { Rect } from '../landscape/layout'
import type { ThemeColors } from '../theme-colors'

export interface RateChart {
  readonly plot: Rect
  readonly x: Axis
  readonly y: Axis
}

/** The place of a rate at a step, in px. */
function ratePlace({ plot, x, y }: RateChart, step: number, rate: number): { readonly x: number; readonly y: number } {
  return { x: plot.x + shareOf(x, step) * plot.width, y: plot.y + plot.height * (1 - shareOf(y, rate)) }
}

/** The learning rate of each step, a point at the last one, and dashed the rates planned ahead. */
export function drawRate(
  context: CanvasRenderingContext2D,
  chart: RateChart,
  rows: RowList,
  last: Pick<HistoryRow, 'step' | 'learningRate'>,
  plan: RatePlan,
  colors: ThemeColors,
): void {
  const { plot } = chart
  context.lineWidth = 1
  context.strokeStyle = colors.lineStrong
  strokePolyline(context, [plot.x, plot.y, plot.x, plot.y + plot.height, plot.x + plot.width, plot.y + plot.height])
  const points = polyline(
    rows.count,
    (k) => ratePlace(chart, rows.at(k).step, 0).x,
    (k) => ratePlace(chart, 0, rows.at(k).learningRate).y,
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
    [...plan.rates].flatMap((rate, k) => {
      const place = ratePlace(chart, plan.from + k * plan.stride, rate)
      return [place.x, place.y]
    }),
  )
  context.setLineDash([])
  const { x, y } = ratePlace(chart, last.step, last.learningRate)
  context.fillStyle = colors.runA
  context.beginPath()
  context.arc(x, y, colors.stroke * 2.4, 0, 2 * Math.PI)
  context.fill()
}
