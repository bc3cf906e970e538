import { bisector } from 'd3'
import type { HistoryRow } from '../../trainer/protocol'

const { left, right, center } = bisector(({ step }: HistoryRow) => step)

/** The kept rows, and the present one among them where the cadence has not kept it. */
export function rowsWith(kept: readonly HistoryRow[], present: HistoryRow | null): readonly HistoryRow[] {
  const place = present ? left(kept, present.step) : 0
  return present && kept[place]?.step !== present.step ? kept.toSpliced(place, 0, present) : kept
}

/** Index of the row nearest to a step, −1 without rows. */
export function nearestRow(rows: readonly HistoryRow[], step: number): number {
  return rows.length > 0 ? center(rows, step) : -1
}

/** The rows that are not after a step. */
export function rowsUpTo(rows: readonly HistoryRow[], step: number): readonly HistoryRow[] {
  return rows.slice(0, right(rows, step))
}

/** The rows that are not before a step. */
export function rowsFrom(rows: readonly HistoryRow[], step: number): readonly HistoryRow[] {
  return rows.slice(left(rows, step))
}

/** The newest row that is not after a step, null without one. */
export function rowUpTo(rows: readonly HistoryRow[], step: number): HistoryRow | null {
  return rows[right(rows, step) - 1] ?? null
}
