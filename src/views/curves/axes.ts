import type { Change } from '../../document/types'
import { labelY, paintAxes, svgLine, svgNode, svgText } from '../../ui/chart/paint-axes'
import type { Rect } from '../../ui/chart/rect'
import { marksAcross, marksUp } from '../../ui/chart/ticks'
import { type Chart, xOfStep } from './draw'
import { type FlagGroup, flagGroups } from './flags'
import type { Series } from './series'

const MOST_TICKS = 6
const painted = new WeakMap<Element, string>()

/** The changes of one run, with their words. */
export interface Flagged {
  readonly side: Series['side']
  readonly changes: readonly Change[]
  readonly sentences: readonly string[]
}

/**
 * Writes the axes and the flags of changes into a group, only where they differ from what is there:
 * the axes of a growing curve change at doublings, not at frames.
 */
export function paintChartAxes(group: SVGGElement, chart: Chart, flagged: readonly Flagged[], textPx: number): void {
  const { plot, x, y, places, startsAbove } = chart
  const steps = flagged.map(({ changes }) => changes.map((change) => change.step))
  const key = JSON.stringify([plot, x, y, places.unit, steps, startsAbove, textPx])
  if (painted.get(group) === key) return
  painted.set(group, key)
  const most = Math.max(2, Math.floor(plot.width / (textPx * 5)))
  const across = marksAcross(plot, x, places.unit === 'step' ? Math.min(most, Math.floor(x.domain[1])) : most, textPx) // at whole steps
  const up = marksUp(plot, y, Math.max(2, Math.min(MOST_TICKS, Math.floor(plot.height / (textPx * 2.2)))))
  paintAxes(group, { plot, textPx, across, up, look: 'grid' })
  group.append(svgText(places.unit, plot.x + plot.width + textPx * 2.1, labelY(plot, textPx), 'start'))
  if (y.log) group.append(logName(plot, textPx))
  if (startsAbove) group.append(svgText('↑ starts above', plot.x + textPx, plot.y - textPx / 3, 'start')) // where the curve leaves, clear of the names at its end
  for (const one of flagged)
    for (const { x, count } of chartFlags(chart, one, textPx)) group.append(...flag(x, chart, textPx, count, one.side))
}

/** The flags of a chart; those that would overlap, with the count of their changes, are one. */
export function chartFlags(chart: Chart, { side, changes }: Flagged, textPx: number): FlagGroup[] {
  return flagGroups(changes, (step) => xOfStep(chart, step, side), textPx * 1.8)
}

function flag(x: number, { plot: { y, height } }: Chart, textPx: number, count: number, side: Series['side']): SVGElement[] {
  const size = textPx * 0.65
  const d = `M${x.toFixed(1)},${y}l${size},${size / 2}l${-size},${size / 2}z`
  const parts = [svgLine('', x, y, x, y + height), svgNode('path', { class: 'curves-flag', 'data-run': side, d })]
  return count > 1 ? [...parts, svgText(String(count), x + size * 1.1, y + textPx * 1.1, 'start')] : parts
}

/** Beside the numbers of the vertical axis. */
function logName({ y, height }: Rect, textPx: number): SVGElement {
  const node = svgText('log scale', 0, 0, 'middle')
  node.setAttribute('transform', `translate(${textPx},${y + height / 2}) rotate(-90)`)
  return node
}
