/** A double as Python reads it back, bit for bit; always a float, never an int. */
export function float(value: number): string {
  if (Object.is(value, -0)) return '-0.0'
  const text = String(value)
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}

/** A vector. */
export function vector(values: ArrayLike<number>): string {
  return `np.array(${list(Array.from(values, float))})`
}

/** A matrix from its values row by row. */
export function matrix(values: Float64Array, columns: number): string {
  const rows = Array.from({ length: values.length / columns }, (_, row) => values.subarray(row * columns, (row + 1) * columns))
  return `np.array(${list(rows.map((row) => list(Array.from(row, float))))})`
}

export function list(entries: readonly string[]): string {
  return `[${entries.join(', ')}]`
}

/** A text in quotes. What JSON escapes Python reads the same way, so that no name can end its quotes or its line. */
export function quoted(text: string): string {
  return JSON.stringify(text)
}
