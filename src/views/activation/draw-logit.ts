import { strokePolyline } from '../../ui/chart/lines'
import { formatNumber } from '../../ui/number/format-number'
import type { ThemeColors } from '../theme-colors'
import type { LogitCurves } from './logit-curves'
import { LOSS_NAMES } from './loss-names'

/** Draws dL/dz over z: the loss in force in the hue of the backward pass, the other in soft ink, each with the point of the shown sample. */
export function drawLogit(
  context: CanvasRenderingContext2D,
  { full, low, high, lines }: LogitCurves,
  inForce: number,
  { width, height }: { readonly width: number; readonly height: number },
  colors: ThemeColors,
  textPx: number,
): void {
  const plot = { x: textPx * 2.6, y: textPx * 1.4, width: width - textPx * 3.2, height: height - textPx * 3 }
  const span = high > low ? high - low : 1
  const px = (z: number) => plot.x + (plot.width * (z + full)) / (2 * full)
  const py = (slope: number) => plot.y + (plot.height * (high - slope)) / span
  context.lineWidth = 1
  context.strokeStyle = colors.line
  strokePolyline(context, [px(0), plot.y, px(0), plot.y + plot.height])
  context.strokeStyle = colors.lineStrong
  strokePolyline(context, [plot.x, py(0), plot.x + plot.width, py(0)])
  context.lineJoin = 'round'
  context.font = `${textPx}px ${colors.font}`
  for (const [k, { points, at }] of lines.entries()) {
    const own = k === inForce
    const color = own ? colors.backward : colors.inkSoft
    context.strokeStyle = color
    context.lineWidth = colors.stroke * (own ? 1.5 : 0.9)
    strokePolyline(
      context,
      points.flatMap(([z, slope]) => [px(z), py(slope)]),
    )
    context.fillStyle = color
    context.beginPath()
    context.arc(px(at[0]), py(at[1]), colors.stroke * 2.4, 0, 2 * Math.PI)
    context.fill()
    if (!own) continue
    context.strokeStyle = colors.focus
    context.beginPath()
    context.arc(px(at[0]), py(at[1]), colors.stroke * 5, 0, 2 * Math.PI)
    context.stroke()
  }
  drawKey(context, lines, inForce, plot.x, colors, textPx)
  context.fillStyle = colors.inkSoft
  const bottom = plot.y + plot.height + textPx * 1.3
  context.textAlign = 'left'
  context.fillText(formatNumber(-full, 1), plot.x, bottom)
  context.textAlign = 'center'
  context.fillText('z', px(0), bottom)
  context.textAlign = 'right'
  context.fillText(formatNumber(full, 1), plot.x + plot.width, bottom)
  context.fillText(formatNumber(high, 2), plot.x - textPx * 0.4, py(high) + textPx * 0.7)
  context.fillText(formatNumber(low, 2), plot.x - textPx * 0.4, py(low))
}

/** Which line is which, above the plot. */
function drawKey(
  context: CanvasRenderingContext2D,
  lines: LogitCurves['lines'],
  inForce: number,
  left: number,
  colors: ThemeColors,
  textPx: number,
): void {
  let x = left
  context.textAlign = 'left'
  for (const [k, { loss }] of lines.entries()) {
    context.fillStyle = k === inForce ? colors.backward : colors.inkSoft
    context.fillRect(x, textPx * 0.5, textPx, colors.stroke * (k === inForce ? 1.5 : 0.9))
    const text = LOSS_NAMES[loss]
    context.fillText(text, x + textPx * 1.3, textPx * 0.9)
    x += textPx * 2.6 + context.measureText(text).width
  }
}
