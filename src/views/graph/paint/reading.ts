/** One number and the record it comes from; NaN where there is none. */
export interface Reading {
  readonly value: number
  readonly record: string
}
