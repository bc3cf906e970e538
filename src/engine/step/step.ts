import { firstBad } from '../arithmetic/finite'
import type { Generator } from '../arithmetic/random'
import { addGradient, backward, createWorkspace, type Dropout, forward, type Workspace } from '../network/backprop'
import { applyPins, drawMasks, repeatMasks } from '../network/dropout'
import { requirePair } from '../network/loss-kinds'
import { batchLoss } from '../network/losses'
import type { Inputs, Matrix } from '../network/matrix'
import { parameterName } from '../network/names'
import type { Network } from '../network/network'
import { addDecay, type OptimizerState, optimizerUpdate, stateNames } from './optimizers'
import { addPenaltyGradient, type PenaltySpec, penaltyValue, stopsAtZero } from './penalties'
import { type RecordedStep, recordTrace } from './record'
import type { GivenMasks, StepOutcome, StepSettings } from './step-settings'
import type { StepTrace } from './step-trace'

/** Samples worked on at once: enough to keep the kernels busy, small enough for the cache. */
const CHUNK = 64

/** One step at a time: begin, accumulate all positions of the batch in order and in any chunks, apply. */
export interface Stepper {
  readonly totalGradient: Float64Array // total gradient of the last step: with the penalty, 0 for a fixed bias
  readonly dataGradient: Float64Array // of the data loss alone
  readonly update: Float64Array // of the last step
  /**
   * Starts a step from `parameters` (changed in place by apply) with the batch `rows` (kept until the next begin).
   * `dropout` draws the masks sample by sample as rows are accumulated, or one for the batch; it is not used when keep is 1.
   * Pins of the network overrule what is drawn or given.
   * `record` keeps what trace() needs.
   * @throws RangeError when the batch is empty or above the capacity, or the loss does not go with the output activation
   */
  begin(
    parameters: Float64Array,
    rows: Int32Array,
    settings: StepSettings,
    dropout: Generator | GivenMasks | null,
    options?: { readonly record?: boolean },
  ): void
  /** Adds the samples at batch positions from..to−1. */
  accumulate(from: number, to: number): void
  /** Commits: parameters += update, state advances. With a badTensor neither changes. */
  apply(state: OptimizerState, learningRate: number): StepOutcome
  /**
   * The record of the step just applied, of which the samples at the batch positions `included` are shown.
   * `step` is the number of the parameters before it. @throws Error when begin was not asked to record
   */
  trace(step: number, included: Int32Array | 'all', lossAfter?: boolean): StepTrace
  /** Euclidean norm of the total gradient of each weight layer, biases included. */
  gradientNorms(): number[]
}

/** A step machine with all its buffers, for batches of up to `batchCapacity` rows; only begin with record and trace allocate. */
export function createStepper(network: Network, X: Inputs, Y: Matrix, batchCapacity: number): Stepper {
  return new DenseStepper(network, X, Y, batchCapacity)
}

type Outcome = { -readonly [K in keyof StepOutcome]: StepOutcome[K] }

class DenseStepper implements Stepper {
  readonly totalGradient: Float64Array
  readonly dataGradient: Float64Array
  readonly update: Float64Array
  private readonly workspace: Workspace
  private readonly hidden: readonly number[]
  private masks: readonly Uint8Array[] | null = null // made at the first step with dropout
  private dropout: Dropout | null = null
  private generator: Generator | null = null
  private readonly before: Float64Array
  private readonly after: Float64Array
  private readonly outcome: Outcome = { dataLoss: Number.NaN, penalty: Number.NaN, totalLoss: Number.NaN, badTensor: null }
  private backup: readonly Float64Array[] = []
  private readonly products = new Float64Array(2)
  private parameters: Float64Array = new Float64Array(0)
  private rows: Int32Array = new Int32Array(0)
  private settings: StepSettings | null = null
  private recorded = false
  private done = 0 // positions accumulated
  private lossSum = Number.NaN
  private last: Pick<RecordedStep, 'learningRate' | 'stateBefore' | 'state' | 'products'> | null = null

  constructor(
    private readonly network: Network,
    private readonly X: Inputs,
    private readonly Y: Matrix,
    private readonly capacity: number,
  ) {
    if (!(capacity >= 1)) throw new RangeError(`a stepper needs room for at least 1 row, not ${capacity}`)
    const { layers, parameterCount } = network
    const outputs = layers[layers.length - 1].out
    if (X.columns !== layers[0].in) throw new RangeError(`the network has ${layers[0].in} inputs, the data ${X.columns}`)
    if (Y.columns !== outputs) throw new RangeError(`the network has ${outputs} outputs, the data ${Y.columns}`)
    this.totalGradient = new Float64Array(parameterCount)
    this.dataGradient = new Float64Array(parameterCount)
    this.update = new Float64Array(parameterCount)
    this.before = new Float64Array(parameterCount)
    this.after = new Float64Array(parameterCount)
    this.workspace = createWorkspace(network, Math.min(capacity, CHUNK))
    this.hidden = layers.slice(0, -1).map((layer) => layer.out)
  }

  begin(
    parameters: Float64Array,
    rows: Int32Array,
    settings: StepSettings,
    dropout: Generator | GivenMasks | null,
    options?: { readonly record?: boolean },
  ): void {
    if (rows.length < 1 || rows.length > this.capacity) {
      throw new RangeError(`a batch here has 1 to ${this.capacity} rows, not ${rows.length}`)
    }
    if (settings !== this.settings) requirePair(settings.loss, this.network.layers[this.network.layers.length - 1].activation)
    this.parameters = parameters
    this.rows = rows
    this.settings = settings
    this.done = 0
    this.lossSum = 0
    this.dataGradient.fill(0)
    this.recorded = options?.record === true
    this.last = null
    if (this.recorded) this.before.set(parameters)
    this.generator = null
    if (settings.keep >= 1 || dropout === null || this.hidden.length === 0) {
      this.dropout = null
      return
    }
    this.masks ??= this.createMasks() // the closure is kept out of here: it would cost an allocation a step
    if (this.dropout?.keep !== settings.keep) this.dropout = { keep: settings.keep, masks: this.masks }
    if ('state' in dropout) this.generator = dropout
    else this.copyMasks(dropout)
  }

  private createMasks(): Uint8Array[] {
    return this.hidden.map((units) => new Uint8Array(this.capacity * units))
  }

  private copyMasks(given: GivenMasks): void {
    for (const [l, units] of this.hidden.entries()) {
      const want = this.rows.length * units
      if (given[l]?.length !== want)
        throw new RangeError(`the mask of hidden layer ${l + 1} needs ${want} entries, not ${given[l]?.length}`)
      this.masks?.[l].set(given[l])
      this.pinMasks(l)
    }
  }

  private pinMasks(l: number): void {
    const { pins, out } = this.network.layers[l]
    if (pins !== null && this.masks !== null) for (let s = 0; s < this.rows.length; s++) applyPins(this.masks[l], s * out, pins)
  }

  private fillMasks(generator: Generator, { keep, masks }: Dropout, oneMask: boolean, start: number, end: number): void {
    for (let s = start; s < end; s++) {
      if (s > 0 && oneMask) repeatMasks(masks, this.network, 0, s)
      else drawMasks(generator, keep, masks, this.network, s)
    }
  }

  accumulate(from: number, to: number): void {
    const { network, workspace, rows, dropout } = this
    const settings = required(this.settings)
    if (from !== this.done || to > rows.length)
      throw new RangeError(`next are positions ${this.done} to ${rows.length}, not ${from} to ${to}`)
    for (let start = from; start < to; start += workspace.capacity) {
      const end = Math.min(start + workspace.capacity, to)
      if (this.generator !== null && dropout !== null) this.fillMasks(this.generator, dropout, settings.oneMask === true, start, end)
      forward(network, this.parameters, this.X, rows, start, end, workspace, dropout)
      backward(network, this.parameters, this.Y, rows, start, end, settings.loss, rows.length, workspace, dropout)
      addGradient(network, workspace, end - start, dropout !== null, this.dataGradient)
      let sum = this.lossSum
      for (let s = 0; s < end - start; s++) sum += workspace.sampleLoss[s]
      this.lossSum = sum
    }
    this.done = to
  }

  apply(state: OptimizerState, learningRate: number): StepOutcome {
    const { network, parameters, rows, outcome, totalGradient: gradient, update, after } = this
    const settings = required(this.settings)
    if (this.done !== rows.length) throw new RangeError(`apply after ${this.done} of ${rows.length} rows`)
    outcome.dataLoss = batchLoss(settings.loss, this.lossSum, rows.length)
    outcome.penalty = penaltyValue(settings.penalty, network, parameters, settings.trainingRows)
    outcome.totalLoss = outcome.dataLoss + outcome.penalty
    for (let p = 0; p < gradient.length; p++) gradient[p] = this.dataGradient[p]
    addPenaltyGradient(settings.penalty, network, parameters, settings.trainingRows, gradient)
    outcome.badTensor = null
    if (!Number.isFinite(outcome.totalLoss)) outcome.badTensor = 'loss'
    else this.nameBad('gradient of ', gradient)
    if (outcome.badTensor !== null) return outcome
    if (!settings.trainBiases) this.zeroBiases(gradient)
    this.saveState(state)
    optimizerUpdate(settings.optimizer, state, gradient, learningRate, update)
    addDecay(settings.optimizer, network, parameters, learningRate, update)
    if (!settings.trainBiases) this.zeroBiases(update)
    for (let p = 0; p < after.length; p++) after[p] = parameters[p] + update[p]
    this.stopAtZero(settings.penalty)
    this.nameBad('', after)
    const names = stateNames(settings.optimizer)
    for (let k = 0; k < names.length && outcome.badTensor === null; k++) this.nameBad(`${names[k]} of `, state.arrays[k])
    if (outcome.badTensor !== null) {
      this.restoreState(state)
      return outcome
    }
    for (let p = 0; p < after.length; p++) parameters[p] = after[p]
    if (this.recorded) {
      this.last = {
        learningRate,
        stateBefore: state.arrays.map((_, k) => this.backup[k].slice()),
        state: state.arrays.map((array) => array.slice()),
        products: [state.products[0], state.products[1]],
      }
    }
    return outcome
  }

  private nameBad(of: string, values: Float64Array): void {
    const p = firstBad(values)
    if (p < 0) return
    const name = parameterName(this.network, p)
    this.outcome.badTensor = of !== '' ? of + name : name.startsWith('b(') ? `bias ${name}` : `weight ${name}`
  }

  private stopAtZero(penalty: PenaltySpec): void {
    if (penalty.kind !== 'l1' || penalty.form !== 'orthant') return
    const { parameters, after } = this
    for (const { W, b } of this.network.layers) {
      for (let p = W; p < b; p++) if (stopsAtZero(penalty, parameters[p], after[p])) after[p] = 0
    }
  }

  private zeroBiases(values: Float64Array): void {
    for (const { b, out } of this.network.layers) for (let p = b; p < b + out; p++) values[p] = 0
  }

  private saveState(state: OptimizerState): void {
    if (this.backup.length < state.arrays.length) this.backup = state.arrays.map((array) => new Float64Array(array.length))
    for (let k = 0; k < state.arrays.length; k++) this.backup[k].set(state.arrays[k])
    this.products[0] = state.products[0]
    this.products[1] = state.products[1]
  }

  private restoreState(state: OptimizerState): void {
    for (let k = 0; k < state.arrays.length; k++) state.arrays[k].set(this.backup[k])
    state.products.set(this.products)
  }

  trace(step: number, included: Int32Array | 'all', lossAfter = included === 'all'): StepTrace {
    if (this.last === null) throw new Error('no step was recorded: begin with record, accumulate all rows and apply')
    return recordTrace(
      {
        ...this.last,
        network: this.network,
        X: this.X,
        Y: this.Y,
        rows: this.rows,
        settings: required(this.settings),
        dropout: this.dropout,
        before: this.before,
        after: this.after,
        dataGradient: this.dataGradient,
        totalGradient: this.totalGradient,
        update: this.update,
        outcome: this.outcome,
      },
      step,
      included,
      lossAfter,
    )
  }

  gradientNorms(): number[] {
    return this.network.layers.map(({ W, b, out }) => {
      let sum = 0
      for (let p = W; p < b + out; p++) sum += this.totalGradient[p] * this.totalGradient[p]
      return Math.sqrt(sum)
    })
  }
}

function required(settings: StepSettings | null): StepSettings {
  if (settings === null) throw new Error('begin a step first')
  return settings
}
