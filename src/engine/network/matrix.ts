/** Rows of numbers, row-major. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
}
