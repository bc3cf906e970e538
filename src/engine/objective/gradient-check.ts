import { backward, createWorkspace, type Dropout, forward } from '../network/backprop'
import { type Loss, requirePair } from '../network/loss-kinds'
import { batchLoss } from '../network/losses'
import type { Inputs, Matrix } from '../network/matrix'
import type { Network } from '../network/network'
import { type PenaltySpec, penaltyValue } from '../step/penalties'
import { createKinkSearch, type KinkSearch, penaltyHasKink } from './kinks'
import { addRoundOff } from './round-off'

/** A batch exactly as one step saw it: its loss is a function of the parameters alone, since the masks are given. */
export interface SeenBatch {
  readonly network: Network
  readonly X: Inputs
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
  readonly roundOff: Float64Array // how far rounding may have moved each difference
  readonly truncation: Float64Array // how far each difference may be from the slope because h is not 0, as far as the others tell
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
  const p = parameters[index]

  /** Passes the rows from..to−1 forward with the parameter at `value`. */
  function pass(value: number, from: number, to: number): void {
    moved[index] = value
    forward(network, moved, X, rows, from, to, workspace, dropout)
  }

  /** The losses at `low` and `high`, how far rounding may have moved them together, and whether a corner lies between. */
  function* lossesAt(low: number, high: number, search: KinkSearch | null): Generator<void, Losses, void> {
    const ends = [low, high]
    const sums = [0, 0]
    const moves = [0, 0]
    let kink = penaltyHasKink(penalty, network, index, low, high)
    for (let from = 0; from < rows.length; from += workspace.capacity) {
      const to = Math.min(from + workspace.capacity, rows.length)
      const seeking = kink ? null : search
      seeking?.begin()
      if (seeking) pass(p, from, to)
      seeking?.note(workspace, to - from, true)
      for (const [end, value] of ends.entries()) {
        pass(value, from, to)
        seeking?.note(workspace, to - from, false)
        backward(network, moved, Y, rows, from, to, loss, rows.length, workspace, dropout)
        moves[end] = addRoundOff(moves[end], network, moved, workspace, to - from, loss, rows.length, dropout)
        for (let s = 0; s < to - from; s++) sums[end] += workspace.sampleLoss[s]
        yield
      }
      if (seeking?.found(dropout?.masks ?? null, from, to - from)) kink = true
    }
    const [below, above] = ends.map((value, end) => {
      moved[index] = value
      const dataLoss = batchLoss(loss, sums[end], rows.length)
      const cost = penaltyValue(penalty, network, moved, trainingRows)
      moves[end] += Math.sqrt(rows.length) * dataLoss + Math.sqrt(moved.length) * cost
      return dataLoss + cost
    })
    const distance = high - low // the true one: p ± h are rounded
    return { difference: (above - below) / distance, roundOff: (Number.EPSILON * (moves[0] + moves[1])) / distance, kink }
  }

  const list = () => new Float64Array(hs.length).fill(Number.NaN)
  const check = { hs: Float64Array.from(hs), differences: list(), errors: list(), roundOff: list(), kinks: new Uint8Array(hs.length) }
  const wider = list() // the differences at 2h
  for (const [k, h] of hs.entries()) {
    const { difference, roundOff, kink } = yield* lossesAt(p - h, p + h, search)
    check.differences[k] = Number.isFinite(difference) ? difference : Number.NaN
    check.errors[k] = relativeError(check.differences[k], gradient)
    check.roundOff[k] = roundOff
    check.kinks[k] = kink ? 1 : 0
    wider[k] = (yield* lossesAt(p - 2 * h, p + 2 * h, null)).difference
  }
  return { ...check, truncation: truncationOf(check, wider) }
}

interface Losses {
  readonly difference: number
  readonly roundOff: number
  readonly kink: boolean
}

/** The error of a difference grows with h², so a third of the change from h to 2h; its next term may take as much again. */
const TRUNCATION = 2 / 3

/**
 * How far each difference may be from the slope because h is not 0: its distance from the best known difference, and the error of that
 * one. The best is that with the smallest sum of round-off and truncation, from the smallest h on while each agrees with the best so far.
 */
function truncationOf(
  { hs, differences, roundOff, kinks }: Omit<GradientCheck, 'truncation' | 'errors'>,
  wider: Float64Array,
): Float64Array {
  let best = { difference: Number.NaN, error: Number.POSITIVE_INFINITY }
  let before = 0
  for (const k of [...hs.keys()].sort((a, b) => hs[a] - hs[b])) {
    if (Number.isNaN(differences[k]) || kinks[k] === 1) continue
    const change = TRUNCATION * Math.abs(wider[k] - differences[k])
    const error = roundOff[k] + Math.max(change, before) // a change that happens to be 0 is not trusted
    before = change
    if (Math.abs(differences[k] - best.difference) > error + best.error) break
    if (error < best.error) best = { difference: differences[k], error }
  }
  return differences.map((difference) => Math.abs(difference - best.difference) + best.error)
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
