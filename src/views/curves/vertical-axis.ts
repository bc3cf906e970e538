import type { HistoryRow } from '../../trainer/protocol'
import type { Axis } from '../../ui/chart/axis'
import { power, valueAxis } from '../../ui/chart/domains'
import { rowsFrom } from './row-list'
import { rangeOf, type Series } from './series'

/** The height that the later half of a curve gets at least, unless it is flat. */
const LATER_HEIGHT = 0.15
/** What falls or rises by less than this over the later half of its steps is flat there. */
const FLAT = 1.2
/** Where an axis may end, in each decade. */
const ENDS = [1, 1.5, 2, 3, 4, 5, 6, 8]

type Line = Pick<Series, 'value' | 'mark'>

/** An axis for the losses of a chart, and whether a curve begins above it. */
export interface LossAxis {
  readonly axis: Axis
  readonly startsAbove: boolean
}

/**
 * The axis of the losses: from 0 or, with `log`, from a round number below the lowest to one above the highest.
 * Where that leaves the later half of the curves little height the axis ends lower, and what was before leaves at the top.
 * @param rows of each run the rows of its curves, the present one among them
 * @param drawn the range of all that is drawn
 */
export function lossAxis(
  series: readonly Line[],
  rows: readonly (readonly HistoryRow[])[],
  { lowest, highest }: ReturnType<typeof rangeOf>,
  log: boolean,
): LossAxis {
  const later = rows.map((all) => rowsFrom(all, (all.at(-1)?.step ?? 0) / 2))
  const holds = rangeOf(series, later.flat()).highest
  if (!(lowest > 0) || !(lowest < 1e300) || !(highest < 1e300)) return { axis: valueAxis(lowest, highest, log), startsAbove: false }
  const bottom = log ? endBelow(lowest) : 0
  const wholeTop = endAbove(highest)
  const most = Math.max(...later.flatMap((part) => series.map((line) => topFor(line, part, bottom, log))))
  const top = most > 0 && most < wholeTop ? Math.min(wholeTop, Math.max(endBelow(most), endAbove(holds))) : wholeTop
  return { axis: { domain: [bottom, top], log }, startsAbove: top < rangeOf(series, rows.flat()).highest }
}

/** The end of the axis up to which the line has its least height over these rows; 0 where it is flat, and for test rows. */
function topFor(line: Line, later: readonly HistoryRow[], bottom: number, log: boolean): number {
  const { lowest, highest } = rangeOf([line], later)
  if (line.mark === 'test' || !(highest > FLAT * lowest)) return 0
  return log ? bottom * (highest / lowest) ** (1 / LATER_HEIGHT) : (highest - lowest) / LATER_HEIGHT
}

function endBelow(value: number): number {
  const ends = endsNear(value).filter((end) => end <= value)
  return Math.max(...ends)
}

function endAbove(value: number): number {
  const ends = endsNear(value).filter((end) => end >= value)
  return Math.min(...ends)
}

function endsNear(value: number): number[] {
  const exponent = Math.floor(Math.log10(value))
  return [exponent - 1, exponent, exponent + 1].flatMap((k) => ENDS.map((end) => Number((end * power(k)).toPrecision(2))))
}
