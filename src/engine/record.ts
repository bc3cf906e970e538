import { backward, createWorkspace, type Dropout, forward } from './backprop'
import type { Matrix } from './matrix'
import type { Network } from './network'
import { type StateName, stateNames } from './optimizers'
import { addPenaltyGradient } from './penalties'
import type { StepOutcome, StepSettings } from './step'
import type { StepTrace } from './step-trace'

/** What a finished step leaves behind, enough to show any of its samples. Arrays are copied, never kept. */
export interface RecordedStep {
  readonly network: Network
  readonly X: Matrix
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
  readonly state: readonly Float64Array[]
}

/** Replays the forward and backward pass of the included samples at `before`; the kernels give the same bits as the step. */
export function recordTrace(recorded: RecordedStep, step: number, included: Int32Array | 'all'): StepTrace {
  const { network, rows, settings, before, outcome } = recorded
  const positions = included === 'all' ? Int32Array.from(rows, (_, k) => k) : included.slice()
  const m = positions.length
  const shown = Int32Array.from(positions, (position) => rows[position])
  const dropout = recorded.dropout && { keep: recorded.dropout.keep, masks: masksOf(recorded.dropout, network, positions) }
  const workspace = createWorkspace(network, m)
  forward(network, before, recorded.X, shown, 0, m, workspace, dropout)
  backward(network, before, recorded.Y, shown, 0, m, settings.loss, rows.length, workspace, dropout)
  const penaltyGradient = new Float64Array(network.parameterCount)
  addPenaltyGradient(settings.penalty, network, before, settings.trainingRows, penaltyGradient)
  const state: Partial<Record<StateName, Float64Array>> = {}
  for (const [k, name] of stateNames(settings.optimizer).entries()) state[name] = recorded.state[k].slice()
  return {
    step,
    rows: rows.slice(),
    included: positions,
    x: workspace.x,
    y: workspace.y,
    z: workspace.z,
    a: workspace.a,
    mask: network.layers.map((_, l) => (dropout?.masks[l] ? Float64Array.from(dropout.masks[l]) : null)),
    dropped: network.layers.map((_, l) => (dropout?.masks[l] ? workspace.dropped[l] : null)),
    keep: dropout?.keep ?? 1,
    delta: workspace.delta,
    sampleLoss: workspace.sampleLoss,
    dataLoss: outcome.dataLoss,
    penalty: outcome.penalty,
    totalLoss: outcome.totalLoss,
    before: before.slice(),
    gradient: recorded.dataGradient.slice(),
    penaltyGradient,
    totalGradient: recorded.totalGradient.slice(),
    optimizer: settings.optimizer,
    learningRate: recorded.learningRate,
    state,
    update: recorded.update.slice(),
    after: recorded.after.slice(),
  }
}

function masksOf(dropout: Dropout, network: Network, positions: Int32Array): Uint8Array[] {
  return dropout.masks.map((mask, l) => {
    const units = network.layers[l].out
    const picked = new Uint8Array(positions.length * units)
    for (const [k, position] of positions.entries()) picked.set(mask.subarray(position * units, (position + 1) * units), k * units)
    return picked
  })
}
