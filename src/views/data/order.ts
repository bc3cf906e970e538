import type { OrderPart } from '../../trainer/protocol'

type RowState = 'used' | 'now' | 'later'

/** Whether the row at a place of the epoch, from 0, was in a batch, is in the next one, or comes later. */
export function stateAt({ used, batch }: OrderPart, place: number): RowState {
  return place < used ? 'used' : place < used + batch ? 'now' : 'later'
}

/** Place in the epoch of the first row drawn: the next batch lies about in the middle of those that have room. */
export function firstDrawn({ used, batch, of, from, rows }: OrderPart, most: number): number {
  const middle = used - Math.floor((most - batch) / 2)
  return Math.max(from, Math.min(middle, from + rows.length - most, of - most))
}
