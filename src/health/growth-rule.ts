import { isFullBatch } from '../document/batch'
import type { HistoryRow } from '../trainer/protocol'
import { GROWING, ROUNDING } from '../trainer/run/growth'
import { type Finding, judged, ofRow, rowsFrom, stepOf, type Verdict, type Vitals, waiting } from './finding'
import { highest, isPriced, lowest, meanOf, SPAN, SWING, THROWN_OFF } from './loss-rows'
import { farthest, median } from './movement'
import { gentler, goOnWith, restartWith, smallerRate } from './smaller-rate'

/** A loss that rises in this many rows in a row, to twice what it was, is no noise: by chance 1 run of 32 rises five times. */
const RISES = 5
/** Without batches and dropout nothing is left to chance: this many are enough. */
const CERTAIN_RISES = 3
/** Rows after the first, and rises among them, that are no accident. */
const FEWEST = 3
/** First weights are about 1 or less: one so large was driven there. */
const WILD = 10

/** Does the loss run away, or stay far above that of the first weights? */
export function judgeGrowth(vitals: Vitals): Verdict {
  const finite = vitals.rows.filter(({ trainLoss }) => Number.isFinite(trainLoss))
  const rows = rowsFrom(finite, vitals.lastChange)
  const newest = rows.at(-1)
  if (!newest) return waiting('the first loss')
  const start = rowsFrom(finite, vitals.lastFunctions)[0]!
  const priced = isPriced(vitals.scenario) && newest.trainLoss < start.trainLoss
  const found =
    divergence(vitals, rows, newest) ??
    raised(vitals, rowsFrom(finite, vitals.lastTyped), newest) ??
    (priced || vitals.raise ? null : growing(vitals, rows, newest)) ??
    thrownOff(vitals, rows, start) ??
    (priced || vitals.raise ? null : rising(vitals, rows, newest))
  if (found) return judged(found)
  return rows.length > RISES ? judged() : waiting(`${RISES} rows of the history with these settings`)
}

/** The next step could not be committed. */
function divergence(vitals: Vitals, rows: readonly HistoryRow[], newest: HistoryRow): Finding | null {
  const { diverged } = vitals
  if (!diverged) return null
  return {
    id: 'diverged',
    severity: 'problem',
    title: 'The run has diverged',
    cause: [
      `The ${diverged.tensor} of the next step is no longer a finite number; at step `,
      stepOf(newest),
      ' the training loss was ',
      ofRow(newest, 'trainLoss'),
      '. Each update overshot by more than the last: the learning rate ',
      ofRow(newest, 'learningRate'),
      ' is too large.',
    ],
    place: { curves: 'loss', rate: true },
    repair: restartWith(smallerRate(rateOf(vitals), rows, isFull(vitals))),
  }
}

/** A loss far above its best since a change that raises it. */
function raised({ raise }: Vitals, rows: readonly HistoryRow[], newest: HistoryRow): Finding | null {
  if (!raise || !isFarAbove(newest, lowest(rows))) return null
  return {
    id: 'raised',
    severity: 'warning',
    title: 'The loss has grown',
    cause: [...farAbove(newest, lowest(rows)), `. ${raise.words}`],
    place: { curves: 'loss' },
    repair: raise.repair,
  }
}

function isFarAbove({ trainLoss }: HistoryRow, best: HistoryRow): boolean {
  return trainLoss > GROWING * best.trainLoss && trainLoss > ROUNDING
}

function farAbove(newest: HistoryRow, best: HistoryRow): Finding['cause'] {
  return [
    'The training loss is ',
    ofRow(newest, 'trainLoss'),
    ', more than a hundred times its best, ',
    ofRow(best, 'trainLoss'),
    ' at step ',
    stepOf(best),
  ]
}

/** A loss far above its best. */
function growing(vitals: Vitals, rows: readonly HistoryRow[], newest: HistoryRow): Finding | null {
  const best = lowest(rows)
  if (!isFarAbove(newest, best)) return null
  return {
    id: 'growing',
    severity: 'problem',
    title: 'The loss is growing',
    cause: [...farAbove(newest, best), '. The updates overshoot: the learning rate ', ofRow(newest, 'learningRate'), ' is too large.'],
    place: { curves: 'loss', rate: true },
    repair: restartWith(isFull(vitals) ? smallerRate(rateOf(vitals), rows, true) : gentler(vitals)),
  }
}

/** A loss that rises from row to row. */
function rising(vitals: Vitals, rows: readonly HistoryRow[], newest: HistoryRow): Finding | null {
  const many = isFull(vitals) && vitals.scenario.training.dropout === 0 ? CERTAIN_RISES : RISES
  const last = rows.slice(-1 - many)
  const first = last[0]!
  const rises = last.length > many && last.every((row, k) => k === 0 || row.trainLoss > last[k - 1]!.trainLoss)
  if (!rises || newest.trainLoss <= 2 * first.trainLoss || newest.trainLoss <= ROUNDING) return null
  return {
    id: 'rising',
    severity: 'warning',
    title: 'The loss is rising',
    cause: [
      `The training loss rose ${many} times one after another, from `,
      ofRow(first, 'trainLoss'),
      ' at step ',
      stepOf(first),
      ' to ',
      ofRow(newest, 'trainLoss'),
      '. The learning rate ',
      ofRow(newest, 'learningRate'),
      ' is too large here.',
    ],
    place: { curves: 'loss', rate: true },
    repair: goOnWith(smallerRate(newest.learningRate, rows, isFull(vitals))),
  }
}

function rateOf({ scenario }: Vitals): number {
  return scenario.training.learningRate
}

function isFull({ scenario, trainingRows }: Vitals): boolean {
  return isFullBatch(scenario.training, trainingRows)
}

/** A loss that comes to rest nowhere below that of the first weights: the steps have thrown the weights off. */
function thrownOff(vitals: Vitals, rows: readonly HistoryRow[], start: HistoryRow): Finding | null {
  const { lastChange, lastTyped } = vitals
  const late = rows.filter(({ step }) => step > lastChange).slice(-2 * SPAN)
  const losses = late.map(({ trainLoss }) => trainLoss)
  const steps = losses.slice(1).map((loss, k) => loss - losses[k]!)
  const rising = steps.every((change) => change > 0)
  if (late.length < 2 || (lastChange === 0 && (late.length < FEWEST || rising))) return null // too few, or another rule
  const swings = meanOf(steps.map(Math.abs)) >= SWING * meanOf(losses) && steps.filter((change) => change > 0).length >= FEWEST
  const far = THROWN_OFF * start.trainLoss
  const before = vitals.rows.findLast(({ step }) => step <= lastChange && step >= lastTyped) ?? rows[0]!
  const settled = before.trainLoss >= far || isPriced(vitals.scenario) // what is high now need not be so by the rate in force
  const limit = swings && late.length === 2 * SPAN ? start.trainLoss : far
  if (median(losses) < Math.max(limit, ROUNDING) || (settled && !swings)) return null
  const { schedule, learningRate } = vitals.scenario.training
  // with a constant rate the rows tell which rate the run had learned by
  const earlier = vitals.rows.findLast((row) => row.step <= lastChange && row.learningRate < learningRate)
  const learnedBy = !settled && earlier && schedule.kind === 'constant' ? earlier.learningRate : Number.POSITIVE_INFINITY
  const { index, value } = farthest(vitals.parameters)
  const wild = Math.abs(value) >= WILD
  return {
    id: 'thrown-off',
    severity: 'problem',
    title: 'The learning rate is too large',
    cause: [
      'Since step ',
      stepOf(late[0]!),
      ' the training loss was between ',
      ofRow(lowest(late), 'trainLoss'),
      ' and ',
      ofRow(highest(late), 'trainLoss'),
      '; at step ',
      stepOf(start),
      ' it was ',
      ofRow(start, 'trainLoss'),
      '. The updates overshoot: the learning rate ',
      ofRow(late.at(-1)!, 'learningRate'),
      ' is too large',
      ...(wild
        ? ([
            ', and has thrown weights and biases as far as ',
            { value, record: ['parameters', vitals.step, index], format: 'number' },
          ] as const)
        : []),
      '.',
    ],
    place: { curves: 'loss', rate: true },
    repair: restartWith(Math.min(learnedBy, gentler(vitals))),
  }
}

/** The row of the highest loss before the last change, where a larger rate made it far higher than the first, and it is not far below that now. */
export function highBefore({ rows: all, lastChange, lastTyped }: Vitals): HistoryRow | null {
  const rows = rowsFrom(all, lastTyped)
  const [start] = rows
  const newest = rows.at(-1)
  const before = rows.filter(({ step }) => step <= lastChange)
  if (!start || !newest || before.length === 0 || newest.trainLoss < start.trainLoss / 2) return null
  const high = highest(before)
  return high.trainLoss >= THROWN_OFF * start.trainLoss && high.learningRate >= 2 * newest.learningRate ? high : null
}
