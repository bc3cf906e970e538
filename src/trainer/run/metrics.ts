import type { Dataset, Split } from '../../data/dataset'
import { accuracy, confusion } from '../../engine/network/classes'
import type { Loss } from '../../engine/network/loss-kinds'
import { batchLoss } from '../../engine/network/losses'
import type { Network } from '../../engine/network/network'
import { createMeasurer } from '../../kernels/door'
import { MEASURED } from '../../kernels/measurer'
import type { HistoryRow, Outputs } from '../protocol'

/** Data losses and outputs of all rows at one set of parameters, without dropout and penalty; resumable row by row. */
export interface Evaluator {
  /** Starts over; the parameters must stay until all rows are done. */
  begin(network: Network, parameters: Float64Array, loss: Loss): void
  /** Works on up to `count` more rows; true when training and test rows are done. */
  accumulate(count: number): boolean
  /** What the finished evaluation found. */
  metrics(): Pick<HistoryRow, 'trainLoss' | 'testLoss' | 'trainAccuracy' | 'testAccuracy'>
  /** Largest |a − y| of an output of a training row in the finished evaluation. */
  farthest(): number
  /** A copy of the outputs of the finished evaluation. */
  outputs(step: number): Outputs
}

export function createEvaluator(dataset: Dataset, split: Split, shape: Network): Evaluator {
  const { X, Y, task } = dataset
  const width = Y.columns
  const values = new Float64Array(Y.rows * width)
  const measurer = createMeasurer(shape, X, Y)
  const parts = [split.train, split.test] as const
  const sums = [0, 0]
  let loss: Loss = 'mse'
  let part = 0
  let cursor = 0

  function chunk(rows: Int32Array, from: number, to: number): void {
    sums[part] = measurer.run(rows, from, to, sums[part]!)
    const { outputs } = measurer
    for (let s = 0, k = 0; s < to - from; s++) {
      const at = rows[from + s]! * width
      for (let j = 0; j < width; j++) values[at + j] = outputs[k++]!
    }
  }

  const lossOf = (k: 0 | 1) => (parts[k].length === 0 ? Number.NaN : batchLoss(loss, sums[k]!, parts[k].length))
  const accuracyOf = (k: 0 | 1) => (task === 'regression' ? Number.NaN : accuracy(values, Y, parts[k]))

  return {
    begin(network, parameters, by) {
      measurer.begin(network, parameters, by)
      loss = by
      part = 0
      cursor = 0
      sums.fill(0)
    },
    accumulate(count) {
      let left = count
      while (left > 0 && part < 2) {
        const rows = parts[part]!
        const to = Math.min(rows.length, cursor + Math.min(left, MEASURED))
        if (to > cursor) chunk(rows, cursor, to)
        left -= to - cursor
        cursor = to
        if (cursor < rows.length) continue
        part += 1
        cursor = 0
      }
      return part === 2
    },
    metrics: () => ({ trainLoss: lossOf(0), testLoss: lossOf(1), trainAccuracy: accuracyOf(0), testAccuracy: accuracyOf(1) }),
    farthest() {
      let farthest = 0
      for (const row of split.train) {
        for (let at = row * width; at < (row + 1) * width; at++) {
          const distance = Math.abs(values[at]! - Y.values[at]!)
          if (distance > farthest) farthest = distance
        }
      }
      return farthest
    },
    outputs(step) {
      const counts = task === 'regression' ? null : { train: confusion(values, Y, split.train), test: confusion(values, Y, split.test) }
      return { step, values: values.slice(), confusion: counts, mistakes: counts && offDiagonal(counts.train) }
    },
  }
}

/** Rows of a class that were taken for another one. */
function offDiagonal(counts: Int32Array): number {
  const classes = Math.sqrt(counts.length)
  let sum = 0
  for (let k = 0; k < counts.length; k++) if (k % (classes + 1) !== 0) sum += counts[k]!
  return sum
}

/** Every step up to here has a history row. */
const FIRST_ROWS = 100
/** The same of a run by hand, whose data rows times parameters are at most this. */
const FIRST_ROWS_BY_HAND = 1000
const BY_HAND = 1000
/** Steps between two rows at most, where a row costs no more than this: an online run trembles within its epochs. */
const MOST_STEPS = 15
const CHEAP = 100_000
/** Above this a row costs as much as hundreds of steps. */
const DEAR = 20_000_000

/**
 * Whether parameters `step` have a history row: all up to 100, then about one an epoch, counted from step 0, in a small run one in 15
 * steps where the epochs are longer. In a run by hand all up to
 * 1,000, then one in a step more than an epoch: the perceptron rule, which comes round with the rows, would else seem to rest.
 * Where a row is dear: one an epoch, and three within the first, at its eighth, quarter and half.
 * @param cost data rows times parameters
 */
export function rowDue(step: number, batchesPerEpoch: number, cost: number): boolean {
  const epoch = Math.max(1, batchesPerEpoch)
  if (cost > DEAR) return step % epoch === 0 || (step < epoch && [8, 4, 2].some((part) => step === Math.ceil(epoch / part)))
  if (cost > BY_HAND) return step <= FIRST_ROWS || step % (cost > CHEAP ? epoch : Math.min(epoch, MOST_STEPS)) === 0
  return step <= FIRST_ROWS_BY_HAND || step % (epoch === 1 ? 1 : epoch + 1) === 0
}

/** Norms where no step has led here, or it is no longer known. */
export function unknownNorms(network: Network): number[] {
  return network.layers.map(() => Number.NaN)
}

/** Per layer, biases included, in the engine's own order: the same bits as Stepper.gradientNorms. */
export function normsOf(network: Network, gradient: Float64Array): number[] {
  return network.layers.map(({ W, b, out }) => {
    let sum = 0
    for (let p = W; p < b + out; p++) sum += gradient[p]! * gradient[p]!
    return Math.sqrt(sum)
  })
}
