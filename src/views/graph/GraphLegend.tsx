import type { Lens } from '../../document/types'
import { isCompared, usePage, useThisRun } from '../../page'
import type { Tiles } from '../term-hints'
import { paintTerms } from '../terms'
import { ZERO_DASH, ZERO_PX } from './paint/draw'
import type { StrokeScale } from './paint/stroke-scale'
import { bucketWidth, strokeBucket, WIDEST } from './paint/stroke-scale'

interface GraphLegendProps {
  readonly lens: Lens
  readonly weights: StrokeScale
  readonly marks: StrokeScale | null
  readonly dropout: boolean
  readonly pinned: boolean // units are
  readonly walking: boolean // inside a step
  readonly tiles: Tiles | null // what the boxes of units show
  readonly compact: boolean
  readonly textScale: number
}

/** What lines and marks mean. The widths are those of the graph, fixed for the run. */
export function GraphLegend({ lens, weights, marks, dropout, pinned, walking, tiles, compact, textScale }: GraphLegendProps) {
  const { mark } = useThisRun()
  const compared = usePage(isCompared) || mark !== 'A'
  const { reference } = weights
  const mixed = walking && (lens === 'nodeErrors' || lens === 'gradients')
  return (
    <ul className="graph-legend" aria-label="Legend">
      <li>
        <Sample color="positive-fill" width={2 * textScale} textScale={textScale} /> {compact ? '+' : 'positive'}
      </li>
      <li>
        <Sample color="negative-fill" width={2 * textScale} textScale={textScale} dashes={[6, 4]} /> {compact ? '−' : 'negative'}
      </li>
      {!(compact && mixed) && (
        <li>
          {compact ? '|w|' : 'weight'}
          {[reference, WIDEST * reference].map((value) => (
            <span key={value} className="graph-legend-pair">
              <Sample color="ink-soft" width={widthOf(weights, value)} textScale={textScale} /> {short(value)}
              {value === reference ? '' : '+'}
            </span>
          ))}
        </li>
      )}
      {marks && (lens === 'gradients' || lens === 'updates') && (
        <li>
          <span className={lens === 'gradients' ? 'graph-mark-backward' : 'graph-mark-update'}>
            {lens === 'gradients' ? 'gradient' : 'update'}
          </span>
          <span className="graph-legend-pair">
            <Sample color={lens === 'gradients' ? 'backward' : 'update'} width={widthOf(marks, marks.reference)} textScale={textScale} />{' '}
            {short(marks.reference)}
          </span>
        </li>
      )}
      {mixed && (
        <li>
          <span className="graph-mark-forward">value</span> <span className="graph-mark-backward">node error</span>
        </li>
      )}
      <li className="graph-legend-zero">
        <Sample color="ink-soft" width={ZERO_PX * textScale} textScale={textScale} dashes={ZERO_DASH} /> {compact ? '0' : 'at zero'}
      </li>
      {tiles && <li key={tiles} ref={(item) => void (item && paintTerms(item, tiles, compact || dropout ? 'tiles' : undefined))} />}
      {pinned && !compact && (
        <li>
          <i className="graph-pin">in</i> <i className="graph-pin">out</i> pinned
        </li>
      )}
      {dropout && <li data-part={compact || pinned || compared ? 'dropped-short' : 'dropped-word'} />}
    </ul>
  )
}

function widthOf(scale: StrokeScale, value: number): number {
  return bucketWidth(scale, strokeBucket(scale, value))
}

function short(value: number): string {
  return String(Number(value.toPrecision(2))).replace('-', '−')
}

function Sample({
  color,
  width,
  textScale,
  dashes = [],
}: {
  readonly color: string // of theme.css
  readonly width: number
  readonly textScale: number
  readonly dashes?: readonly number[]
}) {
  return (
    <svg stroke={`var(--${color})`} width={22 * textScale} height={12 * textScale} aria-hidden="true">
      <line
        x1={0}
        x2={22 * textScale}
        y1={6 * textScale}
        y2={6 * textScale}
        strokeWidth={width}
        strokeDasharray={dashes.map((px) => px * textScale).join(' ')}
      />
    </svg>
  )
}
