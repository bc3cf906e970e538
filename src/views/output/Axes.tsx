import { linearTicks } from '../../ui/chart/axis'
import { type Interval, type Rect, toX, toY } from '../landscape/layout'

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
  const across = ticksOf(domain[0], plot.width / (textPx * 4.5), (value) => toX(plot, domain[0], value)).filter(
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
      {ticksOf(domain[1], plot.height / (textPx * 3), (value) => toY(plot, domain[1], value)).map((tick) => (
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

const MOST_TICKS = 6

/** Round values, as many as have room. */
function ticksOf(domain: Interval, room: number, pxOf: (value: number) => number): { readonly px: number; readonly text: string }[] {
  const most = Math.max(2, Math.min(MOST_TICKS, Math.floor(room)))
  let count = most
  // the count is a hint
  while (count > 1 && linearTicks(...domain, count).length > most) count -= 1
  return linearTicks(...domain, count).map(({ value, text }) => ({ px: pxOf(value), text }))
}
