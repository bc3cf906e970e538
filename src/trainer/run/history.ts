import type { HistoryRow } from '../protocol'

const HISTORY_LIMIT = 4000
/** Part of the limit that thinning leaves at most. */
const LEFT = 0.75

/**
 * Metrics at counted steps, ascending, at most 4,000 rows. Above, every span of steps leaves the rows of the lowest and the highest
 * training loss; the span doubles as the run grows, so that all parts of a long run are equally fine.
 */
export class History {
  private kept: HistoryRow[] = []
  private span = 1 // steps

  constructor(private readonly limit = HISTORY_LIMIT) {}

  /** The kept rows. The array stays the same until rows are dropped. */
  rows(): readonly HistoryRow[] {
    return this.kept
  }

  /** Step of the newest row, −1 without one. */
  get lastStep(): number {
    return this.kept[this.kept.length - 1]?.step ?? -1
  }

  /**
   * Adds a row after all others, or puts it in the place of the kept one of the same step; a row between kept ones was thinned out
   * and is ignored.
   */
  append(row: HistoryRow): 'appended' | 'replaced' | 'ignored' | 'thinned' {
    if (row.step <= this.lastStep) {
      const at = this.indexOf(row.step)
      if (this.kept[at]?.step !== row.step) return 'ignored'
      this.kept[at] = row
      return 'replaced'
    }
    this.kept.push(row)
    if (this.kept.length <= this.limit) return 'appended'
    this.thin()
    return 'thinned'
  }

  /** Drops all rows after the step. */
  cut(afterStep: number): void {
    this.kept = this.kept.slice(0, this.indexOf(afterStep + 1))
  }

  /** The kept row of exactly this step. */
  at(step: number): HistoryRow | null {
    const row = this.kept[this.indexOf(step)]
    return row?.step === step ? row : null
  }

  /** Index of the first row at or after the step. */
  private indexOf(step: number): number {
    let low = 0
    let high = this.kept.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.kept[middle]!.step < step) low = middle + 1
      else high = middle
    }
    return low
  }

  private thin(): void {
    let fresh = extremesOfSpans(this.kept, this.span)
    while (fresh.length > LEFT * this.limit) {
      this.span *= 2
      fresh = extremesOfSpans(fresh, this.span)
    }
    this.kept = fresh
  }
}

/** The first and the newest row, and of every span of steps the lowest and the highest training loss. */
function extremesOfSpans(rows: readonly HistoryRow[], span: number): HistoryRow[] {
  const fresh: HistoryRow[] = []
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const end = (Math.floor(rows[from]!.step / span) + 1) * span
    while (to < rows.length && rows[to]!.step < end) to++
    fresh.push(...extremes(rows.slice(from, to)))
  }
  const first = rows[0]!
  const last = rows[rows.length - 1]!
  if (fresh[0] !== first) fresh.unshift(first)
  if (fresh[fresh.length - 1] !== last) fresh.push(last)
  return fresh
}

/** The rows of the lowest and the highest training loss, in their order. */
function extremes(rows: readonly HistoryRow[]): HistoryRow[] {
  let low = rows[0]!
  let high = low
  for (const row of rows) {
    if (row.trainLoss < low.trainLoss) low = row
    if (row.trainLoss > high.trainLoss) high = row
  }
  if (low === high) return [low]
  return low.step < high.step ? [low, high] : [high, low]
}
