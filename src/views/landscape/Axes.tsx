import { axisTicks, type LandscapeLayout } from './layout'
import type { Domain } from './path-geometry'

interface AxesProps {
  readonly layout: LandscapeLayout
  readonly domain: Domain
  readonly names: readonly [string, string]
  readonly chosen: 0 | 1 | null // the axis whose parameter is selected
}

const TICK_PX = 4

/** Frame, ticks and names of the two axes. */
export function Axes({ layout, domain, names, chosen }: AxesProps) {
  const { plot, textPx } = layout
  const bottom = plot.y + plot.height
  return (
    <g className="landscape-axes">
      <rect x={plot.x} y={plot.y} width={plot.width} height={plot.height} />
      {axisTicks(plot, domain[0], 'x', textPx).map((tick) => (
        <g key={tick.text}>
          <line x1={tick.px} x2={tick.px} y1={bottom} y2={bottom + TICK_PX} />
          <text x={tick.px} y={bottom + TICK_PX + textPx * 0.95} textAnchor="middle">
            {tick.text}
          </text>
        </g>
      ))}
      {axisTicks(plot, domain[1], 'y', textPx).map((tick) => (
        <g key={tick.text}>
          <line x1={plot.x - TICK_PX} x2={plot.x} y1={tick.px} y2={tick.px} />
          <text x={plot.x - TICK_PX - 2} y={Math.min(tick.px + textPx * 0.35, bottom)} textAnchor="end">
            {tick.text}
          </text>
        </g>
      ))}
      <text
        className="landscape-axis-name"
        data-chosen={chosen === 0 || undefined}
        x={plot.x + plot.width / 2}
        y={bottom + textPx * 2.35}
        textAnchor="middle"
      >
        {names[0]}
      </text>
      <text className="landscape-axis-name" transform={`translate(${textPx},${plot.y + plot.height / 2}) rotate(-90)`} textAnchor="middle">
        {names[1]}
      </text>
    </g>
  )
}
