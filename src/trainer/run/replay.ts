import type { StepTrace } from '../../engine/step/step-trace'
import type { Snapshot } from '../protocol'
import { chunkRows, type Sliced } from '../slices'
import { applyDue } from './change-log'
import type { Where } from './field'
import type { Included, Machine } from './machine'
import { createEvaluator } from './metrics'
import type { Run } from './run'

/** A scratch machine at parameters `step` of the run; null when it has never been there. */
function* replayTo(run: Run, step: number): Sliced<Machine | null> {
  if (step < 0 || step > run.lastStep) return null
  const base = run.checkpoints.nearest(step)
  if (base === null) return null
  const { changes } = run
  const machine = run.scratch()
  run.place(machine, base)
  while (machine.step < step) {
    const next = Math.min(step, changes[machine.changesApplied]?.step ?? step)
    if (!(yield* takeSteps(machine, next))) return null
    applyDue(machine, changes)
  }
  return machine
}

/** The record of a step of the run, made again; null when the step was never made. */
export function* replayStep(run: Run, step: number, included: Included): Sliced<StepTrace | null> {
  const machine = step < run.lastStep ? yield* replayTo(run, step) : null
  return machine && (yield* takeStep(machine, true)) ? machine.trace(included) : null
}

/** What the run was at parameters `step`, from their replay; null when it has never been there. */
export function* snapshotAt(run: Run, step: number, side: number, where: Where): Sliced<Snapshot | null> {
  const machine = yield* replayTo(run, step)
  if (machine === null) return null
  const { network, parameters, training } = machine
  const evaluator = createEvaluator(run.dataset, run.split, network)
  evaluator.begin(network, parameters, training.loss)
  while (!evaluator.accumulate(chunkRows(parameters.length))) yield
  const field = yield* run.fields.make(network, parameters, side, step, where)
  return { step, ...evaluator.metrics(), outputs: evaluator.outputs(step), field }
}

/** Samples of the next step that a frame records, and multiplications that they may cost. */
const MOST_SAMPLES = 64
const SAMPLES_COST = 4_000_000

/** The first samples of the next batch, as many as a frame has room for. */
export function firstSamples(run: Run): { readonly first: number } {
  return { first: Math.max(1, Math.min(MOST_SAMPLES, Math.floor(SAMPLES_COST / run.machine.parameters.length))) }
}

/** The record of the step that comes next; null when it would diverge. The run and its generators stay as they are. */
export function* nextStep(run: Run, included: Included): Sliced<StepTrace | null> {
  const machine = run.scratch()
  run.place(machine, run.machine.checkpoint())
  return (yield* takeStep(machine, true)) ? machine.trace(included) : null
}

/** Some steps towards `until`, as many as make one chunk, or one in chunks; false when it was not committed. */
export function* takeSteps(machine: Machine, until: number): Sliced<boolean> {
  if (machine.leap(until - machine.step) === 0) return yield* takeStep(machine, false)
  yield
  return true
}

/** One step in chunks; false when it was not committed. */
export function* takeStep(machine: Machine, record: boolean): Sliced<boolean> {
  const chunk = chunkRows(machine.parameters.length)
  machine.begin(record)
  while (!machine.accumulate(chunk)) yield
  const committed = machine.commit().badTensor === null
  yield
  return committed
}
