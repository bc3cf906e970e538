import { Axes } from '../../ui/chart/Axes'
import type { Axis, Interval } from '../../ui/chart/axis'
import { labelWidth } from '../../ui/chart/label-width'
import { labelY } from '../../ui/chart/paint-axes'
import type { Rect } from '../../ui/chart/rect'
import { countWithin, marksAcross, marksUp } from '../../ui/chart/ticks'

interface PlaneAxesProps {
  readonly plot: Rect
  readonly domain: readonly [Interval, Interval]
  readonly names: readonly [string, string]
  readonly textPx: number
}

const LETTER = 0.6

/** Frame, ticks and names of the two axes: one name above the upper end, the other at the right end. */
export function PlaneAxes({ plot, domain, names, textPx }: PlaneAxesProps) {
  const right = plot.x + plot.width + textPx * 0.7
  const nameLeft = right - names[0].length * textPx * LETTER
  const [x, y] = domain.map((interval) => ({ domain: interval, log: false })) as [Axis, Axis]
  const across = marksAcross(plot, x, countWithin(domain[0], plot.width / (textPx * 4.5)), textPx)
  const up = marksUp(plot, y, countWithin(domain[1], plot.height / (textPx * 3)))
  const clear = across.filter(({ at, text }) => at + (labelWidth(text) * textPx) / 2 < nameLeft - textPx * 0.5)
  return (
    <Axes {...{ plot, textPx, up }} across={clear} look="frame">
      <text className="chart-name" x={right} y={labelY(plot, textPx)} textAnchor="end">
        {names[0]}
      </text>
      <text className="chart-name" x={plot.x} y={plot.y - textPx * 0.5}>
        {names[1]}
      </text>
    </Axes>
  )
}
