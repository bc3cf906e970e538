import type { Dataset, Split } from '../../data/dataset'
import { buildScenario } from '../../document/build'
import type { Change, ChangeInput, Document, Scenario } from '../../document/types'
import type { Checkpoint, Diverged, HistoryRow, Revisit, RunId, Stopped } from '../protocol'
import { chunkRows, STEP_COST } from '../slices'
import { applyDue, inForceAfter } from './change-log'
import { Checkpoints } from './checkpoints'
import { createFieldMaker, type FieldMaker } from './field'
import { createGrowth, OTHER_LOSS } from './growth'
import { History } from './history'
import type { Batching } from './lockstep'
import { Machine, type MachineSource } from './machine'
import { createEvaluator, type Evaluator, rowDue, unknownNorms } from './metrics'
import { createRevisits } from './revisit'
import { needsRows } from './stopping'
import { Trajectory } from './trajectory'

/** What the newest call of advance() has brought. */
export type Advance = 'working' | 'stepped' | 'diverged'

/** How much faster a step is when nobody looks into it, about. */
const UNSEEN = 8
const MOST_UNSEEN = 256

/** One deterministic execution of a document: a machine, its change log, and everything remembered about it. */
export class Run {
  readonly scenario: Scenario
  readonly dataset: Dataset
  readonly split: Split
  readonly machine: Machine
  readonly evaluator: Evaluator
  readonly fields: FieldMaker
  readonly checkpoints = new Checkpoints()
  history = new History()
  trajectory: Trajectory
  changes: readonly Change[]
  lastStep = 0
  diverged: Diverged | null = null
  growing = false
  /** The newest row computed, kept in the history or not; null when parameters or functions have changed since. */
  evaluated: HistoryRow | null = null
  rowPending = false // the row of the present step is being computed
  private fresh: HistoryRow[] = [] // rows since the last frame
  private rowsReset = true
  private covered = { from: 0, to: -1 } // steps whose rows and points are known
  private readonly source: MachineSource
  private readonly growth = createGrowth()
  private readonly revisits = createRevisits()
  private readonly chunk: number
  private readonly progress: { cost: number; result: Advance } = { cost: 0, result: 'working' } // one object for all steps
  private copy: Machine | null = null

  /** @throws DocumentError when the scenario does not fit together */
  constructor(
    readonly id: RunId,
    { scenario, changes, step }: Document,
    from: Checkpoint | null,
  ) {
    const { dataset, split, network, parameters } = buildScenario(scenario)
    this.scenario = scenario
    this.dataset = dataset
    this.split = split
    this.changes = changes
    const { training } = scenario
    this.source = { dataset, train: split.train, network, parameters, training, activations: scenario.network.activations }
    this.machine = new Machine(this.source)
    this.evaluator = createEvaluator(dataset, split, network)
    this.fields = createFieldMaker(dataset, split.train)
    this.trajectory = new Trajectory(parameters.length)
    this.chunk = chunkRows(parameters.length)
    this.checkpoints.offer(this.machine)
    if (from !== null && from.step > 0 && from.step <= step && this.adopt(from)) return
    this.arrive()
  }

  get step(): number {
    return this.machine.step
  }

  get batching(): Batching {
    return { rows: this.split.train.length, batchSize: this.scenario.training.batchSize, changes: this.changes }
  }

  /** The rule that fired at the present step. */
  get stopped(): Stopped | null {
    const { stopWatch, training, step } = this.machine
    return stopWatch.at(training.stopping, step)
  }

  /** The way back of the perceptron rule to weights it has had, up to the present step. */
  get revisit(): Revisit | null {
    const { found } = this.revisits
    return found && found.step <= this.step ? found : null
  }

  /** The first step known: 0, or that of the mirrored checkpoint the run went on from. */
  get firstStep(): number {
    return this.covered.from
  }

  /**
   * Work for about a chunk: on the row of the present step, else on the next steps, up to `limit`; one by one where they are recorded.
   * Return the number of multiplications done, or what takes as long.
   */
  advance(record: boolean, limit = Number.POSITIVE_INFINITY): { readonly cost: number; readonly result: Advance } {
    const { machine, progress } = this
    const count = machine.parameters.length
    if (this.rowPending) {
      const done = this.evaluator.accumulate(this.chunk)
      if (done) this.finishRow()
      progress.cost = Math.min(this.chunk, this.dataset.X.rows) * count
      progress.result = done ? 'stepped' : 'working'
      return progress
    }
    const leapt = record || machine.begun ? 0 : machine.leap(this.stepsUnseen(limit))
    if (leapt > 0) {
      progress.cost = (leapt * (machine.epochs.batchRows * count + STEP_COST)) / UNSEEN
      return this.stepped()
    }
    if (!machine.begun) machine.begin(record)
    progress.cost = Math.min(this.chunk, machine.epochs.batchRows) * count
    progress.result = 'working'
    if (!machine.accumulate(this.chunk)) return progress
    const outcome = machine.commit()
    if (outcome.badTensor !== null) {
      this.diverged = { step: machine.step, tensor: outcome.badTensor }
      progress.result = 'diverged'
      return progress
    }
    return this.stepped()
  }

  private stepped() {
    this.diverged = null
    this.arrive()
    this.progress.result = this.rowPending ? 'working' : 'stepped'
    return this.progress
  }

  /** How many steps up to `limit` leave nothing to be kept but at the last of them. */
  private stepsUnseen(limit: number): number {
    const { machine, changes, trajectory, checkpoints } = this
    const { step, epochs, parameters, training, changesApplied } = machine
    if (training.loss === 'perceptron') return 1 // each may lead back to an earlier one
    const most = Math.min(limit, changes[changesApplied]?.step ?? limit, step + MOST_UNSEEN) - step
    const cost = this.dataset.X.rows * parameters.length
    for (let k = 1; k < most; k++) {
      const at = step + k
      if (trajectory.isDue(at) || checkpoints.isDue(at) || rowDue(at, epochs.roundedBatches, cost)) return k
    }
    return most
  }

  /** Makes ready to advance to `target`: from here, or from the checkpoint before it. The step before the target is always made anew. */
  seek(target: number): void {
    const { machine, checkpoints, covered } = this
    machine.drop()
    this.diverged = null
    if (target === machine.step) return
    let base = checkpoints.nearest(Math.max(0, Math.min(target - 1, covered.to)))
    // what lies before a mirrored checkpoint costs a replay from the start: not for the sake of one trace
    if (target >= covered.from && base !== null && base.step < covered.from) base = checkpoints.nearest(covered.from)
    if (base === null) throw new Error('the first checkpoint is missing')
    if (machine.step < target && base.step <= machine.step) return
    this.restore(base)
  }

  /** Log a change at the present step and let it act. Return the last step of the future it has cut, null without one. */
  change(input: ChangeInput): number | null {
    const { machine } = this
    const { step } = machine
    const change: Change = { ...input, step }
    this.changes = [...this.changes.slice(0, machine.changesApplied), change]
    applyDue(machine, this.changes)
    const cut = step < this.lastStep ? this.lastStep : null
    this.lastStep = step
    this.covered.to = Math.min(this.covered.to, step - 1) // the row of this step has to be made again
    this.checkpoints.cut(step)
    this.history.cut(step)
    this.fresh = this.fresh.filter((row) => row.step <= step)
    this.trajectory.cut(step)
    if (input.field === 'parameter') this.trajectory.rewrite(step, machine.parameters)
    if (OTHER_LOSS.includes(input.field)) this.growth.restart(step)
    this.revisits.restart(step)
    this.diverged = null
    this.evaluated = null
    this.rowPending = false
    this.takeRow()
    return cut
  }

  /** Rows that are new since the last call; all, when they replace those before. */
  takeRows(): { readonly rows: readonly HistoryRow[]; readonly rowsReset: boolean } {
    const taken = { rows: this.rowsReset ? [...this.history.rows()] : this.fresh, rowsReset: this.rowsReset }
    this.fresh = []
    this.rowsReset = false
    return taken
  }

  /** Evaluates the present parameters outside the history. `norms` are those of the step that led here. */
  evaluation(norms: readonly number[]): HistoryRow {
    const { step, position, learningRate } = this.machine
    return { step, epoch: position.epoch, ...this.evaluator.metrics(), learningRate, gradientNorms: norms }
  }

  beginEvaluation(): void {
    const { network, parameters, training } = this.machine
    this.evaluator.begin(network, parameters, training.loss)
  }

  /** A second machine over the same data, for replays that leave the run alone. */
  scratch(): Machine {
    this.copy ??= new Machine(this.source)
    return this.copy
  }

  /** Puts a machine on a checkpoint of this run, with every change due there. */
  place(machine: Machine, checkpoint: Checkpoint): void {
    machine.restore(checkpoint, inForceAfter(this.scenario, this.changes, checkpoint.changesApplied))
    applyDue(machine, this.changes)
  }

  private adopt(from: Checkpoint): boolean {
    try {
      this.place(this.machine, from)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.place(this.machine, this.checkpoints.nearest(0)!) // of another run: replay all
      return false
    }
    this.checkpoints.adopt(from)
    this.covered = { from: from.step, to: from.step }
    this.lastStep = from.step
    this.trajectory.record(from.step, this.machine.parameters)
    return true
  }

  private restore(base: Checkpoint): void {
    this.rowPending = false
    this.evaluated = null
    this.place(this.machine, base)
    if (base.step < this.covered.from) {
      // a run that went on from a mirrored checkpoint knows nothing before it: all is recorded anew
      this.history = new History()
      this.trajectory = new Trajectory(this.machine.parameters.length)
      this.fresh = []
      this.covered = { from: base.step, to: base.step - 1 }
    }
    this.growth.restart(this.changes.findLast(({ field, step }) => OTHER_LOSS.includes(field) && step <= base.step)?.step ?? 0)
    for (const row of this.history.rows()) if (row.step <= base.step) this.growing = this.grows(row)
    this.arrive()
  }

  /** The perceptron rule has no minimum to run away from: its loss is 0 now and then, and comes again. */
  private grows(row: HistoryRow): boolean {
    return this.machine.training.loss !== 'perceptron' && this.growth.sees(row)
  }

  /** The machine stands at a step, all its recordings are taken but those already known. */
  private arrive(): void {
    const { machine } = this
    const { step } = machine
    applyDue(machine, this.changes)
    if (step > this.lastStep) this.lastStep = step
    this.trajectory.record(step, machine.parameters)
    const { stopping, loss } = machine.training
    if (loss === 'perceptron') this.revisits.passes(machine)
    machine.stopWatch.passes(stopping, step, machine.epochs.finished)
    // a replay takes again the rows that a rule looks at: those of the history may be thinned out
    if (step > this.covered.to || needsRows(stopping)) this.takeRow()
    if (!this.rowPending) this.checkpoints.offer(machine)
  }

  /** Begins the present step's row where one is due. */
  private takeRow(): void {
    const { step, epochs, parameters } = this.machine
    this.rowPending = rowDue(step, epochs.roundedBatches, this.dataset.X.rows * parameters.length)
    if (this.rowPending) this.beginEvaluation()
    else this.covered.to = Math.max(this.covered.to, step)
  }

  private finishRow(): void {
    const { machine, history } = this
    const norms = machine.gradientNorms() ?? history.at(machine.step)?.gradientNorms ?? unknownNorms(machine.network)
    const row = this.evaluation(norms)
    const kept = history.append(row)
    if (kept === 'thinned') this.rowsReset = true
    else if (kept !== 'ignored') this.fresh.push(row)
    this.covered.to = Math.max(this.covered.to, row.step)
    this.growing = this.grows(row)
    this.evaluated = row
    this.rowPending = false
    const { stopping } = machine.training
    machine.stopWatch.sees(stopping, row, stopping.kind === 'outputs' ? this.evaluator.farthest() : Number.NaN)
    this.checkpoints.offer(machine)
  }
}
