/**
 * The line where a field has a value, as separate segments x1, y1, x2, y2 in grid units: column, row.
 * Marching squares with straight interpolation; a saddle is cut the same way everywhere.
 * @param values side * side, row by row
 */
export function borderSegments(values: Float64Array, side: number, level: number): number[] {
  const segments: number[] = []
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column
      const [a, b, c, d] = [values[at]! - level, values[at + 1]! - level, values[at + side + 1]! - level, values[at + side]! - level]
      const crossings: number[] = []
      if (a > 0 !== b > 0) crossings.push(column + a / (a - b), row)
      if (b > 0 !== c > 0) crossings.push(column + 1, row + b / (b - c))
      if (c > 0 !== d > 0) crossings.push(column + 1 - c / (c - d), row + 1)
      if (d > 0 !== a > 0) crossings.push(column, row + 1 - d / (d - a))
      segments.push(...crossings)
    }
  }
  return segments
}
