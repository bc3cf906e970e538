/** A function to make small. Landscapes and checks by differences know nothing else of a network. */
export interface Objective {
  readonly dimension: number
  /** The total loss at `parameters`. */
  loss(parameters: Float64Array): number
  /** Adds dL/dp to `gradient` and returns the total loss. */
  accumulate(parameters: Float64Array, gradient: Float64Array): number
  /** A faster way to the same losses when only the two axes change. */
  slice?(parameters: Float64Array, axes: readonly [number, number]): Slice
}

/** Losses over two parameters, all others held: the second axis is set for a row, the first for each point of it. */
export interface Slice {
  setSecond(value: number): void
  loss(first: number): number
}
