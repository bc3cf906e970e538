import type { OrderPart } from '../../trainer/protocol'

/** The place of a data row in the order of the epoch, from 1; NaN for a row that is not in the part. */
export function placeOf({ rows, from }: OrderPart, row: number): number {
  const at = rows.indexOf(row)
  return at < 0 ? Number.NaN : from + at + 1
}
