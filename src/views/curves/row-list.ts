import type { HistoryRow } from '../../trainer/protocol'
import { lowerBound } from '../../ui/chart/polyline'

/** The kept rows with the row of the present step among them, without a copy. */
export interface RowList {
  readonly count: number
  readonly at: (k: number) => HistoryRow
}

/** The kept rows, and the present one where the cadence has not kept it. */
export function rowsWith(kept: readonly HistoryRow[], present: HistoryRow | null): RowList {
  const plain = { count: kept.length, at: (k: number) => kept[k]! }
  if (!present) return plain
  const place = lowerBound(kept.length, (k) => kept[k]!.step, present.step)
  if (kept[place]?.step === present.step) return plain
  return { count: kept.length + 1, at: (k) => (k < place ? kept[k]! : k === place ? present : kept[k - 1]!) }
}

/** Index of the row nearest to a step, −1 without rows. */
export function nearestRow({ count, at }: RowList, step: number): number {
  if (count === 0) return -1
  const after = Math.min(
    count - 1,
    lowerBound(count, (k) => at(k).step, step),
  )
  if (after === 0) return 0
  return step - at(after - 1).step < at(after).step - step ? after - 1 : after
}

/** The newest row that is not after a step, null without one. */
export function rowUpTo({ count, at }: RowList, step: number): HistoryRow | null {
  const next = lowerBound(count, (k) => at(k).step, step + 1)
  return next > 0 ? at(next - 1) : null
}
