import type { LandscapeEvaluation } from '../../../trainer/protocol'
import { toX, toY } from '../../../ui/chart/axis'
import { paintGrid } from '../../../ui/chart/canvas'
import type { Rect } from '../../../ui/chart/rect'
import type { ThemeColors } from '../../theme-colors'
import type { Contour } from './contour-labels'
import { paintContours } from './draw-contours'
import { colorTable, createLossScale, fieldPixels } from './loss-scale'

let table: { readonly key: string; readonly colors: Uint8ClampedArray } | null = null

function tableOf(ramp: readonly string[]): Uint8ClampedArray {
  const key = ramp.join()
  if (table?.key !== key) table = { key, colors: colorTable(ramp) }
  return table.colors
}

/** The contours of an evaluation in px. */
export function contoursInPx(evaluation: LandscapeEvaluation, plot: Rect): Contour[] {
  const [across, up] = evaluation.domain
  return evaluation.contours.map(({ level, lines }) => ({
    level,
    lines: lines.map((line) => Float64Array.from(line, (value, k) => (k % 2 === 0 ? toX(plot, across, value) : toY(plot, up, value)))),
  }))
}

/** The field of losses and its contours. `grid` is a spare canvas for the pixels of the grid. */
export function paintField(
  context: CanvasRenderingContext2D,
  grid: HTMLCanvasElement,
  evaluation: LandscapeEvaluation,
  contours: readonly Contour[],
  plot: Rect,
  colors: ThemeColors,
): void {
  const { side } = evaluation
  paintGrid(context, grid, side, plot, (pixels) => {
    fieldPixels(evaluation.losses, side, createLossScale(evaluation.levels), tableOf(colors.losses), pixels)
  })
  paintContours(context, contours, plot, colors)
}
