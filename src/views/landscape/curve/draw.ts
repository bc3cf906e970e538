import type { Frame } from '../../../trainer/protocol'
import { clipTo, markPath, strokePolyline } from '../../../ui/chart/lines'
import type { ThemeColors } from '../../theme-colors'
import { inkOf, type PathLook, POINT, paintArrow, paintBorderMark, paintPoint, updateLook } from '../draw-path'
import type { LandscapeLayout } from '../layout'
import { borderMark } from '../path-geometry'
import { type Curve, curvePlaces, type NextStep, nextStep, type Place, placeOn, trailPoints } from './geometry'

/** Length of the tangent to each side, as a share of the plot's smaller side. */
const TANGENT = 0.4

export function paintCurve(context: CanvasRenderingContext2D, curve: Curve, { plot }: LandscapeLayout, colors: ThemeColors): void {
  context.save()
  clipTo(context, plot)
  context.strokeStyle = colors.lineStrong
  context.lineWidth = colors.stroke * 1.2
  context.lineJoin = 'round'
  strokePolyline(
    context,
    curvePlaces(curve, plot).flatMap(({ x, y }) => [x, y]),
  )
  context.restore()
}

export interface RunOnCurve extends PathLook {
  readonly frame: Frame
  readonly values: Float64Array // of the parameter, along the run
  readonly onTop: boolean
}

/** The way of a run along the curve, its present point, the tangent there and where the next step lands. Return whether the point is outside. */
export function paintRunOnCurve(context: CanvasRenderingContext2D, curve: Curve, layout: LandscapeLayout, run: RunOnCurve): boolean {
  const { frame, mark, colors } = run
  const { plot, textPx } = layout
  const point = placeOn(curve, plot, frame.parameters[0]!)
  const outside = borderMark(plot, point.x, Number.isNaN(point.y) ? plot.y : point.y, colors.stroke * 6)
  context.save()
  clipTo(context, plot)
  paintTrail(context, trailPoints(curve, plot, run.values), run)
  if (outside) paintBorderMark(context, outside, textPx, run)
  else {
    const step = nextStep(curve, plot, frame)
    if (step) paintNextStep(context, point, step, layout, run)
    paintPoint(context, point.x, point.y, colors.stroke * POINT[mark === 'B' ? 'B' : 'A'][run.onTop ? 'onTop' : 'below'], run)
  }
  context.restore()
  return outside !== null
}

/** A dot for each step, the first one hollow, and thin lines from each to the next. */
function paintTrail(context: CanvasRenderingContext2D, points: readonly number[], run: PathLook): void {
  const { colors } = run
  context.strokeStyle = inkOf(run)
  context.fillStyle = inkOf(run)
  context.lineWidth = colors.stroke * 0.6
  strokePolyline(context, points)
  for (let k = points.length - 2; k >= 0; k -= 2) {
    if (Number.isNaN(points[k + 1]!)) continue
    markPath(context, points[k]!, points[k + 1]!, colors.stroke * (k === 0 ? 2.4 : 1.5), run.mark === 'B')
    if (k === 0) context.fillStyle = colors.panel
    context.fill()
  }
  context.lineWidth = colors.stroke
  if (points.length > 0) context.stroke()
}

function paintNextStep(
  context: CanvasRenderingContext2D,
  { x, y }: Place,
  { angle, landing }: NextStep,
  { plot }: LandscapeLayout,
  { colors, mark }: PathLook,
): void {
  const { stroke } = colors
  const reach = TANGENT * Math.min(plot.width, plot.height)
  context.lineCap = 'round'
  context.lineWidth = stroke * 1.4
  context.strokeStyle = mark === 'B' ? colors.runB : colors.backward
  strokePolyline(
    context,
    [-1, 1].flatMap((side) => [x + side * reach * Math.cos(angle), y + side * reach * Math.sin(angle)]),
  )
  const { color, hollow } = updateLook(mark, colors)
  const head = stroke * 5
  const end = Math.max(plot.x, Math.min(plot.x + plot.width, landing.x))
  if (Math.abs(end - x) > head) {
    paintArrow(context, { fromX: x, fromY: y, x: end, y }, { color, hollow, halo: colors.panel, width: stroke * 1.8, head })
  }
  if (Number.isNaN(landing.y)) return
  context.lineWidth = stroke
  context.strokeStyle = color
  context.setLineDash([3 * stroke, 3 * stroke])
  strokePolyline(context, [landing.x, y, landing.x, landing.y])
  context.setLineDash([])
  markPath(context, landing.x, landing.y, stroke * 3, mark === 'B')
  context.lineWidth = stroke * 1.4
  context.fillStyle = colors.panel
  context.fill()
  context.stroke()
}
