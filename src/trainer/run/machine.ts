import type { Dataset } from '../../data/dataset'
import { networkOf } from '../../document/pins'
import { applyChange, type InForce } from '../../document/training-at'
import type { Change, Training } from '../../document/types'
import { createGenerator } from '../../engine/arithmetic/random'
import type { Activation } from '../../engine/network/activations'
import { skipMasks } from '../../engine/network/dropout'
import type { Network } from '../../engine/network/network'
import { createOptimizerState, type OptimizerState } from '../../engine/step/optimizers'
import { scheduledRate } from '../../engine/step/schedules'
import type { StepOutcome, StepSettings } from '../../engine/step/step-settings'
import type { StepTrace } from '../../engine/step/step-trace'
import { createStepper } from '../../kernels/door'
import type { Trainer } from '../../kernels/trainer'
import type { Checkpoint, Position } from '../protocol'
import { type CheckpointSlot, createSlot } from './checkpoint-slot'
import { Epochs } from './epochs'
import { OTHER_LOSS } from './growth'
import { hashOf } from './hash'
import { StopWatch } from './stopping'

/** Data and first parameters of a scenario: shared by a run and its scratch copies, never written to. */
export interface MachineSource {
  readonly dataset: Dataset
  readonly train: Int32Array // training rows, ascending
  readonly network: Network
  readonly parameters: Float64Array // before the first step
  readonly training: Training // before the first change
  readonly activations: readonly Activation[]
}

/** Weights times rows of a batch up to which the record of a single row has the loss of the batch after the step too: about 1 ms. */
const FEW_PRODUCTS = 1_000_000

/** Whose values a record holds: a data row, the first rows of the batch, or all of it. */
export type Included = number | { readonly first: number } | 'all'

/**
 * The deterministic core of a run: parameters, optimizer state, generators, order of the rows, and the training in force.
 * A step is begin, accumulate in any chunks, commit; until commit nothing of the state has moved, so a begun step can be dropped.
 *
 * Masks of dropout, by `training.maskPer`: with 'sample' and 'batch' the generator moves on with each step. With 'epoch' it stands still
 * until the epoch ends, and every step draws the same mask again: a checkpoint within an epoch needs nothing more, whatever the sizes of
 * its batches. Another rate within an epoch compares the same draws with it: what a lower rate dropped, a higher one drops too. Another
 * policy within an epoch ends the mask of the epoch; 'epoch' chosen within one draws a mask for the rest of it.
 */
export class Machine {
  step = 0
  changesApplied = 0 // entries of the change log that have acted; kept by the owner
  network: Network
  training: Training
  activations: readonly Activation[]
  readonly parameters: Float64Array
  readonly stopWatch = new StopWatch() // told by the owner what the run comes to
  readonly epochs: Epochs
  private state: OptimizerState
  private scheduleStart = 0
  private settings: StepSettings
  private readonly dropout: ReturnType<typeof createGenerator>
  private readonly dropoutWork = createGenerator(0) // the begun step draws from a copy
  private stepper: Trainer | null = null
  private capacity = 0
  private rows: Int32Array = new Int32Array(0)
  private cursor = -1 // rows of the begun step accumulated; −1 when none is begun
  private recorded = -1 // step whose record the stepper holds
  private gradientOf = -1 // step whose gradient the stepper holds
  private recording = false
  private readonly leapPosition = [0, 0, 0] // what a leap that fails goes back to
  private readonly leapGenerators = new Uint32Array(8)

  constructor(private readonly source: MachineSource) {
    const { network, parameters, training, activations, train } = source
    this.network = network
    this.training = training
    this.activations = activations
    this.parameters = parameters.slice()
    this.state = createOptimizerState(training.optimizer, parameters.length)
    this.settings = this.makeSettings()
    this.epochs = new Epochs(train, training)
    this.dropout = createGenerator(training.dropoutSeed)
  }

  get begun(): boolean {
    return this.cursor >= 0
  }

  get position(): Position {
    return { step: this.step, ...this.epochs.place }
  }

  /** Of the next step. */
  get learningRate(): number {
    return this.rateAt(this.step)
  }

  private rateAt(step: number): number {
    return scheduledRate(this.training.schedule, this.training.learningRate, step - this.scheduleStart)
  }

  begin(record: boolean): void {
    this.rows = this.epochs.rows()
    const stepper = this.stepperFor(this.rows.length)
    this.dropoutWork.state.set(this.dropout.state)
    this.recorded = -1
    this.gradientOf = -1
    this.recording = record
    stepper.begin(this.parameters, this.rows, this.settings, this.settings.keep < 1 ? this.dropoutWork : null, record ? RECORD : PLAIN)
    this.cursor = 0
  }

  /** Works on up to `count` more rows of the begun step; true when all rows are done. */
  accumulate(count: number): boolean {
    const to = Math.min(this.rows.length, this.cursor + count)
    this.stepper?.accumulate(this.cursor, to)
    this.cursor = to
    return to === this.rows.length
  }

  /** Forgets the begun step. */
  drop(): void {
    this.cursor = -1
  }

  /** Ends the begun step: moves on to the next one, unless the outcome names a bad tensor. */
  commit(): StepOutcome {
    const stepper = this.stepper
    if (stepper === null || this.cursor !== this.rows.length) throw new Error('begin a step and accumulate its rows first')
    const outcome = stepper.apply(this.state, this.learningRate)
    this.cursor = -1
    if (outcome.badTensor !== null) return outcome
    this.gradientOf = this.step
    this.recorded = this.recording ? this.step : -1
    if (this.training.maskPer !== 'epoch') this.dropout.state.set(this.dropoutWork.state)
    this.step += 1
    if (this.epochs.use(this.rows.length) && this.training.maskPer === 'epoch') this.endMask()
    return outcome
  }

  /**
   * Takes up to `most` steps at one go, none of them recorded; ends early with an epoch where a rule or another batch size waits for
   * that. Return how many: 0 where the next one is to be taken by itself, by begin,
   * accumulate and commit.
   */
  leap(most: number): number {
    const { epochs, dropout, dropoutWork, settings } = this
    const stepper = this.stepperFor(epochs.batchRows)
    if (!stepper.ready(this.parameters, this.state, settings)) return 0
    this.epochs.save(this.leapPosition, this.leapGenerators)
    this.leapGenerators.set(dropout.state, 4)
    const { maskPer, stopping } = this.training
    const { batchSize } = epochs
    const masked = settings.keep < 1 ? dropoutWork : null
    let taken = 0
    while (taken < most) {
      const rows = epochs.rows()
      dropoutWork.state.set(dropout.state)
      if (!stepper.queue(rows, this.rateAt(this.step + taken), masked)) break
      taken += 1
      if (maskPer !== 'epoch') dropout.state.set(dropoutWork.state)
      if (!epochs.use(rows.length)) continue
      if (maskPer === 'epoch') this.endMask()
      if (stopping.kind === 'epochs' || epochs.batchSize !== batchSize) break
    }
    if (taken > 0 && stepper.run()) {
      this.cursor = -1
      this.recorded = -1
      this.step += taken
      this.gradientOf = this.step - 1
      return taken
    }
    epochs.restore(this.leapPosition, this.leapGenerators)
    dropout.state.set(this.leapGenerators.subarray(4, 8))
    return 0
  }

  /** Whether the step that led to the present parameters is still at hand, recorded or not. */
  get lastStepKnown(): boolean {
    return this.step > 0 && this.gradientOf === this.step - 1
  }

  /** Whether trace() has an answer. */
  get lastStepRecorded(): boolean {
    return this.step > 0 && this.recorded === this.step - 1
  }

  /**
   * The record of the step that led to the present parameters, with the given data row, the first rows of the batch, or all rows;
   * null when there is none.
   * With dropout the first of the batch stands in for a row that was not in it: its masks show what dropout does.
   */
  trace(included: Included): StepTrace | null {
    if (!this.lastStepRecorded || this.stepper === null) return null
    if (included === 'all') return this.stepper.trace(this.step - 1, 'all')
    if (typeof included === 'object') {
      const count = Math.min(included.first, this.rows.length)
      return this.stepper.trace(
        this.step - 1,
        Int32Array.from({ length: count }, (_, k) => k),
      )
    }
    const position = this.rows.indexOf(included)
    const masked = this.settings.keep < 1 || this.training.pins.length > 0
    const none = masked ? Int32Array.of(0) : new Int32Array(0)
    const lossAfter = this.rows.length * this.parameters.length <= FEW_PRODUCTS
    return this.stepper.trace(this.step - 1, position < 0 ? none : Int32Array.of(position), lossAfter)
  }

  /** Per layer, of the step that led to the present parameters; null when it is no longer known. */
  gradientNorms(): number[] | null {
    return this.lastStepKnown ? (this.stepper?.gradientNorms() ?? null) : null
  }

  /** A change at the present step. */
  change(change: Change): void {
    this.drop()
    const before = this.training
    this.force(applyChange(this.training, this.activations, change))
    if (RESTARTS_RULE.has(change.field)) this.stopWatch.restart(this.step)
    switch (change.field) {
      case 'learningRate':
      case 'schedule':
        this.scheduleStart = this.step
        return
      case 'optimizer':
        if (change.value.kind !== before.optimizer.kind) this.state = createOptimizerState(change.value, this.parameters.length)
        return
      case 'maskPer':
        if (before.maskPer === 'epoch' && change.value !== 'epoch' && !this.epochs.atStart) this.endMask()
        return
      case 'parameter':
        this.parameters[change.value.index] = change.value.value
        this.stepper?.moved()
        return
      default:
        return
    }
  }

  /** Numbers in a checkpoint of the present optimizer. */
  get checkpointLength(): number {
    return this.parameters.length * (1 + this.state.arrays.length) + 2
  }

  save(slot: CheckpointSlot): void {
    const count = this.parameters.length
    slot.step = this.step
    slot.changesApplied = this.changesApplied
    slot.values.set(this.parameters)
    for (let k = 0; k < this.state.arrays.length; k++) slot.values.set(this.state.arrays[k]!, count * (k + 1))
    slot.values.set(this.state.products, slot.values.length - 2)
    this.epochs.save(slot.position, slot.generators)
    slot.position[3] = this.scheduleStart
    slot.generators.set(this.dropout.state, 4)
    slot.stopping.set(this.stopWatch.state)
  }

  checkpoint(): Checkpoint {
    const slot = createSlot(this.checkpointLength)
    this.save(slot)
    return slot
  }

  /** Goes on from a checkpoint; `inForce` are the settings after the changes it has applied. @throws RangeError when it is of another run */
  restore(checkpoint: Checkpoint, inForce: InForce): void {
    this.drop()
    this.stepper?.moved()
    this.recorded = -1
    this.gradientOf = -1
    const { optimizer } = this.training
    this.force(inForce)
    if (inForce.training.optimizer.kind !== optimizer.kind)
      this.state = createOptimizerState(inForce.training.optimizer, this.parameters.length)
    const { values, position, generators } = checkpoint
    if (values.length !== this.checkpointLength) {
      throw new RangeError(`a checkpoint of this run has ${this.checkpointLength} numbers, not ${values.length}`)
    }
    const count = this.parameters.length
    for (let p = 0; p < count; p++) this.parameters[p] = values[p]!
    for (let k = 0; k < this.state.arrays.length; k++) this.state.arrays[k]!.set(values.subarray(count * (k + 1), count * (k + 2)))
    this.state.products.set(values.subarray(values.length - 2))
    this.step = checkpoint.step
    this.changesApplied = checkpoint.changesApplied
    this.epochs.restore(position, generators)
    this.scheduleStart = position[3]!
    this.dropout.state.set(generators.subarray(4, 8))
    this.stopWatch.state.set(checkpoint.stopping)
  }

  /** 16 hexadecimal digits of everything the next steps depend on, but for the settings. */
  hash(): string {
    const { values, position, generators, step } = this.checkpoint()
    return hashOf([new Uint32Array(values.buffer as ArrayBuffer), generators, Uint32Array.from([step, ...position])])
  }

  /** The next mask is another one, though the one of this epoch was drawn from a copy at every step. */
  private endMask(): void {
    skipMasks(this.dropout, this.network)
  }

  private force({ training, activations }: InForce): void {
    if (activations.join() !== this.activations.join() || training.pins !== this.training.pins) {
      this.network = networkOf(this.network.sizes, activations, training.pins)
      this.stepper = null
      this.recorded = -1
      this.gradientOf = -1
    }
    this.training = training
    this.activations = activations
    this.epochs.force(training)
    this.settings = this.makeSettings()
  }

  private makeSettings(): StepSettings {
    const { loss, optimizer, penalty, dropout, maskPer, trainBiases } = this.training
    return {
      loss,
      optimizer,
      penalty,
      keep: 1 - dropout,
      oneMask: maskPer !== 'sample',
      trainBiases,
      trainingRows: this.source.train.length,
    }
  }

  private stepperFor(rows: number): Trainer {
    if (this.stepper !== null && this.capacity >= rows) return this.stepper
    const { X, Y } = this.source.dataset
    this.capacity = Math.max(rows, this.epochs.batchSize)
    this.stepper = createStepper(this.network, X, Y, this.capacity)
    return this.stepper
  }
}

/** After these the rows before are of another run, or are counted otherwise: a rule begins anew. */
const RESTARTS_RULE: ReadonlySet<Change['field']> = new Set([...OTHER_LOSS, 'stopping', 'batchSize'])
const RECORD = { record: true }
const PLAIN = { record: false }
