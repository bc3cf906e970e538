import type { ByClass } from '../../../explain/signals/by-class'
import { formatNumber } from '../../../ui/number/format-number'

interface ClassStripsProps {
  readonly spread: ByClass
  readonly names: readonly string[]
  readonly width: number
  readonly rowHeight: number
  readonly textPx: number
}

const NAME_EM = 1.1

/** A strip for each class: how often which activation comes, from the lowest of all at the left to the highest at the right. */
export function ClassStrips({ spread: { low, high, classes }, names, width, rowHeight, textPx }: ClassStripsProps) {
  const left = NAME_EM * textPx
  const parts = classes[0]!.bins.length
  const part = (width - left) / parts
  const height = classes.length * rowHeight
  return (
    <svg className="digits-strips" width={width} height={height + 1.5 * textPx} aria-hidden="true">
      {classes.map(({ count, bins }, k) => (
        <g key={names[k]} transform={`translate(0 ${k * rowHeight})`}>
          <text y={rowHeight - 2}>{names[k]}</text>
          <line x1={left} x2={width} y1={rowHeight} y2={rowHeight} />
          {Array.from(bins, (some, at) => {
            const long = Math.sqrt(some / count) * (rowHeight - 1) // the root, so that a few are seen beside many
            return some > 0 && <rect key={at} x={left + at * part} y={rowHeight - long} width={Math.max(1, part - 1)} height={long} />
          })}
        </g>
      ))}
      <text x={left} y={height + 1.2 * textPx}>
        {formatNumber(low, 2)}
      </text>
      <text x={width} y={height + 1.2 * textPx} textAnchor="end">
        {formatNumber(high, 2)}
      </text>
    </svg>
  )
}
