import { strokePolyline } from '../../ui/chart/lines'
import type { Rect } from '../../ui/chart/rect'
import { formatNumber } from '../../ui/number/format-number'
import type { ThemeColors } from '../theme-colors'
import type { CurvePoint } from './curve-points'
import { type FunctionCurve, placeOf } from './layout'

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
  const path = (pairs: FunctionCurve['f']) =>
    pairs.flatMap(([z, value]) => {
      const { x, y } = placeOf(curve, plot, z, value)
      return [x, y]
    })
  const zero = placeOf(curve, plot, 0, 0)
  context.lineJoin = 'round'
  context.lineWidth = 1
  context.strokeStyle = colors.line
  strokePolyline(context, [zero.x, plot.y, zero.x, plot.y + plot.height])
  context.strokeStyle = colors.lineStrong
  strokePolyline(context, [plot.x, zero.y, plot.x + plot.width, zero.y])
  context.lineWidth = colors.stroke
  context.strokeStyle = colors.backward
  strokePolyline(context, path(curve.slope))
  context.strokeStyle = colors.ink
  context.lineWidth = colors.stroke * 1.3
  strokePolyline(context, path(curve.f))
  for (const point of points) drawPoint(context, placeOf(curve, plot, point.z, point.a), point.stuck, colors)
  if (shown) {
    const place = placeOf(curve, plot, shown.z, shown.a)
    drawPoint(context, place, shown.stuck, colors)
    context.strokeStyle = colors.focus
    context.lineWidth = colors.stroke * 1.3
    context.beginPath()
    context.arc(place.x, place.y, colors.stroke * 5, 0, 2 * Math.PI)
    context.stroke()
  }
  drawTexts(context, curve, plot, colors, textPx)
}

function drawPoint(
  context: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  stuck: boolean,
  colors: ThemeColors,
) {
  const radius = colors.stroke * 2.4
  context.lineWidth = colors.stroke
  context.beginPath()
  if (stuck) context.rect(x - radius, y - radius, 2 * radius, 2 * radius)
  else context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = stuck ? colors.panel : colors.ink
  context.strokeStyle = stuck ? colors.warning : colors.panel
  context.fill()
  context.stroke()
}

/** The ends of both axes, and which line is which. */
function drawTexts(context: CanvasRenderingContext2D, curve: FunctionCurve, plot: Rect, colors: ThemeColors, textPx: number): void {
  const bottom = plot.y + plot.height + textPx * 1.15
  context.font = `${textPx}px ${colors.font}`
  context.fillStyle = colors.inkSoft
  context.textAlign = 'left'
  context.fillText(formatNumber(-curve.full, 1), plot.x, bottom)
  context.textAlign = 'center'
  context.fillText('z', plot.x + plot.width / 2, bottom)
  context.textAlign = 'right'
  context.fillText(formatNumber(curve.full, 1), plot.x + plot.width, bottom)
  context.fillText(formatNumber(curve.high, 1), plot.x - textPx * 0.4, plot.y + textPx * 0.7)
  context.fillText(formatNumber(curve.low, 1), plot.x - textPx * 0.4, plot.y + plot.height)
  context.textAlign = 'left'
  const right = plot.x + plot.width + textPx * 0.4
  const end = (pairs: FunctionCurve['f']) => placeOf(curve, plot, 0, pairs.at(-1)![1]).y + textPx * 0.35
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
    context.fillStyle = k === middle ? colors.inkFaint : k < middle ? colors.negative : colors.positive
    context.fillRect(k * step, height - 1 - size, Math.max(1, step - 1), size)
  }
  context.fillStyle = colors.lineStrong
  context.fillRect(0, height - 1, width, 1)
  context.fillRect(width / 2 - 0.5, height - 4, 1, 4)
}
