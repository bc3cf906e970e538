import type { LossScale, SweepLayout } from './layout'

interface AxesProps {
  readonly layout: SweepLayout
  readonly scale: LossScale
  readonly name: string // of what goes up
}

/** The axis of losses and the line at the bottom. */
export function Axes({ layout, scale, name }: AxesProps) {
  const { plot, textPx } = layout
  const right = plot.x + plot.width
  const bottom = plot.y + plot.height
  return (
    <g className="sweep-axes">
      {scale.ticks.map(({ at, text }) => (
        <g key={at}>
          <line className="sweep-grid" x1={plot.x} y1={at} x2={right} y2={at} />
          <text x={plot.x - 6} y={at + textPx * 0.35} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      <line x1={plot.x} y1={bottom} x2={right} y2={bottom} />
      <text x={4} y={textPx * 0.9}>
        {name}
      </text>
    </g>
  )
}

/** A cross for a run that has no loss to show. */
export function Cross({ x, y }: { readonly x: number; readonly y: number }) {
  return <path className="sweep-cross" d={`M${x - 4},${y - 4}l8,8m0,-8l-8,8`} />
}

/** What the run on the page has. */
export function Now({ x, bottom }: { readonly x: number; readonly bottom: number }) {
  return <path className="sweep-now" d={`M${x},${bottom - 8}l-5,8h10z`} />
}
