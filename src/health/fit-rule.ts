import type { HistoryRow } from '../trainer/protocol'
import { judged, ofRow, type Repair, rowsFrom, stepOf, type Verdict, type Vitals, waiting } from './finding'

/** Rows whose mean stands for a place in the curve: single rows are noisy. */
const SPAN = 5
/** The test loss is this many times its lowest: beyond the noise of a small set of test rows. */
const RISEN = 1.1
/** The training loss is at most this part of what it was there: less is noise, as of dropout. */
const FALLEN = 0.9
/** Rows since the lowest: a curve that has just turned may turn again. */
const AGO = 10

/** Does the training loss go on falling while that of rows not trained on rises? */
export function judgeFit({ rows: all, lastChange, scenario }: Vitals): Verdict {
  const rows = rowsFrom(all, lastChange)
  const newest = rows.at(-1)
  if (newest && Number.isNaN(newest.testLoss)) return waiting('test rows, and this run has none')
  if (!newest || rows.length < AGO + 2 * SPAN) return waiting(`${AGO + 2 * SPAN} rows of the history`)
  const test = means(rows, ({ testLoss }) => testLoss)
  const train = means(rows, ({ trainLoss }) => trainLoss)
  const best = test.indexOf(Math.min(...test))
  const end = test.length - 1
  if (end - best < AGO || test[end]! < RISEN * test[best]! || train[end]! > FALLEN * train[best]!) return judged()
  const lowest = rows[best + (SPAN >> 1)]!
  return judged({
    id: 'overfitting',
    severity: 'warning',
    title: 'Overfitting',
    cause: [
      'Since step ',
      stepOf(lowest),
      ' the training loss fell from ',
      ofRow(lowest, 'trainLoss'),
      ' to ',
      ofRow(newest, 'trainLoss'),
      ', but the test loss rose from ',
      ofRow(lowest, 'testLoss'),
      ' to ',
      ofRow(newest, 'testLoss'),
      ': the network learns the noise of its training rows.',
    ],
    place: { curves: 'loss' },
    repair: against(scenario),
  })
}

/** Dropout where there are hidden units and none yet, else a weight penalty, each from the start: what is learned by heart stays learned. */
function against({ network, training: { dropout, penalty } }: Vitals['scenario']): Repair {
  if (dropout === 0 && network.hidden.length > 0) return { kind: 'restart', words: 'dropout 0.3', patch: { training: { dropout: 0.3 } } }
  const lambda = penalty.kind === 'l2' ? Number(Math.min(10, 2 * penalty.lambda).toPrecision(2)) : 0.01
  const form = penalty.kind === 'l2' ? penalty.form : 'half'
  return {
    kind: 'restart',
    words: `weight penalty L2 with λ ${lambda}`,
    patch: { training: { penalty: { kind: 'l2', form, lambda } } },
  }
}

/** Means of SPAN rows each, one for every place they can begin at. */
function means(rows: readonly HistoryRow[], read: (row: HistoryRow) => number): number[] {
  return rows.slice(SPAN - 1).map((_, k) => {
    let sum = 0
    for (let j = 0; j < SPAN; j++) sum += read(rows[k + j]!)
    return sum / SPAN
  })
}
