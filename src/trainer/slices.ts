/** Work that pauses between its parts. */
export type Sliced<T> = Generator<void, T, void>

/** Multiplications worth of work between two looks at the clock: well under a millisecond. */
export const CHUNK_COST = 200_000

/** Cost of a step beside its multiplications, so that tiny networks look at the clock often enough too. */
export const STEP_COST = 400

/** Rows of a network's forward and backward pass that make one chunk. */
export function chunkRows(parameterCount: number): number {
  return Math.max(8, Math.floor(CHUNK_COST / parameterCount))
}

/** Does the work in one go. */
export function drain<T>(work: Sliced<T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
