/** Work that pauses between its parts. */
export type Sliced<T> = Generator<void, T, void>

/** Multiplications worth of work between two looks at the clock: well under a millisecond. */
export const CHUNK_COST = 200_000

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
