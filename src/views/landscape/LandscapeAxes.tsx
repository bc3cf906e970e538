import type { Ref } from 'react'
import type { LandscapeLayout } from './layout'

interface LandscapeAxesProps {
  readonly ref: Ref<SVGGElement>
  readonly layout: LandscapeLayout
  readonly names: readonly [string, string]
  readonly chosen: 0 | 1 | null // the axis whose parameter is selected
}

/** The names of the two axes; `paintLandscapeAxes` writes their frame and ticks, which move with the window. */
export function LandscapeAxes({ ref, layout: { plot, textPx }, names, chosen }: LandscapeAxesProps) {
  return (
    <g className="chart-axes">
      <g ref={ref} />
      <text
        className="chart-name"
        data-chosen={chosen === 0 || undefined}
        x={plot.x + plot.width / 2}
        y={plot.y + plot.height + textPx * 2.35}
        textAnchor="middle"
      >
        {names[0]}
      </text>
      <text className="chart-name" transform={`translate(${textPx * 0.8},${plot.y + plot.height / 2}) rotate(-90)`} textAnchor="middle">
        {names[1]}
      </text>
    </g>
  )
}
