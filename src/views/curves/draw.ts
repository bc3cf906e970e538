import type { Places } from '../../page'
import type { HistoryRow } from '../../trainer/protocol'
import { type Axis, xOf, yOf } from '../../ui/chart/axis'
import { clipTo, markPath, strokePolyline } from '../../ui/chart/lines'
import { polyline } from '../../ui/chart/polyline'
import type { Rect } from '../../ui/chart/rect'
import type { ThemeColors } from '../theme-colors'
import { rowsUpTo } from './row-list'
import type { Series } from './series'

/** What a chart shows, in data. */
export interface Chart {
  readonly plot: Rect
  readonly x: Axis
  readonly y: Axis
  readonly series: readonly Series[]
  readonly places: Places // of the steps on the axis x
  readonly startsAbove: boolean // the first steps lie above the axis y
}

/** What the lines of a run are drawn from. */
export interface Source {
  readonly rows: readonly HistoryRow[]
  readonly present: HistoryRow | null // the row of the present step
}
/** The runs of a chart; B is empty outside of a comparison. */
export type Sources = Readonly<Record<Series['side'], Source>>

/** How strongly the future after a step back is drawn. */
const FUTURE = 0.3
/** How strongly the gap between training and test is. */
const GAP = 0.14
const LINE_WIDTHS = { training: 1.3, test: 0.8, layer: 1 }
const HOLLOW = 2.6
/** Px between the marks along the test curve of a run, in widths of a stroke; those of run B stand between those of run A. */
const MARKS_APART = 32

export function xOfStep(chart: Chart, step: number, side: Series['side'] = 'A'): number {
  return xOf(chart.plot, chart.x, chart.places.at(side, step))
}

/** NaN for a value that the axis does not have, and for an infinite one. */
export function yOfValue({ plot, y }: Chart, value: number): number {
  return Number.isFinite(value) ? yOf(plot, y, value) : Number.NaN
}

/** Colour of a line: for canvas what `colorName` is for CSS. */
function colorOf({ mark, layer, side }: Series, colors: ThemeColors): string {
  if (mark === 'layer') return colors.layers[layer % colors.layers.length]!
  if (mark === 'test') return side === 'B' ? colors.testB : colors.test
  return side === 'B' ? colors.runB : colors.runA
}

/** Paints the cut future in grey, the lines up to the present step, what comes after it faintly, and a dot at each end. */
export function paintCurves(
  context: CanvasRenderingContext2D,
  chart: Chart,
  sources: Sources,
  ghost: readonly HistoryRow[],
  colors: ThemeColors,
): void {
  const { plot, series } = chart
  const unit = colors.stroke
  context.save()
  context.lineJoin = 'round'
  clipTo(context, { x: plot.x, y: plot.y - unit, width: plot.width + unit, height: plot.height + 2 * unit })
  for (const line of series) if (line.side === 'A') strokeLine(context, line, pointsOf(chart, ghost, line), colors.ghost, colors, unit)
  paintGap(context, chart, sources, colors)
  for (const line of series) {
    const { rows, present } = sources[line.side]
    const nowX = present ? xOfStep(chart, present.step, line.side) : plot.x
    const points = pointsOf(chart, rows, line)
    const color = colorOf(line, colors)
    context.save()
    clipTo(context, { x: plot.x - unit, y: 0, width: nowX - plot.x + unit, height: plot.y + plot.height + 2 * unit })
    strokeLine(context, line, points, color, colors, unit)
    if (line.mark === 'test' && series.some(({ side }) => side === 'B')) paintMarks(context, chart, line, points, nowX, colors)
    context.restore()
    context.save()
    clipTo(context, { x: nowX, y: 0, width: plot.x + plot.width + unit - nowX, height: plot.y + plot.height + 2 * unit })
    context.globalAlpha = FUTURE
    strokeLine(context, line, points, color, colors, unit)
    context.restore()
  }
  context.restore()
  for (const line of [...series].reverse()) {
    const { present } = sources[line.side]
    if (present) paintEnd(context, chart, line, present, colors)
  }
}

/** How far training and test rows are apart, shaded up to the present step; in a comparison the curves are enough. */
function paintGap(context: CanvasRenderingContext2D, chart: Chart, { A }: Sources, colors: ThemeColors): void {
  const { series } = chart
  const [training, test] = ['training', 'test'].map((mark) => series.find((line) => line.mark === mark))
  const { present } = A
  if (!training || !test || !present || series.length > 2) return
  const rows = rowsUpTo(A.rows, present.step)
  const [above, below] = [pointsOf(chart, rows, training), pointsOf(chart, rows, test)]
  if (above.length < 4 || [...above, ...below].some(Number.isNaN)) return
  context.beginPath()
  for (let k = 0; k < above.length; k += 2) context.lineTo(above[k]!, above[k + 1]!)
  for (let k = below.length - 2; k >= 0; k -= 2) context.lineTo(below[k]!, below[k + 1]!)
  context.globalAlpha = GAP
  context.fillStyle = colors.test
  context.fill('nonzero')
  context.globalAlpha = 1
}

/** Hollow marks along the test curve of one of two runs, which tell them apart without colours too. */
function paintMarks(
  context: CanvasRenderingContext2D,
  { plot }: Chart,
  line: Series,
  points: readonly number[],
  nowX: number,
  colors: ThemeColors,
): void {
  const apart = colors.stroke * MARKS_APART
  const first = plot.x + apart * (line.side === 'B' ? 1 : 0.5)
  context.fillStyle = colors.panel
  context.lineWidth = colors.stroke * 0.8
  context.strokeStyle = colorOf(line, colors)
  for (const [x, y] of placesAlong(points, first, nowX - apart / 3, apart)) {
    markPath(context, x, y, colors.stroke * 1.5, line.side === 'B')
    context.fill()
    context.stroke()
  }
}

/** Points on a polyline at every `apart` px from `first` to `last`. */
export function placesAlong(points: readonly number[], first: number, last: number, apart: number): [number, number][] {
  const places: [number, number][] = []
  let x = first
  for (let k = 2; k < points.length; k += 2) {
    const [x1, y1, x2, y2] = points.slice(k - 2, k + 2) as [number, number, number, number]
    for (; x <= Math.min(x2, last); x += apart) {
      const y = x < x1 ? Number.NaN : y1 + ((x - x1) / (x2 - x1 || 1)) * (y2 - y1)
      if (!Number.isNaN(y)) places.push([x, y])
    }
  }
  return places
}

/** A dot, of run B a square: hollow for test rows. */
function paintEnd(context: CanvasRenderingContext2D, chart: Chart, line: Series, row: HistoryRow, colors: ThemeColors): void {
  const y = yOfValue(chart, line.value(row))
  if (Number.isNaN(y)) return
  const color = colorOf(line, colors)
  const x = xOfStep(chart, row.step, line.side)
  const radius = colors.stroke * 2.2
  markPath(context, x, y, radius, line.side === 'B')
  context.fillStyle = line.mark === 'test' ? colors.panel : color
  context.fill()
  context.lineWidth = colors.stroke
  context.strokeStyle = color
  context.stroke()
}

function pointsOf(chart: Chart, rows: readonly HistoryRow[], line: Series): number[] {
  return polyline(
    rows.length,
    (k) => xOfStep(chart, rows[k]!.step, line.side),
    (k) => yOfValue(chart, line.value(rows[k]!)),
    2 * chart.plot.width,
  )
}

/** Layers have their colours in either run: those of run B are hollow lines. */
function strokeLine(
  context: CanvasRenderingContext2D,
  line: Series,
  points: readonly number[],
  color: string,
  { panel }: ThemeColors,
  unit: number,
): void {
  const hollow = line.mark === 'layer' && line.side === 'B'
  context.strokeStyle = color
  context.lineWidth = unit * (hollow ? HOLLOW : LINE_WIDTHS[line.mark])
  strokePolyline(context, points)
  if (!hollow) return
  context.strokeStyle = panel
  context.lineWidth = unit * LINE_WIDTHS.layer
  strokePolyline(context, points)
}
