import { backward, createWorkspace, type Dropout, forward, gather } from '../network/backprop'
import { applyPins } from '../network/dropout'
import { batchLoss, sampleLosses } from '../network/losses'
import type { Inputs, Matrix } from '../network/matrix'
import type { Network } from '../network/network'
import { type StateName, stateNames } from './optimizers'
import { addPenaltyGradient } from './penalties'
import type { StepOutcome, StepSettings } from './step-settings'
import type { Evaluation, OutputsAfter, StepTrace } from './step-trace'

/** What a finished step leaves behind, enough to show any of its samples. Arrays are copied, never kept. */
export interface RecordedStep {
  readonly network: Network
  readonly X: Inputs
  readonly Y: Matrix
  readonly rows: Int32Array
  readonly settings: StepSettings
  readonly dropout: Dropout | null
  readonly before: Float64Array
  readonly after: Float64Array
  readonly dataGradient: Float64Array
  readonly totalGradient: Float64Array
  readonly update: Float64Array
  readonly outcome: StepOutcome
  readonly learningRate: number
  readonly stateBefore: readonly Float64Array[]
  readonly state: readonly Float64Array[]
  readonly products: readonly [number, number]
}

/** Samples worked on at once for the loss after the step, whose weighted sums nobody keeps. */
const CHUNK = 64

/**
 * Replays the forward and backward pass of the included samples at `before`; the kernels give the same bits as the step.
 * @param lossAfter whether the batch is worked through once more, at `after`
 */
export function recordTrace(recorded: RecordedStep, step: number, included: Int32Array | 'all', lossAfter: boolean): StepTrace {
  const { network, rows, settings, before, outcome } = recorded
  const positions = included === 'all' ? Int32Array.from(rows, (_, k) => k) : included.slice()
  const m = positions.length
  const shown = Int32Array.from(positions, (position) => rows[position])
  const dropout = recorded.dropout && { keep: recorded.dropout.keep, masks: masksOf(recorded.dropout, network, positions) }
  const masks = dropout?.masks ?? pinnedMasks(network, m)
  const workspace = createWorkspace(network, m)
  forward(network, before, recorded.X, shown, 0, m, workspace, dropout)
  backward(network, before, recorded.Y, shown, 0, m, settings.loss, rows.length, workspace, dropout)
  const penaltyGradient = new Float64Array(network.parameterCount)
  addPenaltyGradient(settings.penalty, network, before, settings.trainingRows, penaltyGradient, recorded.dataGradient)
  const outputs = lossAfter ? outputsAfter(recorded) : null
  const named = (arrays: readonly Float64Array[]) => {
    const state: Partial<Record<StateName, Float64Array>> = {}
    for (const [k, name] of stateNames(settings.optimizer).entries()) state[name] = arrays[k].slice()
    return state
  }
  return {
    step,
    rows: rows.slice(),
    included: positions,
    x: workspace.x,
    y: workspace.y,
    z: workspace.z,
    a: workspace.a,
    mask: network.layers.map((_, l) => (masks?.[l] ? Float64Array.from(masks[l]) : null)),
    dropped: network.layers.map((layer, l) => (masks?.[l] ? (dropout || layer.pins ? workspace.dropped[l] : workspace.a[l]) : null)),
    keep: dropout?.keep ?? 1,
    pins: network.layers.map(({ pins }) => pins),
    oneMask: settings.oneMask === true,
    evaluation: masks && evaluate(recorded, shown),
    delta: workspace.delta,
    sampleLoss: workspace.sampleLoss,
    dataLoss: outcome.dataLoss,
    penalty: outcome.penalty,
    totalLoss: outcome.totalLoss,
    before: before.slice(),
    dataGradient: recorded.dataGradient.slice(),
    penaltyGradient,
    totalGradient: recorded.totalGradient.slice(),
    optimizer: settings.optimizer,
    learningRate: recorded.learningRate,
    stateBefore: named(recorded.stateBefore),
    state: named(recorded.state),
    products: recorded.products,
    update: recorded.update.slice(),
    after: recorded.after.slice(),
    lossAfter: outputs ? batchLoss(settings.loss, sumOf(outputs.sampleLoss), rows.length) : Number.NaN,
    outputsAfter: included === 'all' ? outputs : null,
  }
}

/** The outputs and losses of the whole batch at `after`, with the masks of the step. */
function outputsAfter({ network, X, Y, rows, settings, dropout, after }: RecordedStep): OutputsAfter {
  const workspace = createWorkspace(network, Math.min(rows.length, CHUNK))
  const last = network.layers.length - 1
  const { out } = network.layers[last]
  const { z, a, y } = workspace
  const outputs = {
    z: new Float64Array(rows.length * out),
    a: new Float64Array(rows.length * out),
    sampleLoss: new Float64Array(rows.length),
  }
  for (let from = 0; from < rows.length; from += workspace.capacity) {
    const to = Math.min(from + workspace.capacity, rows.length)
    forward(network, after, X, rows, from, to, workspace, dropout)
    gather(Y, rows, from, to, y)
    sampleLosses(settings.loss, z[last], a[last], y, to - from, out, outputs.sampleLoss.subarray(from, to))
    outputs.z.set(z[last].subarray(0, (to - from) * out), from * out)
    outputs.a.set(a[last].subarray(0, (to - from) * out), from * out)
  }
  return outputs
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (let k = 0; k < values.length; k++) sum += values[k]
  return sum
}

/** The rows at the parameters before the step, without dropout. */
function evaluate({ network, X, Y, settings, before }: RecordedStep, rows: Int32Array): Evaluation {
  const workspace = createWorkspace(network, rows.length)
  const { z, a, dropped, y, sampleLoss } = workspace
  const last = network.layers.length - 1
  forward(network, before, X, rows, 0, rows.length, workspace, null)
  gather(Y, rows, 0, rows.length, y)
  sampleLosses(settings.loss, z[last], a[last], y, rows.length, network.layers[last].out, sampleLoss)
  return { z, a, dropped: network.layers.map(({ pins }, l) => (pins ? dropped[l] : null)), sampleLoss }
}

/** The masks that pins alone make, without dropout; null where no unit is pinned. */
function pinnedMasks({ layers }: Network, m: number): Uint8Array[] | null {
  if (layers.every(({ pins }) => pins === null)) return null
  return layers.slice(0, -1).map(({ out, pins }) => {
    const mask = new Uint8Array(m * out).fill(1)
    if (pins !== null) for (let s = 0; s < m; s++) applyPins(mask, s * out, pins)
    return mask
  })
}

function masksOf(dropout: Dropout, network: Network, positions: Int32Array): Uint8Array[] {
  return dropout.masks.map((mask, l) => {
    const units = network.layers[l].out
    const picked = new Uint8Array(positions.length * units)
    for (const [k, position] of positions.entries()) picked.set(mask.subarray(position * units, (position + 1) * units), k * units)
    return picked
  })
}
