import type { Dataset, Split, Task } from '../../data/dataset'
import type { Probe } from '../../engine/step/step-trace'
import type { ResponseField } from '../../trainer/protocol'
import { type Interval, toX, toY } from '../../ui/chart/axis'
import { paintGrid } from '../../ui/chart/canvas'
import { clipTo, markPath, strokePolyline } from '../../ui/chart/lines'
import { polyline } from '../../ui/chart/polyline'
import type { Rect } from '../../ui/chart/rect'
import type { ThemeColors } from '../theme-colors'
import { planeDomain, targetsOf } from './domain'
import { fieldPixels, sequentialColor } from './field-colors'
import { borderSegments } from './geometry/border'
import { type Points, placePoints } from './geometry/points'
import { shapeOf, shapePath } from './geometry/shapes'
import type { Look } from './look'
import type { OutputMode } from './mode'

/** What stays the same while a run goes on. */
export interface Scene {
  readonly dataset: Dataset
  readonly plot: Rect
  readonly domain: readonly [Interval, Interval]
  readonly range: Interval // of the targets of the shown output
  readonly look: Look
  readonly points: Points
}

/** What stays the same in a picture with axes; null for one without. */
export function createScene(mode: OutputMode, dataset: Dataset, split: Split, plot: Rect, look: Look): Scene | null {
  const domain = planeDomain(dataset, mode, look)
  if (!domain) return null
  const range = dataset.task === 'regression' ? extent(targetsOf(dataset, look.output)) : ([0, 1] as const)
  return { dataset, plot, domain, range, look, points: placePoints(dataset, split, plot, domain, look) }
}

function extent(values: Iterable<number>): Interval {
  const all = [...values]
  const [low, high] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))]
  return high > low ? [low, high] : [low - 1, high + 1]
}

/** The decision field with its border. `grid` is a spare canvas for the pixels of the grid. */
export function paintField(
  context: CanvasRenderingContext2D,
  grid: HTMLCanvasElement,
  field: ResponseField,
  { dataset, plot, range, look }: Scene,
  colors: ThemeColors,
): void {
  const { side } = field
  const outputs = shownOutputs(field, dataset, look)
  paintGrid(context, grid, side, plot, (pixels) => fieldPixels(outputs, side, dataset.task, range, colors, pixels))
  if (dataset.task !== 'binary') return
  const segments = borderSegments(outputs[0]!, side, 0.5)
  const px = (column: number) => plot.x + (column / (side - 1)) * plot.width
  const py = (row: number) => plot.y + plot.height - (row / (side - 1)) * plot.height
  context.beginPath()
  for (let k = 0; k < segments.length; k += 4) {
    context.moveTo(px(segments[k]!), py(segments[k + 1]!))
    context.lineTo(px(segments[k + 2]!), py(segments[k + 3]!))
  }
  context.lineWidth = colors.stroke
  context.strokeStyle = colors.ink
  context.stroke()
}

/** The output units of a field that a picture shows: of a regression the chosen one. */
function shownOutputs({ units }: ResponseField, { task }: Dataset, { output }: Look): readonly Float64Array[] {
  const all = units[units.length - 1]!
  return task === 'regression' ? [all[output]!] : all
}

/** The output over one input, a line for each class or that of the shown output, and the distance of the shown sample from it. */
export function paintLine(
  context: CanvasRenderingContext2D,
  field: ResponseField,
  { dataset, plot, domain, points, look }: Scene,
  { row, a }: Pick<Probe, 'row' | 'a'>,
  colors: ThemeColors,
): void {
  const { side } = field
  context.save()
  clipTo(context, plot)
  const at = (k: number) => plot.x + (k / (side - 1)) * plot.width
  for (const [output, values] of shownOutputs(field, dataset, look).entries()) {
    context.strokeStyle = dataset.task === 'classes' ? classColor(output, colors) : colors.forward
    context.lineWidth = colors.stroke * 1.6
    strokePolyline(
      context,
      polyline(side, at, (k) => toY(plot, domain[1], values[k]!), side),
    )
  }
  context.beginPath()
  const output = dataset.task === 'classes' ? points.label[row]! : look.output
  context.moveTo(points.x[row]!, points.y[row]!)
  context.lineTo(points.x[row]!, toY(plot, domain[1], a[a.length - 1]![output]!))
  context.strokeStyle = colors.ink
  context.lineWidth = colors.stroke * 0.8
  context.stroke()
  context.restore()
}

/** The outputs against the targets of a regression, the same on the diagonal. Return where the rows lie. */
export function paintScatter(
  context: CanvasRenderingContext2D,
  values: Float64Array,
  scene: Scene,
  sample: number,
  colors: ThemeColors,
): Pick<Points, 'x' | 'y'> {
  const { dataset, plot, domain, points, look } = scene
  const { Y } = dataset
  context.save()
  clipTo(context, plot)
  context.beginPath()
  context.moveTo(plot.x, plot.y + plot.height)
  context.lineTo(plot.x + plot.width, plot.y)
  context.strokeStyle = colors.lineStrong
  context.lineWidth = colors.stroke
  context.stroke()
  const count = points.x.length
  const x = Float64Array.from({ length: count }, (_, row) => toX(plot, domain[0], Y.values[row * Y.columns + look.output]!))
  const y = Float64Array.from({ length: count }, (_, row) => toY(plot, domain[1], values[row * Y.columns + look.output]!))
  context.restore()
  paintPoints(context, { ...scene, points: { ...points, x, y } }, sample, colors)
  return { x, y }
}

/** The data rows: filled for training, hollow for test; the shown sample, −1 for none, has a ring. */
export function paintPoints(context: CanvasRenderingContext2D, scene: Scene, sample: number, colors: ThemeColors): void {
  const { dataset, plot, points } = scene
  const radius = colors.stroke * (points.x.length > 1000 ? 1.2 : 2)
  const paths = dataset.classNames.length > 0 ? dataset.classNames.map((_, label) => new Path2D(shapePath(shapeOf(label), radius))) : []
  const plain = new Path2D(shapePath('circle', radius))
  context.save()
  clipTo(context, plot)
  for (let row = 0; row < points.x.length; row++) {
    context.save()
    context.translate(points.x[row]!, points.y[row]!)
    paintPoint(context, paths[points.label[row]!] ?? plain, points.test[row] === 1, pointColor(scene, row, colors), dataset.task, colors)
    context.restore()
  }
  if (sample >= 0) {
    markPath(context, points.x[sample]!, points.y[sample]!, radius + colors.stroke * 2.6)
    for (const [color, width] of [
      [colors.panel, 3],
      [colors.ink, 1.2],
    ] as const) {
      context.strokeStyle = color
      context.lineWidth = colors.stroke * width
      context.stroke()
    }
  }
  context.restore()
}

function paintPoint(
  context: CanvasRenderingContext2D,
  path: Path2D,
  hollow: boolean,
  color: string,
  task: Task,
  colors: ThemeColors,
): void {
  context.fillStyle = hollow ? colors.panel : color
  context.fill(path)
  context.lineWidth = colors.stroke * (task === 'regression' ? 0.55 : hollow ? 0.9 : 0.5)
  context.strokeStyle = hollow ? (task === 'regression' ? colors.ink : color) : task === 'regression' ? colors.ink : colors.panel
  context.stroke(path)
}

function pointColor({ dataset, range, points, look }: Scene, row: number, colors: ThemeColors): string {
  if (dataset.task !== 'regression') return classColor(points.label[row]!, colors)
  if (look.over.length !== 2) return colors.inkSoft
  return sequentialColor(dataset.Y.values[row * dataset.Y.columns + look.output]!, range, colors)
}

export function classColor(label: number, colors: ThemeColors): string {
  return colors.classes[label % colors.classes.length]!
}
