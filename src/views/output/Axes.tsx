import { axisTicks, type Interval, type Rect } from '../landscape/layout'

interface AxesProps {
  readonly plot: Rect
  readonly domain: readonly [Interval, Interval]
  readonly names: readonly [string, string]
  readonly textPx: number
}

const TICK_PX = 4
const LETTER = 0.6

/** Frame, ticks and names of the two axes: one name above the upper end, the other at the right end. */
export function Axes({ plot, domain, names, textPx }: AxesProps) {
  const bottom = plot.y + plot.height
  const right = plot.x + plot.width
  const nameLeft = right + textPx * 0.7 - names[0].length * textPx * LETTER
  const across = axisTicks(plot, domain[0], 'x', textPx).filter(
    ({ px, text }) => px + text.length * textPx * LETTER * 0.5 < nameLeft - textPx * 0.5,
  )
  return (
    <g className="output-axes">
      <rect x={plot.x} y={plot.y} width={plot.width} height={plot.height} />
      {across.map((tick) => (
        <g key={tick.text}>
          <line x1={tick.px} x2={tick.px} y1={bottom} y2={bottom + TICK_PX} />
          <text x={tick.px} y={bottom + TICK_PX + textPx * 1.05} textAnchor="middle">
            {tick.text}
          </text>
        </g>
      ))}
      {axisTicks(plot, domain[1], 'y', textPx).map((tick) => (
        <g key={tick.text}>
          <line x1={plot.x - TICK_PX} x2={plot.x} y1={tick.px} y2={tick.px} />
          <text x={plot.x - TICK_PX - 2} y={tick.px + textPx * 0.35} textAnchor="end">
            {tick.text}
          </text>
        </g>
      ))}
      <text className="output-axis-name" x={right + textPx * 0.7} y={bottom + TICK_PX + textPx * 1.05} textAnchor="end">
        {names[0]}
      </text>
      <text className="output-axis-name" x={plot.x} y={plot.y - textPx * 0.5}>
        {names[1]}
      </text>
    </g>
  )
}
