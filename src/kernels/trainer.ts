import { createGenerator, type Generator } from '../engine/arithmetic/random'
import { requirePair } from '../engine/network/loss-kinds'
import { batchLoss } from '../engine/network/losses'
import type { Inputs, Matrix } from '../engine/network/matrix'
import type { Network } from '../engine/network/network'
import type { OptimizerState } from '../engine/step/optimizers'
import { penaltyValue } from '../engine/step/penalties'
import { createStepper, type Stepper } from '../engine/step/step'
import type { GivenMasks, StepOutcome, StepSettings } from '../engine/step/step-settings'
import type { Training } from './training'

/** A stepper that also takes many steps at one go, where the kernels can: with the same bits. */
export interface Trainer extends Pick<Stepper, 'begin' | 'accumulate' | 'apply' | 'trace' | 'gradientNorms'> {
  /** Parameters or optimizer state are no longer what the last step has left. */
  moved(): void
  /** Makes ready to queue steps from here; false where they are to be taken one by one. */
  ready(parameters: Float64Array, state: OptimizerState, settings: StepSettings): boolean
  /** Adds a step with this batch and this rate; `dropout` draws its masks. False where it has no room: then nothing was drawn. */
  queue(rows: Int32Array, learningRate: number, dropout: Generator | null): boolean
  /** Takes the queued steps; false where one of them has to be judged by the engine: then none was taken. */
  run(): boolean
}

/** @param createKernels what computes the steps that nobody looks into; null where the engine does them all, undefined as long as there are no kernels */
export function createTrainer(
  network: Network,
  X: Inputs,
  Y: Matrix,
  capacity: number,
  createKernels: () => Training | null | undefined,
): Trainer {
  return new PairedTrainer(network, createStepper(network, X, Y, capacity), capacity, createKernels)
}

class PairedTrainer implements Trainer {
  private kernels: Training | null | undefined = undefined
  private holding = false // whether the kernels have the present parameters
  private holdingState = false
  private byKernels = false // the step begun, or the last one
  private parameters: Float64Array = new Float64Array(0)
  private state: OptimizerState | null = null
  private settings: StepSettings | null = null
  private rows: Int32Array = new Int32Array(0)
  private dropout: Generator | GivenMasks | null = null
  private readonly before = createGenerator(0) // the generator of the step begun, as it was
  private readonly outcome = { dataLoss: Number.NaN, penalty: Number.NaN, totalLoss: Number.NaN, badTensor: null }
  private steps = 0 // queued
  private queued = 0 // rows of them

  constructor(
    private readonly network: Network,
    private readonly engine: Stepper,
    private readonly capacity: number,
    private readonly createKernels: () => Training | null | undefined,
  ) {}

  moved(): void {
    this.holding = false
    this.holdingState = false
  }

  begin(
    parameters: Float64Array,
    rows: Int32Array,
    settings: StepSettings,
    dropout: Generator | GivenMasks | null,
    options?: { readonly record?: boolean },
  ): void {
    const fits = rows.length >= 1 && rows.length <= this.capacity
    this.byKernels = options?.record !== true && fits && this.takes(parameters, settings)
    if (!this.byKernels) {
      this.engine.begin(parameters, rows, settings, dropout, options)
      return
    }
    this.rows = rows
    this.dropout = settings.keep < 1 && this.network.layers.length > 1 ? dropout : null
    if (this.dropout !== null && 'state' in this.dropout) this.before.state.set(this.dropout.state)
  }

  /** Whether the kernels take these settings and have these parameters now. */
  private takes(parameters: Float64Array, settings: StepSettings): boolean {
    if (this.kernels === undefined) this.kernels = this.createKernels()
    const { kernels } = this
    if (!kernels) return false
    if (settings !== this.settings) requirePair(settings.loss, this.network.layers[this.network.layers.length - 1]!.activation)
    this.settings = settings
    if (parameters !== this.parameters) this.holding = false
    this.parameters = parameters
    if (!kernels.set(settings)) return false
    if (!this.holding) this.holding = kernels.load(parameters)
    return this.holding
  }

  accumulate(from: number, to: number): void {
    if (!this.byKernels) {
      this.engine.accumulate(from, to)
      return
    }
    const kernels = this.kernels!
    for (let start = from; start < to; start += kernels.room) {
      const end = Math.min(to, start + kernels.room)
      for (let k = start; k < end; k++) kernels.rows[k - start] = this.rows[k]!
      this.takeMasks(kernels, start, end)
      kernels.accumulate(end - start, start === 0, this.rows.length)
    }
  }

  /** The masks at the batch positions start..end−1, for the first samples of the call. */
  private takeMasks(kernels: Training, start: number, end: number): void {
    const { dropout } = this
    if (dropout === null) return
    if (!('state' in dropout)) kernels.give(dropout, start, end)
    else if (this.settings?.oneMask !== true) kernels.draw(dropout, 0, end - start)
    else {
      if (start === 0) kernels.draw(dropout, 0, 1)
      kernels.spread(0, end - start)
    }
  }

  apply(state: OptimizerState, learningRate: number): StepOutcome {
    if (!this.byKernels) return this.applyByEngine(state, learningRate)
    const { network, parameters, rows, outcome } = this
    const kernels = this.kernels!
    const { loss, penalty, trainingRows } = this.settings!
    this.takeState(kernels, state)
    outcome.dataLoss = batchLoss(loss, kernels.lossSum(), rows.length)
    outcome.penalty = penaltyValue(penalty, network, parameters, trainingRows)
    outcome.totalLoss = outcome.dataLoss + outcome.penalty
    if (kernels.apply(learningRate) && Number.isFinite(outcome.totalLoss)) {
      kernels.store(parameters, state)
      return outcome
    }
    this.moved()
    this.byKernels = false
    if (this.dropout !== null && 'state' in this.dropout) this.dropout.state.set(this.before.state)
    this.engine.begin(parameters, rows, this.settings!, this.dropout)
    this.engine.accumulate(0, rows.length)
    return this.applyByEngine(state, learningRate)
  }

  private applyByEngine(state: OptimizerState, learningRate: number): StepOutcome {
    const outcome = this.engine.apply(state, learningRate)
    if (outcome.badTensor === null) this.moved()
    return outcome
  }

  private takeState(kernels: Training, state: OptimizerState): void {
    if (!this.holdingState || state !== this.state) kernels.loadState(state)
    this.state = state
    this.holdingState = true
  }

  ready(parameters: Float64Array, state: OptimizerState, settings: StepSettings): boolean {
    if (!this.takes(parameters, settings)) return false
    this.takeState(this.kernels!, state)
    this.steps = 0
    this.queued = 0
    return true
  }

  queue(rows: Int32Array, learningRate: number, dropout: Generator | null): boolean {
    const kernels = this.kernels!
    const { steps, queued } = this
    const end = queued + rows.length
    if (steps === kernels.sizes.length || end > kernels.room || rows.length > this.capacity) return false
    for (let k = 0; k < rows.length; k++) kernels.rows[queued + k] = rows[k]!
    kernels.sizes[steps] = rows.length
    kernels.rates[steps] = learningRate
    if (dropout !== null && this.settings!.keep < 1) {
      const one = this.settings!.oneMask === true
      kernels.draw(dropout, queued, one ? queued + 1 : end)
      if (one) kernels.spread(queued, end)
    }
    this.steps += 1
    this.queued = end
    return true
  }

  run(): boolean {
    const taken = this.kernels!.run(this.steps)
    this.byKernels = taken
    if (taken) this.kernels!.store(this.parameters, this.state!)
    else this.moved()
    return taken
  }

  trace(...of: Parameters<Stepper['trace']>): ReturnType<Stepper['trace']> {
    return this.engine.trace(...of)
  }

  gradientNorms(): number[] {
    return this.byKernels ? this.kernels!.gradientNorms() : this.engine.gradientNorms()
  }
}
