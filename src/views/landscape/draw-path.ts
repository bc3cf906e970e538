import type { Run } from '../../page'
import type { Frame } from '../../trainer/protocol'
import { toX, toY } from '../../ui/chart/axis'
import { clipTo, markPath } from '../../ui/chart/lines'
import type { ThemeColors } from '../theme-colors'
import type { LandscapeLayout } from './layout'
import { borderMark, type Domain, dotEvery, fromMiddle, MOST_TIMES, magnification, projectPath, shareShown } from './path-geometry'

/** What the path picture turned out to be, for the caption. */
export interface PathOutcome {
  readonly outside: boolean // the current point is outside the window
  readonly dotEvery: number // points of the trajectory to a dot
  readonly arrow: number | null // how many times its length the next update is drawn; null without an arrow
}

/** Whose path it is. */
export interface PathLook {
  readonly mark: Run['mark']
  readonly colors: ThemeColors
}

export interface PathInput extends PathLook {
  readonly frame: Frame
  readonly axes: readonly [number, number]
  readonly domain: Domain
  readonly layout: LandscapeLayout
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly buffer: { points: Float32Array }
  readonly onTop: boolean // nothing is painted over it
  readonly bare: boolean // without the arrow of the next update
  readonly times?: number | null // how many times its length the arrow is to be drawn; if omitted, as many as make it visible
}

/** Strokes between the dots of a path. */
const DOTS_APART = 4
/** Half the size of the current point, in strokes: the lower one can be seen around the upper one. */
export const POINT = { A: { onTop: 3.6, below: 5 }, B: { onTop: 2.8, below: 4.8 } } as const
const LEAST_ARROW = 1.06 // of the text size: with the factors 1, 2, 5, … it is at most two and a half times that, 32 px in the lab

/** The path with its dots, the current point and the arrow of the next update. */
export function paintPath(context: CanvasRenderingContext2D, input: PathInput): PathOutcome {
  const { frame, axes, domain, layout, colors } = input
  const { plot } = layout
  const unit = colors.stroke
  const x = toX(plot, domain[0], frame.parameters[axes[0]]!)
  const y = toY(plot, domain[1], frame.parameters[axes[1]]!)
  context.save()
  clipTo(context, plot)
  const every = paintTrail(context, input, x, y)
  let arrow: number | null = null
  const mark = borderMark(plot, x, y, unit * 6)
  if (mark) {
    paintBorderMark(context, mark, layout.textPx, input)
  } else {
    if (!input.bare) arrow = paintUpdate(context, input)
    paintPoint(context, x, y, unit * POINT[input.mark === 'B' ? 'B' : 'A'][input.onTop ? 'onTop' : 'below'], input)
  }
  context.restore()
  return { outside: mark !== null, dotEvery: every, arrow }
}

function paintTrail(context: CanvasRenderingContext2D, input: PathInput, x: number, y: number): number {
  const { xs, ys, layout, domain, colors, buffer } = input
  const unit = colors.stroke
  const ink = inkOf(input)
  const count = projectPath(xs, ys, layout.plot, domain, 1, buffer)
  const { points } = buffer
  if (count === 0) return 1
  context.beginPath()
  context.moveTo(points[0]!, points[1]!)
  for (let k = 1; k < count; k++) context.lineTo(points[2 * k]!, points[2 * k + 1]!)
  const share = shareShown(layout.plot, x, y)
  context.lineTo(fromMiddle(layout.plot.x, layout.plot.width, x, share), fromMiddle(layout.plot.y, layout.plot.height, y, share))
  context.lineJoin = 'round'
  context.strokeStyle = colors.panel
  context.globalAlpha = 0.85
  context.lineWidth = unit * 3.2
  context.stroke()
  context.globalAlpha = 1
  context.strokeStyle = ink
  context.lineWidth = unit * 1.67
  context.stroke()
  const every = dotEvery(points, count, xs.length, unit * DOTS_APART)
  const radius = unit * 1.5
  context.beginPath()
  for (let k = 0; k < xs.length; k += every) {
    const dotX = toX(layout.plot, domain[0], xs[k]!)
    const dotY = toY(layout.plot, domain[1], ys[k]!)
    if (borderMark(layout.plot, dotX, dotY, 0)) continue // outside
    context.moveTo(dotX + radius, dotY)
    context.arc(dotX, dotY, radius, 0, 2 * Math.PI)
  }
  context.fillStyle = ink
  context.fill()
  // the start is hollow
  markPath(context, points[0]!, points[1]!, unit * 2.4)
  context.fillStyle = colors.panel
  context.fill()
  context.lineWidth = unit
  context.stroke()
  return every
}

/** Colour of a run's path. */
export function inkOf({ mark, colors }: PathLook): string {
  return mark === 'B' ? colors.runB : colors.runA
}

/** A dot, of run B a square. */
export function paintPoint(context: CanvasRenderingContext2D, x: number, y: number, radius: number, input: PathLook): void {
  const { mark, colors } = input
  markPath(context, x, y, radius, mark === 'B')
  context.fillStyle = inkOf(input)
  context.fill()
  context.lineWidth = colors.stroke * 1.2
  context.strokeStyle = colors.panel
  context.stroke()
}

/** The present point of the run below, over the path of the one on top: both are seen. Not where they are in one place: the lower is larger. */
export function paintPointBelow(
  context: CanvasRenderingContext2D,
  below: Pick<Frame, 'parameters'> | undefined,
  { frame, axes, domain, layout: { plot }, colors, mark }: PathInput,
): void {
  if (!below) return
  const px = ({ parameters }: Pick<Frame, 'parameters'>) =>
    [toX(plot, domain[0], parameters[axes[0]]!), toY(plot, domain[1], parameters[axes[1]]!)] as const
  const [[x, y], [ownX, ownY]] = [px(below), px(frame)]
  const other = mark === 'B' ? 'A' : 'B'
  const near = Math.hypot(x - ownX, y - ownY) < colors.stroke * POINT[other].below
  if (near || borderMark(plot, x, y, 0)) return
  paintPoint(context, x, y, colors.stroke * POINT[other].onTop, { mark: other, colors })
}

/** Where the arrow of the next update ends and how many times its length it is drawn; null without an arrow. */
export function arrowTip(
  { parameters, next }: Pick<Frame, 'parameters' | 'next'>,
  axes: readonly [number, number],
  domain: Domain,
  { plot, textPx }: LandscapeLayout,
  wanted: number | null = null,
) {
  if (!next) return null
  const [a, b] = axes
  const fromX = toX(plot, domain[0], parameters[a]!)
  const fromY = toY(plot, domain[1], parameters[b]!)
  const dx = toX(plot, domain[0], next.after[a]!) - fromX
  const dy = toY(plot, domain[1], next.after[b]!) - fromY
  const visible = magnification(Math.hypot(dx, dy), textPx * LEAST_ARROW, MOST_TIMES)
  const times = visible && (wanted ?? visible)
  return times === null ? null : { fromX, fromY, x: fromX + dx * times, y: fromY + dy * times, times }
}

/** How many times their length the arrows of some runs are drawn to be compared: the longest can be seen. Null without an arrow. */
export function sharedTimes(
  frames: readonly Pick<Frame, 'parameters' | 'next'>[],
  axes: readonly [number, number],
  domain: Domain,
  layout: LandscapeLayout,
): number | null {
  const times = frames.flatMap((frame) => arrowTip(frame, axes, domain, layout)?.times ?? [])
  return times.length > 0 ? Math.min(...times) : null
}

/** Paint the arrow of the next update. Return its magnification. */
function paintUpdate(context: CanvasRenderingContext2D, { frame, axes, domain, layout, colors, times, mark }: PathInput): number | null {
  const tip = arrowTip(frame, axes, domain, layout, times)
  if (tip === null) return null
  paintArrow(context, tip, { ...updateLook(mark, colors), halo: colors.panel, width: colors.stroke * 1.8, head: colors.stroke * 5 })
  return tip.times
}

interface ArrowLook {
  readonly color: string
  readonly halo: string | null
  readonly width: number // px
  readonly head: number
  readonly hollow: string | null // the head is a triangle with this inside
}

/** How much larger a head is whose inside is to be seen. */
const HOLLOW = 1.7

/** Of run B every arrow has a hollow head, and the update its hue. */
export function updateLook(mark: Run['mark'], colors: ThemeColors): Pick<ArrowLook, 'color' | 'hollow'> {
  return mark === 'B' ? { color: colors.runB, hollow: colors.panel } : { color: colors.update, hollow: null }
}

/** An arrow, on a halo where there is one. */
export function paintArrow(
  context: CanvasRenderingContext2D,
  { fromX, fromY, x, y }: { readonly fromX: number; readonly fromY: number; readonly x: number; readonly y: number },
  { color, halo, width, head, hollow }: ArrowLook,
): void {
  const angle = Math.atan2(y - fromY, x - fromX)
  const edge = hollow ? head * HOLLOW : head
  const [left, right] = [-1, 1].map((side) => [x - edge * Math.cos(angle + side * 0.5), y - edge * Math.sin(angle + side * 0.5)] as const)
  context.lineCap = 'round'
  for (const under of [true, false]) {
    if (under && !halo) continue
    context.strokeStyle = under ? halo! : color
    context.lineWidth = under ? width * 1.9 : width
    context.lineJoin = 'round'
    context.beginPath()
    context.moveTo(fromX, fromY)
    context.lineTo(x, y)
    context.stroke()
    context.beginPath()
    context.moveTo(...left!)
    context.lineTo(x, y)
    context.lineTo(...right!)
    if (hollow) {
      context.lineWidth *= 0.6
      context.closePath()
      context.fillStyle = hollow
      context.fill()
    }
    context.stroke()
  }
}

export function paintBorderMark(
  context: CanvasRenderingContext2D,
  mark: { readonly x: number; readonly y: number; readonly angle: number },
  textPx: number,
  look: PathLook,
): void {
  const { colors } = look
  const size = textPx * 0.7
  context.save()
  context.translate(mark.x, mark.y)
  context.rotate(mark.angle)
  context.beginPath()
  context.moveTo(size * 0.6, 0)
  context.lineTo(-size, -size * 0.75)
  context.lineTo(-size, size * 0.75)
  context.closePath()
  context.fillStyle = inkOf(look)
  context.fill()
  context.strokeStyle = colors.panel
  context.lineWidth = colors.stroke
  context.stroke()
  context.restore()
}
