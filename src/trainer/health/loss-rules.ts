import { LIMITS } from '../../document/ranges'
import type { HistoryRow } from '../protocol'
import { type Finding, judged, ofRow, type Repair, rowsFrom, stepOf, type Verdict, type Vitals, waiting } from './finding'
import { largestWeight, median, moved, totalNorm } from './movement'

/** As `growth.ts`: a loss so many times its best is on its way out, whatever the noise. */
const GROWN = 100
/** Losses below are rounding. */
const ROUNDING = 1e-12
/** A loss that rises in so many rows one after another, to twice what it was, is no noise: by chance 1 run of 32 rises five times. */
const RISES = 5
/** Rows that are compared with as many before them: fewer are noise, more are slow to tell. */
const SPAN = 10
/** A bounce: the loss moves by this share of itself from row to row, is no lower than before, and is this far above its best: mini-batches alone do less. */
const SWING = 0.2
const ABOVE_BEST = 1.5
/** Without a bounce: the loss stays at so many times its best. */
const THROWN_OFF = 2
/** Rows after the first, and rises among them, that are no accident. */
const FEWEST = 3
/** First weights are about 1 or less: one so large was driven there. */
const WILD = 10
/** Flat: less than this share of the loss in so many steps, so halving it takes thousands of steps. */
const FLAT = 0.01
const FLAT_STEPS = 50
/** A common rule of thumb: an update moves the weights by about 0.001 of themselves; a tenth of that is little, ten times that is much. */
const LITTLE = 1e-4
const MUCH = 1e-2
/** The gradient is still at least this share of its greatest: the loss is flat, but not because a minimum is near. */
const STILL_STEEP = 0.5

/** Does the loss run away, or stay far above that of the first weights? */
export function judgeGrowth(vitals: Vitals): Verdict {
  const { diverged, lastChange, scenario, trainingRows } = vitals
  const finite = vitals.rows.filter(({ trainLoss }) => Number.isFinite(trainLoss))
  const rows = rowsFrom(finite, lastChange)
  const newest = rows.at(-1)
  if (!newest) return waiting('the first loss')
  const { learningRate } = scenario.training
  const full = scenario.training.batchSize === 'full' || trainingRows === 1
  const smaller = smallerRate(learningRate, rows, full)
  const words = `learning rate ${smaller}`
  const place = { curves: true } as const
  if (diverged) {
    return judged({
      id: 'diverged',
      severity: 'problem',
      title: 'The run has diverged',
      cause: [
        `The ${diverged.tensor} of the next step is no longer a finite number; at step `,
        stepOf(newest),
        ' the training loss was ',
        ofRow(newest, 'trainLoss'),
        '. Every update overshot further than the one before: the learning rate ',
        ofRow(newest, 'learningRate'),
        ' is too large.',
      ],
      place,
      repair: restartWith(smaller),
    })
  }
  const start = rowsFrom(finite, vitals.lastFunctions)[0]!
  const best = lowest(rows)
  const priced = isPriced(scenario) && newest.trainLoss < start.trainLoss
  if (newest.trainLoss > GROWN * best.trainLoss && newest.trainLoss > ROUNDING && !priced) {
    return judged({
      id: 'growing',
      severity: 'problem',
      title: 'The loss is growing',
      cause: [
        'The training loss is ',
        ofRow(newest, 'trainLoss'),
        ', more than a hundred times its best, ',
        ofRow(best, 'trainLoss'),
        ' at step ',
        stepOf(best),
        '. The updates overshoot: the learning rate ',
        ofRow(newest, 'learningRate'),
        ' is too large.',
      ],
      place,
      repair: restartWith(full ? smaller : gentler(vitals)),
    })
  }
  const thrown = thrownOff(vitals, rows, start)
  if (thrown) return judged(thrown)
  const last = rows.slice(-1 - RISES)
  const first = last[0]!
  const rising = last.length > RISES && last.every((row, k) => k === 0 || row.trainLoss > last[k - 1]!.trainLoss)
  if (rising && newest.trainLoss > 2 * first.trainLoss && newest.trainLoss > ROUNDING && !priced) {
    return judged({
      id: 'rising',
      severity: 'warning',
      title: 'The loss is rising',
      cause: [
        `The training loss rose ${RISES} times one after another, from `,
        ofRow(first, 'trainLoss'),
        ' at step ',
        stepOf(first),
        ' to ',
        ofRow(newest, 'trainLoss'),
        '. The learning rate ',
        ofRow(newest, 'learningRate'),
        ' is too large here.',
      ],
      place,
      repair: { kind: 'change', words, change: { field: 'learningRate', value: smaller } },
    })
  }
  return rows.length > RISES ? judged() : waiting(`${RISES} rows of the history with these settings`)
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
  const { index, value } = largestWeight(vitals.network, vitals.parameters)
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
        ? ([', and has thrown the weights as far as ', { value, record: `parameters:${vitals.step}/${index}`, format: 'number' }] as const)
        : []),
      '.',
    ],
    place: { curves: true },
    repair: restartWith(Math.min(learnedBy, gentler(vitals))),
  }
}

/** The loss of the data alone, with all units in, is not what these settings make small: it may rise, and hover. */
function isPriced(scenario: Vitals['scenario']): boolean {
  return scenario.training.penalty.kind !== 'none' || withoutUnits(scenario)
}

function withoutUnits({ training: { dropout, pins } }: Vitals['scenario']): boolean {
  return dropout > 0 || pins.some(({ to }) => to === 'out')
}

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
function bouncing({ scenario }: Vitals, rows: readonly HistoryRow[]): Finding | null {
  if (withoutUnits(scenario)) return null
  const losses = rows.map(({ trainLoss }) => trainLoss)
  const late = losses.slice(-SPAN)
  const mean = meanOf(late)
  const swing = meanOf(late.map((loss, k) => Math.abs(loss - losses[losses.length - SPAN + k - 1]!)))
  const best = lowest(rows.slice(0, -SPAN))
  const span = rows.slice(-SPAN)
  const better = mean < meanOf(losses.slice(-2 * SPAN, -SPAN)) || mean < ABOVE_BEST * best.trainLoss || mean < ROUNDING
  // with a penalty the loss of the data alone comes to rest above its best: that is the price of small weights
  const thrownOff = mean >= THROWN_OFF * best.trainLoss && scenario.training.penalty.kind === 'none'
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
    scenario.training.learningRate,
  )
}

function lowest(rows: readonly HistoryRow[]): HistoryRow {
  return rows.reduce((a, b) => (b.trainLoss < a.trainLoss ? b : a))
}

function highest(rows: readonly HistoryRow[]): HistoryRow {
  return rows.reduce((a, b) => (b.trainLoss > a.trainLoss ? b : a))
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
    { value: share, record: `health:${trace.step}/moved`, format: 'number' },
    ' times as long as the weights themselves, though the gradient is as large as ever. ',
  ] as const
  const full = training.batchSize === 'full' || training.batchSize >= trainingRows
  if (share > MUCH && full && !withoutUnits(scenario))
    return tooLarge([...cause, 'The updates jump from one side of the valley to the other.'], training.learningRate)
  if (share > LITTLE || training.learningRate >= LIMITS.learningRate.max) return null
  const larger = tidy(Math.min(LIMITS.learningRate.max, 10 * training.learningRate))
  return {
    id: 'too-small',
    severity: 'warning',
    title: 'The learning rate is too small',
    cause: [...cause, 'The learning rate ', ofRow(newest, 'learningRate'), ' is too small.'],
    place: { curves: true },
    repair: { kind: 'change', words: `learning rate ${larger}`, change: { field: 'learningRate', value: larger } },
  }
}

function restartWith(learningRate: number): Repair {
  return { kind: 'restart', words: `learning rate ${learningRate}`, patch: { training: { learningRate } } }
}

function tooLarge(cause: Finding['cause'], learningRate: number): Finding {
  const half = tidy(Math.max(LIMITS.learningRate.min, learningRate / 2))
  return {
    id: 'too-large',
    severity: 'warning',
    title: 'The learning rate is too large',
    cause,
    place: { curves: true },
    repair: { kind: 'change', words: `learning rate ${half}`, change: { field: 'learningRate', value: half } },
  }
}

/**
 * A rate below the limit. In a bowl each full step multiplies the loss by (1 − rate·λ)², λ the steepest curvature: from the ratio r of the
 * last two losses rate / (1 + √r) is 1/λ, the rate that lands at its bottom. A quarter where the batch is a part of the rows.
 */
function smallerRate(rate: number, rows: readonly HistoryRow[], full: boolean): number {
  const [before, last] = rows.slice(-2)
  const neighbours = full && before && last && last.step === before.step + 1 && before.trainLoss > 0
  const factor = neighbours ? 1 + Math.sqrt(last.trainLoss / before.trainLoss) : 4
  return tidy(Math.max(LIMITS.learningRate.min, rate / Math.min(10, Math.max(2, factor))))
}

/**
 * A rate for runs whose steps have thrown the weights off. How far is in proportion to the rate: as many times smaller as the largest
 * weight or bias is larger than 1, about what first weights are; at least a quarter, at most a hundredth.
 */
function gentler({ parameters, scenario: { training } }: Vitals): number {
  const far = parameters.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return tidy(Math.max(LIMITS.learningRate.min, training.learningRate / Math.min(100, Math.max(4, far))))
}

/** With two significant digits: a number that a person would type. */
function tidy(rate: number): number {
  return Number(rate.toPrecision(2))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
