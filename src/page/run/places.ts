import type { Change } from '../../document/types'
import { type Batching, rowsUsed, stepWithin } from '../../trainer/run/lockstep'
import type { RunState } from './run-state'

/** Where the steps of a run, or of two that are compared, lie on one axis: by steps, or by epochs of run A where the batches differ. */
export interface Places {
  readonly unit: 'step' | 'epoch'
  /** Place of parameters `step` of a run. */
  at(side: 'A' | 'B', step: number): number
  /** The last step of a run that is not beyond a place. */
  stepAt(side: 'A' | 'B', place: number): number
}

const BY_STEPS: Places = { unit: 'step', at: (_, step) => step, stepAt: (_, place) => Math.round(place) }

/** The places of run A, and of run B beside it. */
export function placesOf(a: RunState, b: RunState | null): Places {
  const [first, second] = [batchingOf(a), b && batchingOf(b)]
  if (!first || !second || sameBatches(first, second)) return BY_STEPS
  const batchings = { A: first, B: second }
  return {
    unit: 'epoch',
    at: (side, step) => rowsUsed(batchings[side], step) / first.rows,
    stepAt: (side, place) => stepWithin(batchings[side], Math.round(place * first.rows)),
  }
}

function batchingOf({ split, document: { scenario, changes } }: RunState): Batching | null {
  const rows = split?.train.length ?? 0
  return rows > 0 ? { rows, batchSize: scenario.training.batchSize, changes: changes.filter(isBatchSize) } : null
}

function isBatchSize({ field }: Change): boolean {
  return field === 'batchSize'
}

/** With other numbers of training rows steps use up the same rows where every batch is a whole one. */
function sameBatches(a: Batching, b: Batching): boolean {
  const whole = (rows: number) => typeof a.batchSize === 'number' && rows % a.batchSize === 0
  if (a.rows !== b.rows && (a.changes.length > 0 || !whole(a.rows) || !whole(b.rows))) return false
  return JSON.stringify([a.batchSize, a.changes]) === JSON.stringify([b.batchSize, b.changes])
}
