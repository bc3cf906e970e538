import { isFullBatch } from '../document/batch'
import { LIMITS } from '../document/ranges'
import type { HistoryRow } from '../trainer/protocol'
import { ROUNDING } from '../trainer/run/growth'
import { type Finding, judged, ofRow, rowsFrom, stepOf, type Verdict, type Vitals, waiting } from './finding'
import { highest, lowest, meanOf, SPAN, SWING, THROWN_OFF, withoutUnits } from './loss-rows'
import { median, moved, totalNorm } from './movement'
import { goOnWith, tidy } from './smaller-rate'

/** A bounce: the loss swings, is no lower than before, and is this far above its best. */
const ABOVE_BEST = 1.5
/** Flat: less than this share of the loss in this many steps, so halving it takes thousands of steps. */
const FLAT = 0.01
const FLAT_STEPS = 50
/** A common rule of thumb: an update moves the weights by about 0.001 of themselves; a tenth of that is little, ten times that is much. */
const LITTLE = 1e-4
const MUCH = 1e-2
/** The gradient is still at least this share of its greatest: the loss is flat, but not because a minimum is near. */
const STILL_STEEP = 0.5

/** Is the learning rate so large that the loss bounces, or so small that nothing happens? For a loss that does not run away. */
export function judgeRate(vitals: Vitals): Verdict {
  const { rows: all, lastChange, step, trace } = vitals
  const rows = rowsFrom(all, lastChange)
  const newest = rows.at(-1)
  if (!newest || !trace || step - lastChange < 2 * SPAN || rows.length < 2 * SPAN) {
    return waiting(`${2 * SPAN} rows of the history with these settings`)
  }
  return judged(...[bouncing(vitals, rows) ?? flat(vitals, rows, newest)].filter((finding) => finding !== null))
}

/** A loss that is thrown about, or has been thrown off, and comes no lower. */
function bouncing({ scenario, raise }: Vitals, rows: readonly HistoryRow[]): Finding | null {
  if (withoutUnits(scenario)) return null
  const losses = rows.map(({ trainLoss }) => trainLoss)
  const late = losses.slice(-SPAN)
  const mean = meanOf(late)
  const swing = meanOf(late.map((loss, k) => Math.abs(loss - losses[losses.length - SPAN + k - 1]!)))
  const best = lowest(rows.slice(0, -SPAN))
  const span = rows.slice(-SPAN)
  const better = mean < meanOf(losses.slice(-2 * SPAN, -SPAN)) || mean < ABOVE_BEST * best.trainLoss || mean < ROUNDING
  // with a penalty the loss of the data alone comes to rest above its best: that is the price of small weights
  const thrownOff = mean >= THROWN_OFF * best.trainLoss && scenario.training.penalty.kind === 'none' && !raise
  if (better || (swing < SWING * mean && !thrownOff)) return null
  return tooLarge(
    [
      `In the last ${SPAN} rows of the history the training loss was between `,
      ofRow(lowest(span), 'trainLoss'),
      ' and ',
      ofRow(highest(span), 'trainLoss'),
      `, no lower than in the ${SPAN} rows before; its best was `,
      ofRow(best, 'trainLoss'),
      ' at step ',
      stepOf(best),
      '. The updates overshoot.',
    ],
    span.at(-1)!.learningRate,
  )
}

/** A loss that does not fall though the gradient is there: the weights hardly move, or jump from side to side. */
function flat(vitals: Vitals, rows: readonly HistoryRow[], newest: HistoryRow): Finding | null {
  const { scenario, lastChange, lastFunctions, trace, trainingRows, step } = vitals
  const { training } = scenario
  const before = rows.findLast((row) => row.step <= newest.step - FLAT_STEPS)
  if (!before || !trace || step - lastChange < FLAT_STEPS) return null
  if (Math.abs(newest.trainLoss - before.trainLoss) >= FLAT * before.trainLoss || newest.trainLoss <= ROUNDING) return null
  const norms = rowsFrom(vitals.rows, lastFunctions)
    .map(totalNorm)
    .filter((norm) => !Number.isNaN(norm))
  if (median(norms.slice(-5)) < STILL_STEEP * norms.reduce((a, b) => Math.max(a, b), 0)) return null
  const share = moved(trace)
  const cause = [
    `In ${FLAT_STEPS} steps the training loss went only from `,
    ofRow(before, 'trainLoss'),
    ' to ',
    ofRow(newest, 'trainLoss'),
    ', and the last update was ',
    { value: share, record: ['health', trace.step, 'moved'], format: 'number' },
    ' times as long as the weights themselves, although the gradient has not shrunk. ',
  ] as const
  if (share > MUCH && isFullBatch(training, trainingRows) && !withoutUnits(scenario))
    return tooLarge([...cause, 'The updates jump from one side of the valley to the other.'], newest.learningRate)
  if (share > LITTLE || newest.learningRate >= LIMITS.learningRate.max) return null
  const { min, max } = LIMITS.learningRate
  const larger = tidy(Math.max(min, Math.min(max, 10 * newest.learningRate)))
  return {
    id: 'too-small',
    severity: 'warning',
    title: 'The learning rate is too small',
    cause: [...cause, 'The learning rate ', ofRow(newest, 'learningRate'), ' is too small.'],
    place: { curves: 'loss' },
    repair: goOnWith(larger),
  }
}

function tooLarge(cause: Finding['cause'], learningRate: number): Finding {
  const half = tidy(Math.max(LIMITS.learningRate.min, learningRate / 2))
  return {
    id: 'too-large',
    severity: 'warning',
    title: 'The learning rate is too large',
    cause,
    place: { curves: 'loss', rate: true },
    repair: goOnWith(half),
  }
}
