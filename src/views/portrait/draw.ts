import type { Portrait, SweepPoint } from '../../trainer/protocol'
import { type Interval, toX, toY } from '../../ui/chart/axis'
import { clipTo, markPath, strokePolyline } from '../../ui/chart/lines'
import type { Rect } from '../../ui/chart/rect'
import { curvePlaces, trailPoints } from '../landscape/curve/geometry'
import { contoursInPx, paintField as paintLossField } from '../landscape/field/draw-field'
import { planeDomain, targetsOf } from '../output/domain'
import { classColor, paintField, paintPoints } from '../output/draw'
import { placePoints } from '../output/geometry/points'
import { paddedInterval } from '../output/layout'
import { lookOf } from '../output/look'
import type { ThemeColors } from '../theme-colors'
import { unitSpots, weightLines } from './layout'

type Of<K extends Portrait['kind']> = Extract<Portrait, { readonly kind: K }>

/** Of a picture of the least height, whatever the mode of the page. */
const STROKE = 0.9
const LEAST_HEIGHT = 88
const PATH_PX = 2
const MARGIN = 14
/** Up to here data rows are drawn large. */
const FEW_ROWS = 20
/** Dots of steps nearer to each other are left out. */
const DOT_GAP = 5

/** Paints a portrait over its whole frame. `grid` is a spare canvas for the pixels of a field. */
export function paintPortrait(
  context: CanvasRenderingContext2D,
  grid: HTMLCanvasElement,
  portrait: Portrait,
  frame: Rect,
  theme: ThemeColors,
): void {
  const colors = { ...theme, stroke: STROKE * Math.max(1, Math.sqrt(frame.height / LEAST_HEIGHT)) }
  context.lineJoin = 'round'
  context.lineCap = 'round'
  if (portrait.kind === 'field') paintOutput(context, grid, portrait, frame, colors)
  else if (portrait.kind === 'confusion') paintConfusion(context, portrait.counts, frame, colors)
  else if (portrait.kind === 'loss') paintLosses(context, portrait.points, frame, colors)
  else if (portrait.kind === 'network') paintNetwork(context, portrait, frame, colors)
  else if (portrait.landscape.axes.length === 1) paintCurve(context, portrait, frame, colors)
  else paintLandscape(context, grid, portrait, frame, colors)
}

/** The decision field, or the fitted line of one input, with the data rows. */
function paintOutput(
  context: CanvasRenderingContext2D,
  grid: HTMLCanvasElement,
  { dataset, split, field }: Of<'field'>,
  frame: Rect,
  theme: ThemeColors,
): void {
  const mode = field.domain.length === 2 ? 'field' : 'line'
  const look = lookOf(dataset, {})
  const [inputs, outputs] = planeDomain(dataset, mode, look)!
  const domain: readonly [Interval, Interval] = [field.domain[0] ?? inputs, field.domain[1] ?? outputs]
  const plot = mode === 'field' ? covering(frame, domain) : frame
  const colors = { ...theme, stroke: theme.stroke * (dataset.X.rows > FEW_ROWS ? 1 : 2) }
  const points = placePoints(dataset, split, plot, domain, look)
  const scene = { dataset, plot, domain, look, range: paddedInterval(targetsOf(dataset, look.output)), points }
  if (mode === 'field') paintField(context, grid, field, scene, { ...colors, stroke: 1.5 })
  paintPoints(context, scene, -1, colors)
  if (mode === 'field') return
  const values = field.units[0]![0]!
  strokePath(
    context,
    Array.from(values).flatMap((value, k) => [toX(plot, [0, field.side - 1], k), toY(plot, domain[1], value)]),
    colors.forward,
    colors,
  )
}

/** The plot that covers a frame with both inputs on one scale; what reaches beyond its sides is cut. */
function covering(frame: Rect, [across, up]: readonly [Interval, Interval]): Rect {
  const width = Math.max(frame.width, (frame.height * (across[1] - across[0])) / (up[1] - up[0]))
  return { ...frame, x: frame.x + (frame.width - width) / 2, width }
}

/** A cell for each class and each class it was taken for, in the colour of the true one, stronger the more rows are in it. */
function paintConfusion(context: CanvasRenderingContext2D, counts: Int32Array, frame: Rect, colors: ThemeColors): void {
  const classes = Math.sqrt(counts.length)
  const [gap, inset] = [2, 8]
  const width = (frame.width - 2 * inset) / classes
  const height = (frame.height - 2 * inset) / classes
  for (const [k, count] of counts.entries()) {
    const actual = Math.floor(k / classes)
    const ofClass = counts.slice(actual * classes, (actual + 1) * classes).reduce((sum, one) => sum + one, 0)
    context.globalAlpha = 0.06 + (0.74 * count) / Math.max(1, ofClass)
    context.fillStyle = classColor(actual, colors)
    context.fillRect(inset + (k % classes) * width, inset + actual * height, width - gap, height - gap)
  }
  context.globalAlpha = 1
}

/** The way of the run over the loss, from a hollow point to a full one. */
function paintLandscape(
  context: CanvasRenderingContext2D,
  grid: HTMLCanvasElement,
  { landscape, path }: Of<'landscape'>,
  plot: Rect,
  colors: ThemeColors,
): void {
  paintLossField(context, grid, landscape, contoursInPx(landscape, plot), plot, colors)
  const [across, up] = landscape.domain
  const points = Array.from(path, (value, k) => (k % 2 === 0 ? toX(plot, across, value) : toY(plot, up, value)))
  paintSteps(context, points, plot, colors)
}

function paintCurve(context: CanvasRenderingContext2D, { landscape, path }: Of<'landscape'>, frame: Rect, colors: ThemeColors): void {
  const plot = { x: frame.x, y: frame.y + 6, width: frame.width, height: frame.height - 12 }
  context.strokeStyle = colors.contour
  context.lineWidth = 1.5
  strokePolyline(
    context,
    curvePlaces(landscape, plot).flatMap(({ x, y }) => [x, y]),
  )
  paintSteps(context, trailPoints(landscape, plot, path), frame, colors)
}

/** A dot a step on a line with a casing. */
function paintSteps(context: CanvasRenderingContext2D, points: readonly number[], plot: Rect, colors: ThemeColors): void {
  context.save()
  clipTo(context, plot)
  strokePath(context, points, colors.runA, colors)
  const last = points.length - 2
  let dot = 0 // the last one that was drawn
  for (let k = 0; k <= last; k += 2) {
    const end = k === 0 || k === last
    if (!end && Math.hypot(points[k]! - points[dot]!, points[k + 1]! - points[dot + 1]!) < DOT_GAP) continue
    dot = k
    markPath(context, points[k]!, points[k + 1]!, end ? 3.5 : 1.8)
    context.fillStyle = k === 0 ? colors.panel : colors.runA
    context.fill()
    if (!end) continue
    context.strokeStyle = k === 0 ? colors.runA : colors.panel
    context.lineWidth = 1.5
    context.stroke()
  }
  context.restore()
}

function strokePath(context: CanvasRenderingContext2D, points: readonly number[], color: string, colors: ThemeColors): void {
  for (const [style, width] of [
    [colors.panel, PATH_PX + 2],
    [color, PATH_PX],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = width
    strokePolyline(context, points)
  }
}

/** The losses of training and test rows on a scale from 0. */
function paintLosses(context: CanvasRenderingContext2D, points: readonly SweepPoint[], frame: Rect, colors: ThemeColors): void {
  const plot = { x: frame.x, y: frame.y + 8, width: frame.width - 8, height: frame.height - 8 }
  const last = points.at(-1)?.step ?? 1
  const highest = Math.max(...points.flatMap(({ trainLoss, testLoss }) => [trainLoss, testLoss]).filter(Number.isFinite))
  const line = (of: 'trainLoss' | 'testLoss') =>
    points.flatMap((point) => [toX(plot, [0, last], point.step), toY(plot, [0, highest], point[of])])
  const training = line('trainLoss')
  context.globalAlpha = 0.1
  context.fillStyle = colors.runA
  context.beginPath()
  context.moveTo(plot.x, plot.y + plot.height)
  for (let k = 0; k < training.length; k += 2) context.lineTo(training[k]!, training[k + 1]!)
  context.lineTo(training.at(-2)!, plot.y + plot.height)
  context.fill()
  context.globalAlpha = 1
  for (const [points, color, width] of [
    [line('testLoss'), colors.test, 1.2],
    [training, colors.runA, 1.6],
  ] as const) {
    context.strokeStyle = color
    context.lineWidth = width
    strokePolyline(context, points)
  }
}

/** Units and weights, as wide as they are large; dashed where they are negative. */
function paintNetwork(context: CanvasRenderingContext2D, { network, parameters }: Of<'network'>, frame: Rect, colors: ThemeColors): void {
  const inner = { ...frame, x: frame.x + frame.width * 0.12, width: frame.width * 0.76 }
  const spots = unitSpots(network, inner, MARGIN + 4)
  context.lineCap = 'butt'
  for (const { from, to, weight } of weightLines(network, parameters, spots)) {
    context.setLineDash(weight < 0 ? [6, 3] : [])
    context.strokeStyle = weight < 0 ? colors.negativeFill : colors.positiveFill
    context.lineWidth = Math.max(1, 4 * Math.sqrt(Math.min(2, Math.abs(weight)) / 2))
    strokePolyline(context, [from.x, from.y, to.x, to.y])
  }
  context.setLineDash([])
  for (const { x, y } of spots.flat()) {
    context.beginPath()
    context.roundRect(x - 9, y - 9, 18, 18, 4)
    context.fillStyle = colors.panel
    context.fill()
    context.strokeStyle = colors.lineStrong
    context.lineWidth = 1.5
    context.stroke()
  }
}
