import { freshStopping } from './stopping'

/** A place to write a checkpoint to; all of a machine's state is in it. */
export interface CheckpointSlot {
  step: number
  changesApplied: number
  values: Float64Array // parameters, then the optimizer's arrays and products
  readonly position: number[] // finished epochs, rows used of this one, batch size in force, first step of the schedule
  readonly generators: Uint32Array // shuffle (at the start of the epoch), dropout
  readonly stopping: Float64Array // state of the stopping rule
}

/** An empty place for a number of values. */
export function createSlot(length: number): CheckpointSlot {
  return {
    step: 0,
    changesApplied: 0,
    values: new Float64Array(length),
    position: [0, 0, 0, 0],
    generators: new Uint32Array(8),
    stopping: freshStopping(),
  }
}
