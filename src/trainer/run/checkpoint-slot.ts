import type { Checkpoint } from '../protocol'
import { freshStopping } from './stopping'

/** A checkpoint to write to; all of a machine's state is in it. */
export type CheckpointSlot = { -readonly [F in keyof Checkpoint]: Checkpoint[F] } & { readonly position: number[] }

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
