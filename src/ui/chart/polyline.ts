/**
 * The polyline through points whose x ascends, as x, y pairs in px; a point without a y (NaN) breaks the line by a NaN pair.
 * Where there are more points than `columns`, every column of one px keeps its first, lowest, highest and last point:
 * on the screen that is the same line.
 */
export function polyline(count: number, xOf: (k: number) => number, yOf: (k: number) => number, columns: number): number[] {
  const points: number[] = []
  const push = (k: number) => points.push(xOf(k), yOf(k))
  if (count <= columns) {
    for (let k = 0; k < count; k++) push(k)
    return points
  }
  let column = Number.NaN
  let [first, low, high, last] = [-1, -1, -1, -1]
  let [lowY, highY] = [Number.NaN, Number.NaN]
  // ascending, each once; nothing is allocated, since charts do this for every frame
  const flush = () => {
    if (first < 0) return
    push(first)
    const inner = Math.min(low, high)
    const outer = Math.max(low, high)
    if (inner > first) push(inner)
    if (outer > inner) push(outer)
    if (last > outer) push(last)
    first = -1
  }
  for (let k = 0; k < count; k++) {
    const y = yOf(k)
    if (Number.isNaN(y)) {
      flush()
      push(k)
      continue
    }
    const at = Math.floor(xOf(k))
    if (at !== column) flush()
    column = at
    if (first < 0) {
      first = low = high = k
      lowY = highY = y
    }
    if (y < lowY) {
      low = k
      lowY = y
    }
    if (y > highY) {
      high = k
      highY = y
    }
    last = k
  }
  flush()
  return points
}

/** At most `most` of `count` indices, ascending, evenly spread, both ends among them. */
export function evenIndices(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, k) => k)
  if (most < 2) return most === 1 ? [count - 1] : []
  return Array.from({ length: most }, (_, k) => Math.round((k * (count - 1)) / (most - 1)))
}
