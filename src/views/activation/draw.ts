import { markPath } from '../../ui/chart/lines'
import type { Rect } from '../../ui/chart/rect'
import type { ThemeColors } from '../theme-colors'
import type { CurvePoint } from './curve-points'
import { drawEnds, drawZeroLines, type Point, placeIn, strokePoints, strokeRing } from './geometry/plane'
import type { FunctionCurve } from './layout'

/** Draws f in ink and f′ in the hue of the backward pass over z, the samples on f, hollow squares where stuck, and the shown sample with a ring. */
export function drawFunction(
  context: CanvasRenderingContext2D,
  curve: FunctionCurve,
  plot: Rect,
  points: readonly CurvePoint[],
  shown: CurvePoint | null,
  colors: ThemeColors,
  textPx: number,
): void {
  drawZeroLines(context, curve, plot, colors)
  context.lineWidth = colors.stroke
  context.strokeStyle = colors.backward
  strokePoints(context, curve, plot, curve.slope)
  context.strokeStyle = colors.ink
  context.lineWidth = colors.stroke * 1.3
  strokePoints(context, curve, plot, curve.f)
  for (const point of points) drawPoint(context, placeIn(curve, plot, [point.z, point.a]), point.stuck, colors)
  if (shown) {
    const place = placeIn(curve, plot, [shown.z, shown.a])
    drawPoint(context, place, shown.stuck, colors)
    context.lineWidth = colors.stroke * 1.3
    strokeRing(context, place, colors)
  }
  drawTexts(context, curve, plot, colors, textPx)
}

function drawPoint(context: CanvasRenderingContext2D, [x, y]: Point, stuck: boolean, colors: ThemeColors): void {
  context.lineWidth = colors.stroke
  markPath(context, x, y, colors.stroke * 2.4, stuck)
  context.fillStyle = stuck ? colors.panel : colors.ink
  context.strokeStyle = stuck ? colors.warning : colors.panel
  context.fill()
  context.stroke()
}

/** The ends of both axes, and which line is which. */
function drawTexts(context: CanvasRenderingContext2D, curve: FunctionCurve, plot: Rect, colors: ThemeColors, textPx: number): void {
  drawEnds(context, curve, plot, colors, { textPx, below: plot.y + plot.height + textPx * 1.15, digits: 1 })
  const right = plot.x + plot.width + textPx * 0.4
  const end = (pairs: FunctionCurve['f']) => placeIn(curve, plot, pairs.at(-1)!)[1] + textPx * 0.35
  const [f, slope] = [end(curve.f), end(curve.slope)]
  const apart = Math.abs(f - slope) >= textPx * 1.1
  context.fillStyle = colors.ink
  context.fillText('f', right, apart ? f : f - textPx * 0.6)
  context.fillStyle = colors.backward
  context.fillText('f′', right, apart ? slope : f + textPx * 0.6)
}

/** Bars of a distribution on −full..full: values around 0 in ink, below and above it in the hues of the signs. */
export function drawHistogram(
  context: CanvasRenderingContext2D,
  counts: ArrayLike<number>,
  width: number,
  height: number,
  colors: ThemeColors,
): void {
  const bins = counts.length
  const most = Math.max(1, ...Array.from(counts))
  const middle = (bins - 1) / 2
  const step = width / bins
  for (let k = 0; k < bins; k++) {
    const count = counts[k]!
    if (count === 0) continue
    const size = Math.max(1.5, (count / most) * (height - 1))
    context.fillStyle = k === middle ? colors.inkFaint : k < middle ? colors.negativeFill : colors.positiveFill
    context.fillRect(k * step, height - 1 - size, Math.max(1, step - 1), size)
  }
  context.fillStyle = colors.lineStrong
  context.fillRect(0, height - 1, width, 1)
  context.fillRect(width / 2 - 0.5, height - 4, 1, 4)
}
