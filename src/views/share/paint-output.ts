import type { Dataset } from '../../data/dataset'
import type { Snapshot } from '../../trainer/protocol'
import { clipTo } from '../../ui/chart/lines'
import type { Rect } from '../../ui/chart/rect'
import { planeAspect, planeDomain } from '../output/domain'
import { createScene, paintField, paintLine, paintPoints, paintScatter } from '../output/draw'
import { lookOf } from '../output/look'
import { outputMode } from '../output/mode'
import type { ThemeColors } from '../theme-colors'
import type { Shared } from './shared-run'

/** No sample is marked, and none has its distance drawn. */
const NO_SAMPLE = { row: -1, a: [Float64Array.of(Number.NaN)] }
/** Of points: a panel is smaller than the picture in the lab. */
const SMALLER = 0.65
/** Part of a panel that bars may fill. */
const FULL = 0.86

/** The output at one step: the decision field, the fit, outputs against targets, the confusion matrix, or bars for a single row. */
export function paintOutput(
  context: CanvasRenderingContext2D,
  { dataset, split, view }: Shared,
  { field, outputs }: Snapshot,
  panel: Rect,
  colors: ThemeColors,
): void {
  const look = lookOf(dataset, view)
  const mode = outputMode(dataset, look)
  const plane = mode === 'bars' || mode === 'confusion' ? null : createScene(mode, dataset, split, panel, look)
  context.save()
  clipTo(context, panel)
  context.fillStyle = colors.raised
  context.fillRect(panel.x, panel.y, panel.width, panel.height)
  if (plane) {
    const aspect = planeAspect(mode, plane.domain)
    const scene = aspect === null ? plane : createScene(mode, dataset, split, fitted(panel, aspect), look)!
    if (mode === 'scatter') paintScatter(context, outputs.values, scene, NO_SAMPLE.row, colors)
    else if (field) {
      if (mode === 'field') paintField(context, document.createElement('canvas'), field, scene, colors)
      else paintLine(context, field, scene, NO_SAMPLE, colors)
      paintPoints(context, scene, NO_SAMPLE.row, { ...colors, stroke: colors.stroke * SMALLER })
    }
  } else if (outputs.confusion) paintCounts(context, outputs.confusion.train, dataset.classNames, panel, colors)
  else paintBars(context, dataset, outputs.values, panel, colors)
  context.restore()
}

/** Width by height of a picture of the output; null where it takes any. */
export function outputAspect({ dataset, view }: Pick<Shared, 'dataset' | 'view'>): number | null {
  const look = lookOf(dataset, view)
  const mode = outputMode(dataset, look)
  return planeAspect(mode, planeDomain(dataset, mode, look))
}

/** The largest part of a panel with an aspect, in its middle. */
function fitted({ x, y, width, height }: Rect, aspect: number): Rect {
  const size = { width: Math.min(width, height * aspect), height: Math.min(height, width / aspect) }
  return { x: x + (width - size.width) / 2, y: y + (height - size.height) / 2, ...size }
}

/** Letters of a class's name, and up to how many classes there is room for them. */
const NAME_LETTERS = 3
const MOST_NAMED = 4

/** Counts of the training rows, each cell tinted by its share of its row; the classes by their first letters, the actual ones at the left. */
function paintCounts(
  context: CanvasRenderingContext2D,
  counts: Int32Array,
  names: readonly string[],
  whole: Rect,
  colors: ThemeColors,
): void {
  const classes = names.length
  const panel = classes <= MOST_NAMED ? paintNames(context, names, whole, colors) : whole
  const [width, height] = [panel.width / classes, panel.height / classes]
  const px = Math.min(26, height * 0.5, width * 0.4)
  context.font = `600 ${px}px ${colors.font}`
  context.textAlign = 'center'
  for (const [k, count] of counts.entries()) {
    const [row, column] = [Math.floor(k / classes), k % classes]
    const all = counts.subarray(row * classes, (row + 1) * classes).reduce((sum, one) => sum + one, 0)
    const [x, y] = [panel.x + column * width, panel.y + row * height]
    context.globalAlpha = all > 0 ? (0.5 * count) / all : 0
    context.fillStyle = row === column ? colors.positiveFill : colors.negativeFill
    context.fillRect(x, y, width, height)
    context.globalAlpha = 1
    context.fillStyle = colors.ink
    if (px >= 9) context.fillText(String(count), x + width / 2, y + height / 2 + px * 0.35)
  }
}

/** The names of the classes at the left and above. Return what is left for the counts. */
function paintNames(context: CanvasRenderingContext2D, names: readonly string[], { x, y, width, height }: Rect, colors: ThemeColors): Rect {
  const px = Math.min(18, height / 6)
  const [left, top] = [px * 2.2, px * 1.4]
  context.font = `400 ${px}px ${colors.font}`
  context.fillStyle = colors.inkSoft
  for (const [k, name] of names.entries()) {
    const short = name.slice(0, NAME_LETTERS)
    context.textAlign = 'left'
    context.fillText(short, x + px * 0.3, y + top + ((k + 0.5) * (height - top)) / names.length + px * 0.35)
    context.textAlign = 'center'
    context.fillText(short, x + left + ((k + 0.5) * (width - left)) / names.length, y + px)
  }
  return { x: x + left, y: y + top, width: width - left, height: height - top }
}

/** Outputs of the only row as bars, each target a line across. */
function paintBars(context: CanvasRenderingContext2D, { Y }: Dataset, values: Float64Array, panel: Rect, colors: ThemeColors): void {
  const top = Math.max(1, ...[...values, ...Y.values].map(Math.abs))
  const low = Math.min(0, ...values, ...Y.values) / top
  const width = panel.width / values.length
  const at = (value: number) => panel.y + panel.height * (1 - ((value / top - low) / (1 - low)) * FULL)
  for (const [k, value] of values.entries()) {
    const x = panel.x + (k + 0.2) * width
    context.fillStyle = value < 0 ? colors.negativeFill : colors.positiveFill
    context.fillRect(x, Math.min(at(value), at(0)), 0.6 * width, Math.abs(at(value) - at(0)))
    context.fillStyle = colors.ink
    context.fillRect(panel.x + (k + 0.08) * width, at(Y.values[k]!) - 2, 0.84 * width, 4)
  }
}
