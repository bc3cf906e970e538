import { Axes } from '../../ui/chart/Axes'
import { type LandscapeLayout, plotMarks } from './layout'
import type { Domain } from './path-geometry'

interface LandscapeAxesProps {
  readonly layout: LandscapeLayout
  readonly domain: Domain
  readonly names: readonly [string, string]
  readonly chosen: 0 | 1 | null // the axis whose parameter is selected
}

/** Frame, ticks and names of the two axes. */
export function LandscapeAxes({ layout: { plot, textPx }, domain, names, chosen }: LandscapeAxesProps) {
  const bottom = plot.y + plot.height
  const [across, up] = [plotMarks(plot, domain[0], 'x', textPx), plotMarks(plot, domain[1], 'y', textPx)]
  return (
    <Axes {...{ plot, textPx, across, up }} look="frame" lowest={bottom}>
      <text
        className="chart-name"
        data-chosen={chosen === 0 || undefined}
        x={plot.x + plot.width / 2}
        y={bottom + textPx * 2.35}
        textAnchor="middle"
      >
        {names[0]}
      </text>
      <text className="chart-name" transform={`translate(${textPx * 0.8},${plot.y + plot.height / 2}) rotate(-90)`} textAnchor="middle">
        {names[1]}
      </text>
    </Axes>
  )
}
