import type { Change, Scenario } from '../document/types'
import { powInt } from '../engine/real'
import { rowsUsed } from './lockstep'

/** What dropout has done in the steps before one. */
export interface DropoutSoFar {
  readonly masks: number // drawn: one for each row of each batch while dropout was on
  readonly droppedOnce: number // chance that a given hidden unit was dropped in at least one of them: 1 − Π (1 − p)
}

/** Counts the masks before `step`: n of them with the same p leave a unit untouched with the chance (1 − p)^n. */
export function dropoutSoFar({ training }: Scenario, trainingRows: number, changes: readonly Change[], step: number): DropoutSoFar {
  const pace = { rows: trainingRows, batchSize: training.batchSize, changes }
  let masks = 0
  let untouched = 1
  let from = 0
  let p = training.dropout
  const upTo = (until: number): void => {
    const drawn = p > 0 ? rowsUsed(pace, until) - rowsUsed(pace, from) : 0
    masks += drawn
    untouched *= powInt(1 - p, drawn)
    from = until
  }
  for (const change of changes) {
    if (change.field !== 'dropout' || change.step > step) continue
    upTo(change.step)
    p = change.value
  }
  upTo(step)
  return { masks, droppedOnce: 1 - untouched }
}
