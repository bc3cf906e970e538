import { trainingAt } from '../document/training-at'
import type { ChangeField, ChangeInput, Document } from '../document/types'
import type { HistoryRow } from '../trainer/protocol'
import type { Raise } from './finding'
import { lowest } from './loss-rows'

/** Changes that raise a loss by themselves, in words. */
const RAISES: Partial<Record<ChangeField, string>> = {
  dropout: 'dropout was changed',
  maskPer: 'the dropout masks were changed',
  pins: 'units were pinned',
  penalty: 'the penalty was changed',
  parameter: 'a weight was typed',
  functions: 'the functions were changed',
}
/** A loss this many times its best had begun to grow before the change. */
const GROWN = 10

/** The last change that training feels, where it raises a loss by itself and the loss was still near its best then. */
export function raiseIn(
  { scenario, changes }: Pick<Document, 'scenario' | 'changes'>,
  rows: readonly HistoryRow[],
  step: number,
): Raise | null {
  const made = changes.filter((change) => change.step <= step && change.field !== 'stopping')
  const last = made.at(-1)
  const cause = last && RAISES[last.field]
  if (!last || !cause) return null
  const finite = rows.filter(({ trainLoss }) => Number.isFinite(trainLoss))
  const then = finite.findLast((row) => row.step <= last.step)
  if (!then) return null
  const best = lowest(finite)
  if (best.step > last.step || then.trainLoss > GROWN * best.trainLoss) return null
  const words = `It has grown since ${cause} at step ${last.step.toLocaleString('en-US')}.`
  if (last.field === 'parameter') {
    const { initialization } = scenario
    return { words, repair: { kind: 'restart', words: 'the first weights again', patch: { initialization } } }
  }
  const { training, activations } = trainingAt(scenario, made.slice(0, -1), step)
  const value = last.field === 'functions' ? { activations, loss: training.loss } : training[last.field]
  // the value is of the same field
  return { words, repair: { kind: 'change', words: 'the setting before this change', change: { field: last.field, value } as ChangeInput } }
}
