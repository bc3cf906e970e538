import { clipTo } from '../../ui/chart/lines'
import type { Rect } from '../../ui/chart/rect'
import { paintCurve, paintRunOnCurve } from '../landscape/curve/draw'
import { paintPath } from '../landscape/draw-path'
import { contoursInPx, paintField as paintLosses } from '../landscape/field/draw-field'
import type { LandscapeLayout } from '../landscape/layout'
import type { ThemeColors } from '../theme-colors'
import { outputAspect, paintOutput } from './paint-output'
import type { SharedRun } from './shared-run'
import type { SharedWords } from './shared-words'

export const SHARED_WIDTH = 1200
export const SHARED_HEIGHT = 675

/** Px of the picture, which is read at half its size too. */
const MARGIN = 40
const GAP = 20
const SMALL = 22
const PANELS_TOP = 96
const MOST_PANEL_HEIGHT = 176
const CAPTION = 72
const PATH_BOTTOM = 592
const PATH_WIDTH = 660
/** Of lines and points, which are made for a small picture in the lab. */
const THICKER = 1.5

/** Writes the picture of a run: its output at a few steps, the way it took, and how good it is. */
export function paintShared(canvas: HTMLCanvasElement, run: SharedRun, words: SharedWords, theme: ThemeColors): void {
  canvas.width = SHARED_WIDTH
  canvas.height = SHARED_HEIGHT
  const colors = { ...theme, stroke: theme.stroke * THICKER }
  const context = canvas.getContext('2d')!
  const text = writer(context, colors)
  context.fillStyle = colors.panel
  context.fillRect(0, 0, SHARED_WIDTH, SHARED_HEIGHT)

  text(words.title, MARGIN, 64, 38, { strong: true, width: SHARED_WIDTH - 2 * MARGIN - 180 })
  text('Downhill', SHARED_WIDTH - MARGIN, 64, 26, { align: 'right', soft: true })
  const width = (SHARED_WIDTH - 2 * MARGIN - 4 * GAP) / 5
  const height = Math.min(MOST_PANEL_HEIGHT, Math.round(width / (outputAspect(run.dataset) ?? 1)))
  for (const [k, snapshot] of run.snapshots.entries()) {
    const panel = { x: MARGIN + k * (width + GAP), y: PANELS_TOP, width, height }
    paintOutput(context, run, snapshot, panel, colors)
    frame(context, panel, colors)
    const { step, value } = words.panels[k]!
    text(step, panel.x, PANELS_TOP + height + 30, SMALL, { soft: true })
    text(value, panel.x + width, PANELS_TOP + height + 30, SMALL, { align: 'right', strong: true })
  }

  const top = PANELS_TOP + height + CAPTION
  const plot = { x: MARGIN, y: top, width: PATH_WIDTH, height: PATH_BOTTOM - top }
  paintWay(context, run, plot, colors)
  frame(context, plot, colors)
  text(words.landscape, MARGIN, PATH_BOTTOM + 32, SMALL, { soft: true, width: PATH_WIDTH })

  const [left, right] = [MARGIN + PATH_WIDTH + 40, SHARED_WIDTH - MARGIN]
  text(words.large, left, top + 92, 104, { strong: true, width: right - left })
  for (const [k, line] of words.measured.entries()) text(line, left, top + 146 + 40 * k, 28, { soft: k > 0, width: right - left })
  text(words.link, right, SHARED_HEIGHT - 18, SMALL, { align: 'right', soft: true, width: SHARED_WIDTH - 2 * MARGIN })
}

interface Look {
  readonly strong?: boolean
  readonly soft?: boolean
  readonly align?: CanvasTextAlign
  readonly width?: number // made narrower where it would not fit
}

function writer(context: CanvasRenderingContext2D, { ink, inkSoft, font }: ThemeColors) {
  return (text: string, x: number, y: number, px: number, { strong, soft, align = 'left', width }: Look) => {
    const fontOf = (size: number) => `${strong ? 600 : 400} ${size}px ${font}`
    context.font = fontOf(px)
    const needed = context.measureText(text).width
    if (width !== undefined && needed > width) context.font = fontOf((px * width) / needed)
    context.textAlign = align
    context.fillStyle = soft ? inkSoft : ink
    context.fillText(text, x, y)
  }
}

function frame(context: CanvasRenderingContext2D, { x, y, width, height }: Rect, { lineStrong }: ThemeColors): void {
  context.strokeStyle = lineStrong
  context.lineWidth = 1
  context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1)
}

/** The losses with the way of the run over them. */
function paintWay(context: CanvasRenderingContext2D, { landscape, frame, path }: SharedRun, plot: Rect, colors: ThemeColors): void {
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
  const [xs, ys] = path
  const look = { mark: 'A', colors, frame, onTop: true } as const
  if (up === undefined || ys === undefined) {
    paintCurve(context, landscape, layout, colors)
    paintRunOnCurve(context, landscape, layout, { ...look, values: xs! })
    return
  }
  paintLosses(context, document.createElement('canvas'), landscape, contoursInPx(landscape, plot), plot, colors)
  const buffer = { points: new Float32Array(0) }
  context.save()
  clipTo(context, plot)
  paintPath(context, { ...look, axes: [across, up], domain: landscape.domain, layout, xs: xs!, ys, buffer, bare: true })
  context.restore()
}
