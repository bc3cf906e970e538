import { LOSSES } from '../../explain/kinds/losses'
import { markPath } from '../../ui/chart/lines'
import type { ThemeColors } from '../theme-colors'
import { drawEnds, drawZeroLines, endsRoom, placeIn, strokePoints, strokeRing } from './geometry/plane'
import type { LogitCurves } from './logit-curves'

/** Draws dL/dz over z: the loss in force in the hue of the backward pass, the other in soft ink, each with the point of the shown sample. */
export function drawLogit(
  context: CanvasRenderingContext2D,
  curves: LogitCurves,
  inForce: number,
  { width, height }: { readonly width: number; readonly height: number },
  colors: ThemeColors,
  textPx: number,
): void {
  const left = Math.max(textPx * 2.6, endsRoom(curves, 2, textPx))
  const plot = { x: left, y: textPx * 1.4, width: width - left - textPx * 0.6, height: height - textPx * 3 }
  drawZeroLines(context, curves, plot, colors)
  for (const [k, { points, at }] of curves.lines.entries()) {
    const own = k === inForce
    const color = own ? colors.backward : colors.inkSoft
    context.strokeStyle = color
    context.lineWidth = colors.stroke * (own ? 1.5 : 0.9)
    strokePoints(context, curves, plot, points)
    const place = placeIn(curves, plot, at)
    context.fillStyle = color
    markPath(context, ...place, colors.stroke * 2.4)
    context.fill()
    if (own) strokeRing(context, place, colors)
  }
  drawEnds(context, curves, plot, colors, { textPx, below: plot.y + plot.height + textPx * 1.3, digits: 2 })
  drawKey(context, curves.lines, inForce, plot.x, colors, textPx)
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
  for (const [k, { loss }] of lines.entries()) {
    context.fillStyle = k === inForce ? colors.backward : colors.inkSoft
    context.fillRect(x, textPx * 0.5, textPx, colors.stroke * (k === inForce ? 1.5 : 0.9))
    const text = LOSSES[loss].inSentence
    context.fillText(text, x + textPx * 1.3, textPx * 0.9)
    x += textPx * 2.6 + context.measureText(text).width
  }
}
