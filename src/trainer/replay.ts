import type { StepTrace } from '../engine/step-trace'
import { applyDue } from './change-log'
import type { Machine } from './machine'
import type { Run } from './run'
import { chunkRows, type Sliced } from './slices'

/** The record of a step of the run, made again on a scratch machine; null when the step was never made. */
export function* replayStep(run: Run, step: number, included: number | 'all'): Sliced<StepTrace | null> {
  if (step < 0 || step >= run.lastStep) return null
  const base = run.checkpoints.nearest(step)
  if (base === null) return null
  const { changes } = run
  const machine = run.scratch()
  run.place(machine, base)
  while (machine.step < step) {
    if (!(yield* takeStep(machine, false))) return null
    applyDue(machine, changes)
  }
  return (yield* takeStep(machine, true)) ? machine.trace(included) : null
}

/** The update that the next step would make, null when it would diverge. The run and its generators stay as they are. */
export function* nextUpdate(run: Run): Sliced<Float64Array | null> {
  const machine = run.scratch()
  run.place(machine, run.machine.checkpoint())
  return (yield* takeStep(machine, false)) ? machine.lastUpdate() : null
}

/** The record of the step that comes next, with all rows of its batch; null when it would diverge. */
export function* nextTrace(run: Run): Sliced<StepTrace | null> {
  const machine = run.scratch()
  run.place(machine, run.machine.checkpoint())
  return (yield* takeStep(machine, true)) ? machine.trace('all') : null
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
