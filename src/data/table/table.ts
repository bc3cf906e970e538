/** One column of a table: numbers, NaN where a cell is empty, or categories, -1 where it is. */
export type Column =
  | { readonly kind: 'numbers'; readonly name: string; readonly values: Float64Array }
  | { readonly kind: 'categories'; readonly name: string; readonly labels: readonly string[]; readonly codes: Int32Array } // labels ascend

/** A table as a person brought it, its cells typed: what is stored once, by its hash. */
export interface Table {
  readonly rows: number
  readonly columns: readonly Column[]
}

export const TABLE_LIMITS = { bytes: 10 * 1024 * 1024, rows: 20_000, columns: 64, categories: 50, text: 100, cell: 1e12 } as const

/** Whether a column has nothing in a row. */
export function isGap(column: Column, row: number): boolean {
  return column.kind === 'numbers' ? Number.isNaN(column.values[row]) : column.codes[row] === -1
}

/** The shortest decimal that reads back as the same number. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}
