import { useRun } from '../../page'
import type { Sweep } from '../../page/questions/sweep'
import { endOf, type RateVerdict, rateVerdicts } from '../../page/questions/sweep-verdicts'
import { labelY } from '../../ui/chart/paint-axes'
import { spreadLabels } from '../../ui/chart/spread-labels'
import { formatNumber } from '../../ui/number/format-number'
import { Num } from '../../ui/number/Num'
import { Cross, LossAxes } from './LossAxis'
import { columnCentres, lossScale, rateMarks, regionsOf, type SweepLayout, xOfRate } from './layout'
import { numberOfSweep } from './number-of-sweep'
import { PickPicture } from './PickPicture'
import { RateMark } from './RateMark'

export interface SweepPictureProps {
  readonly sweep: Sweep
  readonly layout: SweepLayout
  readonly width: number
  readonly active: number
  readonly onActive: (k: number) => void
  readonly onPick: (k: number) => void
}

const LIMIT_LETTERS = 27 // with its distance, of the words of the limit: at its right all rates diverge and their marks are at the top, so they cover nothing
const LETTER = 0.6 // width of a letter in sizes of the text

/** Loss over the learning rate, which is logarithmic, with the regions of the rates named, and the exact limit where it is known. */
export function RatesPicture({ sweep, layout, width, active, onActive, onPick }: SweepPictureProps) {
  const ready = useRun((state) => state.training !== null)
  const { plan, answer } = sweep
  const { plot, textPx } = layout
  const results = answer?.results ?? []
  const verdicts = rateVerdicts(results)
  const before = results[0]?.history[0]?.trainLoss ?? Number.NaN
  const losses = results.map((result) => endOf(result).trainLoss)
  const scale = lossScale(layout, [before, ...losses.filter((_, k) => verdicts[k] !== 'diverging')])
  const centres = columnCentres(layout, plan.values.length)
  const half = plot.width / plan.values.length / 2
  const bottom = plot.y + plot.height
  const regions = regionsOf(verdicts)
  const named = widestOf(regions)
  const widths = named.map(({ word }) => (word.length + 2) * LETTER * textPx)
  const labelX = spreadLabels(
    named.map(({ from, to }) => (centres[from]! + centres[to]!) / 2),
    widths,
    [plot.x, plot.x + plot.width],
  )
  const limit = answer?.limit?.rate ?? Number.NaN
  const limitX = xOfRate(layout, plan.values, limit)
  const limitOnLeft = limitX > width - LIMIT_LETTERS * LETTER * textPx
  const clear = (y: number) => !(Math.abs(y - scale.y(before)) < 1.5 * textPx)
  const limitY = [0.75, 0.5].map((share) => plot.y + share * plot.height).find(clear) ?? plot.y + plot.height / 2 + textPx
  const describe = (k: number) =>
    `rate ${formatNumber(plan.values[k]!, 2)}${verdicts[k] ? `: loss ${formatNumber(losses[k]!)}, ${verdicts[k]}` : ''}`
  return (
    <PickPicture
      label="Loss over the learning rate. Enter sets the rate."
      width={width}
      height={layout.pictureHeight}
      centres={centres}
      {...{ active, onActive, onPick, describe }}
    >
      {regions.map(({ word, from, to }) => (
        <rect
          key={from}
          className="sweep-region"
          data-word={word}
          x={centres[from]! - half}
          y={plot.y}
          width={centres[to]! - centres[from]! + 2 * half}
          height={plot.height}
        />
      ))}
      <LossAxes layout={layout} scale={scale} across={rateMarks(layout, plan.values)}>
        <text x={width - 4} y={labelY(plot, textPx)} textAnchor="end">
          rate
        </text>
      </LossAxes>
      {named.map(({ word }, k) => (
        <text key={word} className="sweep-word" data-word={word} x={labelX[k]} y={plot.y - textPx * 0.4} textAnchor="middle">
          {word}
        </text>
      ))}
      <line className="sweep-active" x1={centres[active]} y1={plot.y} x2={centres[active]} y2={bottom} />
      {ready && <RateMark layout={layout} rates={plan.values} />}
      {Number.isFinite(before) && (
        <g className="sweep-before">
          <line x1={plot.x} y1={scale.y(before)} x2={plot.x + plot.width} y2={scale.y(before)} />
          <text x={plot.x + plot.width + 6} y={scale.y(before) + textPx * 0.35}>
            before
          </text>
        </g>
      )}
      {results.map((_, k) =>
        verdicts[k] === 'diverging' ? (
          <Cross key={plan.values[k]} x={centres[k]!} y={plot.y + 8} />
        ) : (
          <circle key={plan.values[k]} className="sweep-point" data-word={verdicts[k]} cx={centres[k]} cy={scale.y(losses[k]!)} r={4} />
        ),
      )}
      {Number.isFinite(limit) && (
        <g className="sweep-limit">
          <line x1={limitX} y1={plot.y} x2={limitX} y2={bottom} />
          <text x={limitOnLeft ? limitX - 5 : limitX + 5} y={limitY} textAnchor={limitOnLeft ? 'end' : 'start'}>
            limit {'beta' in (plan.documents[0]?.scenario.training.optimizer ?? {}) ? '2(1+β)/λmax' : '2/λmax'} ={' '}
            <Num {...numberOfSweep(sweep, 'limit')} as="tspan" />
          </text>
        </g>
      )}
    </PickPicture>
  )
}

/** The widest region of each word, from left to right. */
function widestOf(regions: ReturnType<typeof regionsOf<RateVerdict>>): typeof regions {
  const size = (region: (typeof regions)[number]) => region.to - region.from
  return regions.filter((region) => regions.every((other) => other.word !== region.word || other === region || size(other) < size(region)))
}
