import type { SeriesTerm } from '../../explain/signals/gradient-series'
import { clipTo, strokePolyline } from '../../ui/chart/lines'
import type { Rect } from '../../ui/chart/rect'
import type { ThemeColors } from '../theme-colors'

/** The columns of the picture in px: the newest gradient at the left. */
export interface SeriesLayout {
  readonly width: number
  readonly height: number
  readonly left: number // first column
  readonly column: number // from one column to the next
  readonly weights: { readonly top: number; readonly bottom: number }
  readonly terms: { readonly top: number; readonly middle: number; readonly bottom: number }
  readonly textPx: number
}

const LABEL_LINE = 1.3
/** Share of the height that the weights take. */
const WEIGHTS = 0.3
/** Px from one line of a negative bar to the next. */
const HATCH_PX = 4

/** @param columns how many steps are remembered at most */
export function layoutSeries(width: number, height: number, columns: number, textPx: number): SeriesLayout {
  const label = Math.round(LABEL_LINE * textPx)
  const room = Math.max(2, height - 2 * label)
  const weightsBottom = label + WEIGHTS * room
  const top = weightsBottom + label
  const bottom = height
  return {
    width,
    height,
    left: 1,
    column: Math.max(2, (width - 2) / columns),
    weights: { top: label, bottom: weightsBottom },
    terms: { top, middle: (top + bottom) / 2, bottom },
    textPx,
  }
}

/** Weights as falling columns, and under them what each past gradient still adds, up or down; hatched where a step is not known. */
export function drawSeries(
  context: CanvasRenderingContext2D,
  layout: SeriesLayout,
  series: readonly SeriesTerm[],
  full: number,
  colors: ThemeColors,
): void {
  const { left, column, weights, terms, textPx, width } = layout
  const bar = Math.max(1.5, column * 0.72)
  context.font = `${textPx}px ${colors.font}`
  context.fillStyle = colors.inkSoft
  context.fillText('weight', left, weights.top - textPx * 0.35)
  context.fillText('weight × gradient', left, terms.top - textPx * 0.35)
  context.strokeStyle = colors.lineStrong
  context.lineWidth = 1
  for (const y of [weights.bottom, terms.middle]) strokePolyline(context, [left, y, width - 1, y])
  for (const [k, { weight, term }] of series.entries()) {
    const x = left + k * column
    if (Number.isNaN(term)) {
      hatch(context, { x, y: terms.top, width: bar, height: terms.bottom - terms.top }, colors.line)
    } else {
      const size = Math.min(1, Math.abs(term) / full) * (terms.middle - terms.top)
      context.fillStyle = colors.positiveFill
      if (term > 0) context.fillRect(x, terms.middle - size, bar, size)
      else if (term < 0) negative(context, { x, y: terms.middle, width: bar, height: size }, colors)
    }
    if (Number.isNaN(weight)) continue
    context.fillStyle = colors.inkFaint
    const size = weight * (weights.bottom - weights.top)
    context.fillRect(x, weights.bottom - size, bar, size)
  }
}

/** Sign is coded twice: below the line, and in stripes. */
function negative(context: CanvasRenderingContext2D, { x, y, width, height }: Rect, colors: ThemeColors): void {
  context.fillStyle = colors.negativeFill
  for (let from = 0; from < height; from += HATCH_PX) context.fillRect(x, y + from, width, Math.min(HATCH_PX - 1, height - from))
}

function hatch(context: CanvasRenderingContext2D, box: Rect, color: string): void {
  const { x, y, width, height } = box
  context.save()
  clipTo(context, box)
  context.strokeStyle = color
  for (let from = -width; from < height; from += 6) strokePolyline(context, [x, y + from + width, x + width, y + from])
  context.restore()
}
