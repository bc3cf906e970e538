import { rowsOfBatch } from '../../document/batch'
import type { Change, Training } from '../../document/types'

type BatchSize = Training['batchSize']

/** How a run uses up the rows of its data, step by step. */
export interface Batching {
  readonly rows: number // training rows
  readonly batchSize: BatchSize // before the first change
  readonly changes: readonly Change[]
}

/** Rows used by the steps before `step`, every epoch anew. */
export function rowsUsed(batching: Batching, step: number): number {
  const { rows } = batching
  let used = 0
  for (const { from, until, batch, batches } of stretches(batching)) {
    const epochs = Math.min(Math.floor((step - from) / batches), until)
    used += epochs * rows
    if (epochs < until) return used + Math.min(rows, (step - from - epochs * batches) * batch)
  }
  return used
}

/** The first step before which at least `wanted` rows were used. */
export function stepUsing(batching: Batching, wanted: number): number {
  const { rows } = batching
  let used = 0
  for (const { from, until, batch, batches } of stretches(batching)) {
    const epochs = Math.min(Math.floor((wanted - used) / rows), until)
    used += epochs * rows
    if (epochs < until) return from + epochs * batches + Math.ceil((wanted - used) / batch)
  }
  return 0
}

/** The last step before which at most `rows` rows were used: where a run stands that is not to be ahead of another. */
export function stepWithin(batching: Batching, rows: number): number {
  const step = stepUsing(batching, rows)
  return rowsUsed(batching, step) > rows ? step - 1 : step
}

interface Stretch {
  readonly from: number // its first step
  readonly until: number // epochs; Infinity for the last
  readonly batch: number
  readonly batches: number // steps of an epoch
}

/** Epochs with one size of the batch: a change acts from the next epoch on, or at once where an epoch begins. */
function* stretches({ rows, batchSize, changes }: Batching): Generator<Stretch> {
  const sizes = changes.filter((change) => change.field === 'batchSize')
  let from = 0
  for (;;) {
    const batch = rowsOfBatch(sizes.findLast(({ step }) => step <= from)?.value ?? batchSize, rows)
    const batches = Math.ceil(rows / batch)
    const next = sizes.find(({ step }) => step > from)
    const until = next ? Math.ceil((next.step - from) / batches) : Number.POSITIVE_INFINITY
    yield { from, until, batch, batches }
    from += until * batches
  }
}
