import type { HistoryRow } from '../trainer/protocol'
import type { Vitals } from './finding'

/** Rows that are compared with as many before them: fewer are noise, more are slow to tell. */
export const SPAN = 10
/** The loss moves by this share of itself from row to row: mini-batches alone do less. */
export const SWING = 0.2
/** A loss that stays at this many times another is no accident. */
export const THROWN_OFF = 2

/** The row of the lowest training loss. */
export function lowest(rows: readonly HistoryRow[]): HistoryRow {
  return rows.reduce((a, b) => (b.trainLoss < a.trainLoss ? b : a))
}

/** The row of the highest training loss. */
export function highest(rows: readonly HistoryRow[]): HistoryRow {
  return rows.reduce((a, b) => (b.trainLoss > a.trainLoss ? b : a))
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The loss of the data alone, with all units in, is not what these settings make small: it may rise, and hover. */
export function isPriced(scenario: Vitals['scenario']): boolean {
  return scenario.training.penalty.kind !== 'none' || withoutUnits(scenario)
}

/** Whether the training leaves units out. */
export function withoutUnits({ training: { dropout, pins } }: Vitals['scenario']): boolean {
  return dropout > 0 || pins.some(({ to }) => to === 'out')
}
