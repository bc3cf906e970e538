/** Rows of numbers, row-major. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
}

/** Rows of bytes, row-major: each stands for value / divisor. For images, which take an eighth of the room this way. */
export interface ByteMatrix {
  readonly rows: number
  readonly columns: number
  readonly values: Uint8Array
  readonly divisor: number
}

/** What a network may read: its targets are always a Matrix. */
export type Inputs = Matrix | ByteMatrix

/** The number in one cell, as gather() gives it to a network. */
export function cell(inputs: Inputs, row: number, column: number): number {
  const value = inputs.values[row * inputs.columns + column]
  return 'divisor' in inputs ? value / inputs.divisor : value
}
