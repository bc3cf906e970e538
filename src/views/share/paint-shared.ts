import { clipTo } from '../../ui/chart/lines'
import type { Rect } from '../../ui/chart/rect'
import { paintCurve, paintRunOnCurve } from '../landscape/curve/draw'
import { paintPath } from '../landscape/draw-path'
import { contoursInPx, paintField as paintLosses } from '../landscape/field/draw-field'
import type { LandscapeLayout } from '../landscape/layout'
import type { ThemeColors } from '../theme-colors'
import { outputAspect, paintOutput } from './paint-output'
import type { Shared, SharedRun } from './shared-run'
import type { SharedWords } from './shared-words'

export const SHARED_WIDTH = 1200
export const SHARED_HEIGHT = 675

/** Px of the picture, which is read at half its size too. */
const MARGIN = 40
const GAP = 20
const SMALL = 22
const PANELS_TOP = 96
const MOST_PANEL_HEIGHT = 176
/** Of each of two rows. */
const LEAST_PANEL_HEIGHT = 124
/** From the bottom of a row of panels to the next one, and from the last to the landscape. */
const ROW = 46
const CAPTION = 26
const PATH_BOTTOM = 592
const PATH_WIDTH = 660
/** Of lines and points, which are made for a small picture in the lab. */
const THICKER = 1.5

/** Writes the picture: the output of each run at a few steps, the way it took, and how good it is. */
export function paintShared(canvas: HTMLCanvasElement, shared: Shared, words: SharedWords, theme: ThemeColors): void {
  canvas.width = SHARED_WIDTH
  canvas.height = SHARED_HEIGHT
  const colors = { ...theme, stroke: theme.stroke * THICKER }
  const context = canvas.getContext('2d')!
  const text = writer(context, colors)
  const compared = shared.runs.length > 1
  context.fillStyle = colors.panel
  context.fillRect(0, 0, SHARED_WIDTH, SHARED_HEIGHT)

  text(words.title, MARGIN, 64, 38, { strong: true, width: SHARED_WIDTH - 2 * MARGIN - 180 })
  text('Downhill', SHARED_WIDTH - MARGIN, 64, 26, { align: 'right', soft: true })
  const width = (SHARED_WIDTH - 2 * MARGIN - 4 * GAP) / 5
  const height = Math.min(compared ? LEAST_PANEL_HEIGHT : MOST_PANEL_HEIGHT, Math.round(width / (outputAspect(shared) ?? 1)))
  for (const [r, run] of shared.runs.entries()) {
    const panelTop = PANELS_TOP + r * (height + ROW)
    for (const [k, snapshot] of run.snapshots.entries()) {
      const panel = { x: MARGIN + k * (width + GAP), y: panelTop, width, height }
      const { step, value } = words.runs[r]!.panels[k]!
      paintOutput(context, shared, snapshot, panel, colors)
      frame(context, panel, compared ? colorOf(run, colors) : colors.lineStrong, compared ? 3 : 1)
      text(step, panel.x, panelTop + height + 28, SMALL, { soft: true })
      text(value, panel.x + width, panelTop + height + 28, SMALL, { align: 'right', strong: true })
    }
  }

  const top = PANELS_TOP + shared.runs.length * (height + ROW) + CAPTION
  const plot = { x: MARGIN, y: top, width: PATH_WIDTH, height: PATH_BOTTOM - top }
  paintWay(context, shared, plot, colors)
  frame(context, plot, colors.lineStrong)
  text(words.landscape, MARGIN, PATH_BOTTOM + 32, SMALL, { soft: true, width: PATH_WIDTH })

  const [left, right] = [MARGIN + PATH_WIDTH + 40, SHARED_WIDTH - MARGIN]
  for (const [r, { large, measured }] of words.runs.entries()) {
    const block = top + (r * (PATH_BOTTOM - top + 40)) / 2
    const px = compared ? 46 : 104
    text(large, left, block + 0.88 * px, px, { strong: true, width: right - left, color: compared ? colorOf(shared.runs[r]!, colors) : '' })
    const size = compared ? SMALL : 28
    for (const [k, line] of measured.entries())
      text(line, left, block + 0.88 * px + 1.45 * size * (k + 1) + 8, size, { soft: k > 0, width: right - left })
  }
  text(words.link, right, SHARED_HEIGHT - 18, SMALL, { align: 'right', soft: true, width: SHARED_WIDTH - 2 * MARGIN })
}

function colorOf({ mark }: SharedRun, { runA, runB }: ThemeColors): string {
  return mark === 'B' ? runB : runA
}

interface Look {
  readonly strong?: boolean
  readonly soft?: boolean
  readonly align?: CanvasTextAlign
  readonly width?: number // made narrower where it would not fit
  readonly color?: string // '' for that of text
}

function writer(context: CanvasRenderingContext2D, { ink, inkSoft, font }: ThemeColors) {
  return (text: string, x: number, y: number, px: number, { strong, soft, align = 'left', width, color }: Look) => {
    const fontOf = (size: number) => `${strong ? 600 : 400} ${size}px ${font}`
    context.font = fontOf(px)
    const needed = context.measureText(text).width
    if (width !== undefined && needed > width) context.font = fontOf((px * width) / needed)
    context.textAlign = align
    context.fillStyle = color || (soft ? inkSoft : ink)
    context.fillText(text, x, y)
  }
}

function frame(context: CanvasRenderingContext2D, { x, y, width, height }: Rect, color: string, stroke = 1): void {
  context.strokeStyle = color
  context.lineWidth = stroke
  context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1)
}

/** The losses with the ways of the runs over them. */
function paintWay(context: CanvasRenderingContext2D, { landscape, runs }: Shared, plot: Rect, colors: ThemeColors): void {
  const layout: LandscapeLayout = {
    plot,
    textPx: SMALL,
    titleHeight: 0,
    pictureHeight: plot.height,
    captionHeight: 0,
    captionLines: 0,
    switchHeight: 0,
  }
  const [across, up] = landscape.axes
  if (up === undefined) {
    paintCurve(context, landscape, layout, colors)
    for (const { mark, frame, path } of runs)
      if (path[0]) paintRunOnCurve(context, landscape, layout, { mark, colors, frame, onTop: true, values: path[0] })
    return
  }
  paintLosses(context, document.createElement('canvas'), landscape, contoursInPx(landscape, plot), plot, colors)
  const buffer = { points: new Float32Array(0) }
  context.save()
  clipTo(context, plot)
  for (const { mark, frame, path } of runs) {
    const [xs, ys] = path
    if (xs && ys)
      paintPath(context, {
        mark,
        colors,
        frame,
        onTop: true,
        axes: [across, up],
        domain: landscape.domain,
        layout,
        xs,
        ys,
        buffer,
        bare: true,
      })
  }
  context.restore()
}
