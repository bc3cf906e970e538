import type { ChangeField } from '../../document/types'
import type { HistoryRow } from '../protocol'

/** After a change of these the losses before are not those of this network: growing is counted anew. */
export const OTHER_LOSS: readonly ChangeField[] = ['functions', 'pins', 'parameter']

/** A loss this many times its best is diverging, not noisy. */
export const GROWING = 100
/** Losses below are rounding: growing among them means nothing. */
export const ROUNDING = 1e-12

/** Compares each row's training loss with the best before it. */
export interface Growth {
  /** Rows from this step on count: losses of another kind are not compared. */
  restart(step: number): void
  /** Whether the row's loss is above 100 times the best. Rows come in ascending order. */
  sees(row: HistoryRow): boolean
}

export function createGrowth(): Growth {
  let since = 0
  let best = Number.POSITIVE_INFINITY
  return {
    restart(step) {
      since = step
      best = Number.POSITIVE_INFINITY
    },
    sees({ step, trainLoss }) {
      if (step < since) return false
      if (trainLoss < best) best = trainLoss
      return trainLoss > GROWING * best && trainLoss > ROUNDING
    },
  }
}
