import { endOf, sizeVerdicts } from '../../page/questions/sweep-verdicts'
import { labelY } from '../../ui/chart/paint-axes'
import { spreadLabels } from '../../ui/chart/spread-labels'
import { Num } from '../../ui/number/Num'
import { nounOf } from '../../words/counted'
import { Cross, LossAxes } from './LossAxis'
import { columnCentres, lossScale, regionsOf } from './layout'
import { numberOfSweep } from './number-of-sweep'
import { PickPicture } from './PickPicture'
import type { SweepPictureProps } from './RatesPicture'
import { describeSize } from './words'

const LETTER = 0.62 // width of a letter in sizes of the text
const UNITS_LETTERS = 9 // of a column's name

/** Training and test loss at the end over the number of hidden units, each size named by what it does. */
export function SizesPicture({ sweep, layout, width, active, onActive, onPick }: SweepPictureProps) {
  const { plan, answer } = sweep
  const { plot, textPx } = layout
  const results = answer?.results ?? []
  const verdicts = sizeVerdicts(results)
  const centres = columnCentres(layout, plan.values.length)
  const half = plot.width / plan.values.length / 2
  const bottom = plot.y + plot.height
  const kept = results.filter(({ diverged }) => !diverged).map(endOf)
  const scale = lossScale(
    layout,
    kept.flatMap(({ trainLoss, testLoss }) => [trainLoss, testLoss]),
  )
  const regions = regionsOf(verdicts.map((verdict) => verdict ?? ''))
  const middles = regions.map(({ from, to }) => (centres[from]! + centres[to]!) / 2)
  const widths = regions.map(({ word }) => (word.length + 1) * LETTER * textPx)
  const fits = widths.reduce((sum, width) => sum + width, 0) <= plot.width
  const spread = fits ? spreadLabels(middles, widths, [plot.x, plot.x + plot.width]) : null
  const roomy = 2 * half >= UNITS_LETTERS * LETTER * textPx
  const lines = (['trainLoss', 'testLoss'] as const).map((name) => ({
    name,
    points: results.flatMap((result, k) => {
      const loss = endOf(result)[name]
      return result.diverged || Number.isNaN(loss) ? [] : [{ k, x: centres[k]!, y: scale.y(loss) }]
    }),
  }))
  const ends = endLabels(
    lines.map(({ points }) => points[points.length - 1]?.y ?? Number.NaN),
    textPx,
    bottom,
  )
  const describe = (k: number) => describeSize(plan.values[k]!, results[k], verdicts[k])
  return (
    <PickPicture
      label="Loss at the end over the number of hidden units. Enter opens a run."
      width={width}
      height={layout.pictureHeight}
      {...{ centres, active, onActive, onPick, describe }}
    >
      {regions.map(({ word, from, to }, k) => (
        <g key={from}>
          {word === 'just right' && (
            <rect
              className="sweep-region"
              data-word="good"
              x={centres[from]! - half}
              y={plot.y}
              width={centres[to]! - centres[from]! + 2 * half}
              height={plot.height}
            />
          )}
          {(spread || widths[k]! <= centres[to]! - centres[from]! + 2 * half) && (
            <text className="sweep-word" x={spread?.[k] ?? middles[k]} y={plot.y - textPx * 0.4} textAnchor="middle">
              {word}
            </text>
          )}
        </g>
      ))}
      <LossAxes layout={layout} scale={scale} />
      <line className="sweep-active" x1={centres[active]} y1={plot.y} x2={centres[active]} y2={bottom} />
      {lines.map(({ name, points }, line) => (
        <g key={name} className="sweep-line" data-name={name}>
          <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
          {points.map(({ k, x, y }) => (
            <circle key={k} cx={x} cy={y} r={4} />
          ))}
          {points.length > 0 && (
            <text x={points[points.length - 1]!.x + 8} y={ends[line]! + textPx * 0.35}>
              {name === 'trainLoss' ? 'training' : 'test'}
            </text>
          )}
        </g>
      ))}
      {results.map((result, k) => result.diverged && <Cross key={plan.values[k]} x={centres[k]!} y={plot.y + 8} />)}
      {plan.values.map((units, k) => (
        <text key={units} className="sweep-name" x={centres[k]} y={labelY(plot, textPx)} textAnchor="middle">
          <Num {...numberOfSweep(sweep, 'value', k)} as="tspan" />
          {roomy && ` ${nounOf(units, 'unit')}`}
        </text>
      ))}
      {!roomy && (
        <text x={width - 4} y={labelY(plot, textPx)} textAnchor="end">
          units
        </text>
      )}
    </PickPicture>
  )
}

/** The labels of the two lines, a line of text apart, above the names of the columns. */
function endLabels([a = Number.NaN, b = Number.NaN]: readonly number[], textPx: number, bottom: number): readonly number[] {
  const apart = 1.2 * textPx
  const middle = Math.min((a + b) / 2, bottom - apart / 2 - 0.4 * textPx)
  if (!(Math.abs(a - b) < apart)) return [a, b].map((y) => Math.min(y, bottom - 0.4 * textPx))
  return a > b ? [middle + apart / 2, middle - apart / 2] : [middle - apart / 2, middle + apart / 2]
}
