import type { HistoryRow } from '../../trainer/protocol'
import { clipTo, strokePolyline } from '../../ui/chart/lines'
import { polyline } from '../../ui/chart/polyline'
import type { FlagGroup } from '../curves/flags'
import { rangeOf } from '../curves/series'
import type { ThemeColors } from '../theme-colors'
import type { TimelineLayout } from './layout'

export interface Track {
  readonly layout: TimelineLayout
  readonly rows: readonly HistoryRow[]
  readonly nowX: number // px at which the past ends
  readonly last: number // step of the right end
  readonly groups: readonly FlagGroup[]
}

const FUTURE = 0.35
const AREA = 0.12

/** The training loss on a log scale, 0 at its base, as the track of the slider: the past inked over an area, the future faint, flags where something was changed. */
export function paintTrack(context: CanvasRenderingContext2D, track: Track, colors: ThemeColors): void {
  const { layout, rows, nowX, last, groups } = track
  const { x, y, width, height } = layout.track
  const bottom = y + height
  const xOf = (step: number) => x + (step / last) * width
  const points = polyline(rows.length, (k) => xOf(rows[k]!.step), heightOf(rows, y, height), 2 * width)
  const end = x + width + x
  const parts: readonly (readonly [number, number, number])[] =
    nowX < x + width
      ? [
          [0, nowX, 1],
          [nowX, end, FUTURE],
        ]
      : [[0, end, 1]] // no future to stroke: at every frame of a run
  for (const [from, to, alpha] of parts) {
    context.save()
    clipTo(context, { x: from, y: 0, width: to - from, height: bottom })
    context.globalAlpha = alpha
    context.lineJoin = 'round'
    context.lineWidth = colors.stroke
    context.strokeStyle = colors.runA
    strokePolyline(context, points)
    context.globalAlpha = AREA * alpha
    context.fillStyle = colors.runA
    fillBelow(context, points, bottom)
    context.restore()
  }
  context.fillStyle = colors.lineStrong
  context.fillRect(x, bottom, layout.end - x, 1)
  for (const group of groups) paintFlag(context, group, bottom, layout.track.y, group.x > nowX ? FUTURE + 0.2 : 1, colors)
}

/** Share of the height that is left below the lowest loss for losses of 0, which a log scale has no place for. */
const ZERO = 0.25

/** y of the rows' losses on a log scale, of 0 at the base; NaN for a loss that is no number. */
function heightOf(rows: readonly HistoryRow[], y: number, height: number): (k: number) => number {
  const { lowest, highest } = rangeOf([{ value: ({ trainLoss }) => trainLoss }], rows)
  const highestLog = Math.log(highest)
  const span = Math.max(highestLog - Math.log(lowest), Math.LN2) // less than a factor of 2 does not fill the track
  const room = (height - 4) * (rows.some(({ trainLoss }) => trainLoss === 0) ? 1 - ZERO : 1)
  return (k) => {
    const loss = rows[k]!.trainLoss
    return loss === 0 ? y + height : y + 2 + (room * (highestLog - Math.log(loss))) / span
  }
}

/** Fills from each unbroken part of a line down to the base. */
function fillBelow(context: CanvasRenderingContext2D, points: readonly number[], bottom: number): void {
  context.beginPath()
  let last = Number.NaN // x of the part's end so far
  for (let k = 0; k < points.length; k += 2) {
    const [x, y] = [points[k]!, points[k + 1]!]
    if (Number.isNaN(y)) {
      if (!Number.isNaN(last)) context.lineTo(last, bottom)
      last = Number.NaN
      continue
    }
    if (Number.isNaN(last)) context.moveTo(x, bottom)
    context.lineTo(x, y)
    last = x
  }
  if (!Number.isNaN(last)) context.lineTo(last, bottom)
  context.fill()
}

function paintFlag(
  context: CanvasRenderingContext2D,
  { x, count }: FlagGroup,
  bottom: number,
  size: number,
  alpha: number,
  colors: ThemeColors,
): void {
  context.save()
  context.globalAlpha = alpha
  context.fillStyle = colors.inkSoft
  context.fillRect(x - 0.5, 1, 1, bottom - 1)
  context.beginPath()
  context.moveTo(x, 1)
  context.lineTo(x + size, 1 + size / 2)
  context.lineTo(x, 1 + size)
  context.closePath()
  context.fill()
  if (count > 1) {
    context.font = `600 ${Math.max(10, size * 1.1)}px ${colors.font}`
    context.textBaseline = 'middle'
    context.fillText(String(count), x + size * 1.15, 1 + size / 2)
  }
  context.restore()
}
