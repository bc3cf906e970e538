import { useRun } from '../../page'
import { endOf, minimumGroups } from '../../page/questions/sweep-verdicts'
import { labelY } from '../../ui/chart/paint-axes'
import { formatCount, formatNumber } from '../../ui/number/format-number'
import { Num } from '../../ui/number/Num'
import { Cross, LossAxes, Now } from './LossAxis'
import { columnCentres, lossScale } from './layout'
import { numberOfSweep } from './number-of-sweep'
import { PickPicture } from './PickPicture'
import type { SweepPictureProps } from './RatesPicture'

/** Widths of texts in sizes of the text: under these they are shortened or left out. */
const LETTER = 0.62
const NAME_WIDTH = 6
const COUNTED_WIDTH = 11

/** Final training losses in ascending order, runs of one group, on their way to the same minimum, side by side in one band. `active` is a place of the plan. */
export function SeedsPicture({ sweep, layout, width, active, onActive, onPick }: SweepPictureProps) {
  const own = useRun(({ document: { scenario } }) => (scenario.initialization.kind === 'drawn' ? scenario.initialization.seed : null))
  const { plan, answer } = sweep
  const { plot, textPx } = layout
  const results = answer?.results ?? []
  const groups = minimumGroups(results)
  const order = groups.flatMap(({ places }) => places)
  const columns = columnCentres(layout, plan.values.length)
  const centres = columns.slice(0, order.length)
  const half = plot.width / plan.values.length / 2
  const bottom = plot.y + plot.height
  const losses = results.filter(({ diverged }) => !diverged).map((result) => endOf(result).trainLoss)
  const scale = lossScale(layout, losses)
  const describe = (k: number) => {
    const place = order[k]!
    const end = results[place]!.diverged ? 'diverged' : `training loss ${formatNumber(endOf(results[place]!).trainLoss)}`
    return `seed ${plan.values[place]}: ${end}`
  }
  const letters = Math.max(...plan.values.map((seed) => formatCount(seed).length))
  const dense = 2 * half < (letters + 6) * LETTER * textPx
  const crowded = 2 * half < (letters + 0.5) * LETTER * textPx
  let column = 0
  return (
    <PickPicture
      label="Final training losses of the seeds, in ascending order. Enter opens a run."
      width={width}
      height={layout.pictureHeight}
      centres={centres}
      active={Math.max(0, order.indexOf(active))}
      onActive={(k) => onActive(order[k] ?? 0)}
      onPick={(k) => onPick(order[k] ?? 0)}
      describe={describe}
    >
      {groups.map(({ places, diverged }, g) => {
        const from = column
        column += places.length
        const x = columns[from]! - half + 2
        const bandWidth = 2 * half * places.length - 4
        return (
          <g key={places[0]}>
            <rect className="sweep-band" x={x} y={plot.y} width={bandWidth} height={plot.height} />
            <text className="sweep-word" x={x + bandWidth / 2} y={plot.y - textPx * 0.4} textAnchor="middle">
              {diverged ? (bandWidth < NAME_WIDTH * textPx ? '✕' : 'diverged') : dense ? groupName(g) : `group ${groupName(g)}`}
              {places.length > 1 && bandWidth > COUNTED_WIDTH * textPx && (
                <>
                  {': '}
                  <Num {...numberOfSweep(sweep, 'groupCount', g)} as="tspan" /> runs
                </>
              )}
            </text>
          </g>
        )
      })}
      <LossAxes layout={layout} scale={scale} />
      {dense && (
        <text className="sweep-name" x={width - 4} y={labelY(plot, textPx)} textAnchor="end">
          seed
        </text>
      )}
      {order.map((place, k) => (
        <g key={plan.values[place]}>
          {place === active && <line className="sweep-active" x1={centres[k]} y1={plot.y} x2={centres[k]} y2={bottom} />}
          {plan.values[place] === own && <Now x={centres[k]!} bottom={bottom} />}
          {results[place]!.diverged ? (
            <Cross x={centres[k]!} y={plot.y + 8} />
          ) : (
            <circle className="sweep-point" cx={centres[k]} cy={scale.y(endOf(results[place]!).trainLoss)} r={5} />
          )}
          {(!crowded || place === active) && (
            <text className="sweep-name" x={centres[k]} y={labelY(plot, textPx)} textAnchor="middle">
              {dense ? '' : 'seed '}
              <Num {...numberOfSweep(sweep, 'value', place)} as="tspan" />
            </text>
          )}
        </g>
      ))}
    </PickPicture>
  )
}

/** In Roman numerals, the lowest first: letters are the names of runs, digits are numbers of records. */
export function groupName(k: number): string {
  let rest = k + 1
  return ROMAN.reduce((name, [value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return name + sign.repeat(times)
  }, '')
}

const ROMAN = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const
