import { clipTo } from '../../../ui/chart/lines'
import type { Rect } from '../../../ui/chart/rect'
import { rgbOf, type ThemeColors } from '../../theme-colors'
import type { Contour } from './contour-labels'

/** Light is told apart in this many steps to each side. */
const TONES = 4

/**
 * How much the slope at a piece of a contour faces a light at the top left: 1 fully, −1 away from it. Along a contour in px, the higher
 * losses lie at the right hand.
 */
export function facing(dx: number, dy: number): number {
  const length = Math.hypot(dx, dy)
  return length > 0 ? (dx - dy) / length / Math.SQRT2 : 0
}

/** Contours as a relief: each line with an edge on it, bright where the slope faces the light and dark where it does not. */
export function paintContours(context: CanvasRenderingContext2D, contours: readonly Contour[], plot: Rect, colors: ThemeColors): void {
  const sum = (color: string) => rgbOf(color).reduce((a, b) => a + b)
  const [dark, bright] = [colors.contour, colors.panel].sort((a, b) => sum(a) - sum(b)) as [string, string]
  const tones = Array.from({ length: 2 * TONES + 1 }, () => new Path2D())
  const lines = new Path2D()
  for (const line of contours.flatMap((contour) => contour.lines)) {
    lines.moveTo(line[0]!, line[1]!)
    let before = Number.NaN
    for (let k = 2; k < line.length; k += 2) {
      const [x, y] = [line[k]!, line[k + 1]!]
      lines.lineTo(x, y)
      const tone = TONES + Math.round(TONES * facing(x - line[k - 2]!, y - line[k - 1]!))
      if (tone !== before) tones[tone]!.moveTo(line[k - 2]!, line[k - 1]!)
      tones[tone]!.lineTo(x, y)
      before = tone
    }
  }
  context.save()
  clipTo(context, plot)
  context.save()
  context.translate(colors.stroke * 0.4, colors.stroke * 0.4) // the edge looks out on the side away from the light
  for (const [k, path] of tones.entries()) {
    const light = k / TONES - 1
    context.globalAlpha = 0.3 + 0.45 * Math.abs(light)
    context.lineWidth = colors.stroke * (0.5 + 0.6 * Math.abs(light))
    context.strokeStyle = light > 0 ? bright : dark
    context.stroke(path)
  }
  context.restore()
  context.strokeStyle = colors.contour
  context.lineWidth = colors.stroke * 0.5
  context.stroke(lines)
  context.restore()
}
