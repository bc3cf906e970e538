import { createWorkspace, type Dropout, forward, gather } from '../network/backprop'
import { type Loss, requirePair } from '../network/loss-kinds'
import { batchLoss, sampleLosses } from '../network/losses'
import type { Matrix } from '../network/matrix'
import type { Network } from '../network/network'
import { type PenaltySpec, penaltyValue } from '../step/penalties'
import { createKinkSearch, penaltyHasKink } from './kinks'

/** A batch exactly as one step saw it: its loss is a function of the parameters alone, since the masks are given. */
export interface SeenBatch {
  readonly network: Network
  readonly X: Matrix
  readonly Y: Matrix
  readonly rows: Int32Array
  readonly dropout: Dropout | null
  readonly loss: Loss
  readonly penalty: PenaltySpec
  readonly trainingRows: number // n of the nielsen penalties
}

/** Central differences of one parameter at several h, beside the gradient that backpropagation gave. */
export interface GradientCheck {
  readonly hs: Float64Array
  readonly differences: Float64Array // NaN where p ± h are the same double, or a loss is not finite
  readonly errors: Float64Array // relative, of each difference
  readonly kinks: Uint8Array // 1 where a corner lies between p − h and p + h: the loss is not smooth there
}

/** Below this size two numbers are compared as they are, not by their ratio. */
const SMALLEST = 1e-12

/** |a − b| / max(|a|, |b|, 1e−12). */
export function relativeError(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), SMALLEST)
}

/**
 * Checks `gradient` = dL/dp of the parameter at `index` by (L(p + h) − L(p − h)) / 2h for each h, where L is the data loss of the batch
 * plus the penalty, added up in the order of the step. `parameters` are not changed. Pauses after each chunk of `chunk` rows.
 * @throws RangeError when the parameter, the rows, the masks or an h do not fit
 */
export function* checkGradient(
  batch: SeenBatch,
  parameters: Float64Array,
  index: number,
  gradient: number,
  hs: readonly number[],
  chunk = 64,
): Generator<void, GradientCheck, void> {
  requireFit(batch, parameters, index, hs)
  const { network, X, Y, rows, dropout, loss, penalty, trainingRows } = batch
  const workspace = createWorkspace(network, Math.max(1, Math.min(rows.length, chunk)))
  const search = createKinkSearch(network, workspace.capacity)
  const moved = parameters.slice()
  const last = network.layers.length - 1
  const { out } = network.layers[last]

  /** Passes the rows from..to−1 with the parameter at `value`. */
  function pass(value: number, from: number, to: number): void {
    moved[index] = value
    forward(network, moved, X, rows, from, to, workspace, dropout)
  }

  /** `sum` plus the sample losses of the rows that were passed. */
  function addLosses(sum: number, from: number, to: number): number {
    gather(Y, rows, from, to, workspace.y)
    sampleLosses(loss, workspace.z[last], workspace.a[last], workspace.y, to - from, out, workspace.sampleLoss)
    for (let s = 0; s < to - from; s++) sum += workspace.sampleLoss[s]
    return sum
  }

  function totalLoss(value: number, sum: number): number {
    moved[index] = value
    return batchLoss(loss, sum, rows.length) + penaltyValue(penalty, network, moved, trainingRows)
  }

  const p = parameters[index]
  const check = { hs: Float64Array.from(hs), differences: emptyList(hs), errors: emptyList(hs), kinks: new Uint8Array(hs.length) }
  for (let k = 0; k < hs.length; k++) {
    const low = p - hs[k]
    const high = p + hs[k]
    let below = 0
    let above = 0
    let kink = penaltyHasKink(penalty, network, index, low, high)
    for (let from = 0; from < rows.length; from += workspace.capacity) {
      const to = Math.min(from + workspace.capacity, rows.length)
      const seeking = kink ? null : search
      seeking?.begin()
      if (seeking) pass(p, from, to)
      seeking?.note(workspace, to - from, true)
      pass(low, from, to)
      below = addLosses(below, from, to)
      seeking?.note(workspace, to - from, false)
      pass(high, from, to)
      above = addLosses(above, from, to)
      seeking?.note(workspace, to - from, false)
      if (seeking?.found(dropout?.masks ?? null, from, to - from)) kink = true
      yield
    }
    const difference = (totalLoss(high, above) - totalLoss(low, below)) / (high - low) // the true distance: p ± h are rounded
    check.differences[k] = Number.isFinite(difference) ? difference : Number.NaN
    check.errors[k] = relativeError(check.differences[k], gradient)
    check.kinks[k] = kink ? 1 : 0
  }
  return check
}

function emptyList(hs: readonly number[]): Float64Array {
  return new Float64Array(hs.length).fill(Number.NaN)
}

function requireFit({ network, X, rows, dropout, loss }: SeenBatch, parameters: Float64Array, index: number, hs: readonly number[]): void {
  const { layers, parameterCount } = network
  requirePair(loss, layers[layers.length - 1].activation)
  if (parameters.length !== parameterCount) {
    throw new RangeError(`the network has ${parameterCount} parameters, not ${parameters.length}`)
  }
  if (!Number.isInteger(index) || index < 0 || index >= parameterCount) {
    throw new RangeError(`parameter ${index} is outside 0..${parameterCount - 1}`)
  }
  if (rows.length === 0) throw new RangeError('a batch needs at least 1 row')
  for (const row of rows) if (row < 0 || row >= X.rows) throw new RangeError(`row ${row} is outside 0..${X.rows - 1}`)
  for (const h of hs) if (!(h > 0) || !Number.isFinite(h)) throw new RangeError(`h must be above 0, not ${h}`)
  if (dropout === null) return
  for (const [l, { out }] of layers.slice(0, -1).entries()) {
    const length = dropout.masks[l]?.length
    if (length !== rows.length * out) {
      throw new RangeError(`the mask of hidden layer ${l + 1} needs ${rows.length * out} entries, not ${length}`)
    }
  }
}
