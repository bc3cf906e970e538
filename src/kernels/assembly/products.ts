// Matrix products of the training. The two lanes are two neighbouring columns of the result; each number of it is one sum in one order.

/**
 * out[r][c] = from[r][c] + the sum over t of A[r][t] B[t][c], t in its order, for `rows` rows and `columns` columns.
 * Rows of A are `aRow` bytes apart and their numbers `aNext`; rows of B, `from` and `out` are `bRow`, `fromRow` and `outRow` bytes apart.
 * `from` may be `out`. B and `from` are read up to one number beyond the last of a row.
 */
export function multiply(
  A: usize,
  aRow: usize,
  aNext: usize,
  B: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
  columns: i32,
): void {
  let c: i32 = 0
  for (; c + 8 <= columns; c += 8) {
    const at = <usize>c << 3
    for (let r = 0; r < rows; r += 2) {
      const other = min(r + 1, rows - 1) // the last row alone is computed twice
      twoRows(A, aRow, aNext, B + at, bRow, from + at, fromRow, out + at, outRow, r, other, terms)
    }
  }
  for (; c < columns; c += 2) {
    const at = <usize>c << 3
    const both = c + 1 < columns
    for (let r = 0; r < rows; r += 4) {
      fourRows(A, aRow, aNext, B + at, bRow, from + at, fromRow, out + at, outRow, r, rows - 1, terms, both)
    }
  }
}

/** Eight columns of two rows. */
function twoRows(
  A: usize,
  aRow: usize,
  aNext: usize,
  B: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  r: i32,
  other: i32,
  terms: i32,
): void {
  let x = A + <usize>r * aRow
  let y = A + <usize>other * aRow
  const fromX = from + <usize>r * fromRow
  const fromY = from + <usize>other * fromRow
  let x0 = v128.load(fromX)
  let x1 = v128.load(fromX, 16)
  let x2 = v128.load(fromX, 32)
  let x3 = v128.load(fromX, 48)
  let y0 = v128.load(fromY)
  let y1 = v128.load(fromY, 16)
  let y2 = v128.load(fromY, 32)
  let y3 = v128.load(fromY, 48)
  for (let t = terms; t > 0; t--, x += aNext, y += aNext, B += bRow) {
    const a = v128.load64_splat(x)
    const b = v128.load64_splat(y)
    const b0 = v128.load(B)
    const b1 = v128.load(B, 16)
    x0 = f64x2.add(x0, f64x2.mul(a, b0))
    y0 = f64x2.add(y0, f64x2.mul(b, b0))
    x1 = f64x2.add(x1, f64x2.mul(a, b1))
    y1 = f64x2.add(y1, f64x2.mul(b, b1))
    const b2 = v128.load(B, 32)
    const b3 = v128.load(B, 48)
    x2 = f64x2.add(x2, f64x2.mul(a, b2))
    y2 = f64x2.add(y2, f64x2.mul(b, b2))
    x3 = f64x2.add(x3, f64x2.mul(a, b3))
    y3 = f64x2.add(y3, f64x2.mul(b, b3))
  }
  const outX = out + <usize>r * outRow
  const outY = out + <usize>other * outRow
  v128.store(outX, x0)
  v128.store(outX, x1, 16)
  v128.store(outX, x2, 32)
  v128.store(outX, x3, 48)
  v128.store(outY, y0)
  v128.store(outY, y1, 16)
  v128.store(outY, y2, 32)
  v128.store(outY, y3, 48)
}

/** Two columns, or one, of up to four rows; those beyond the last are the last once more. */
function fourRows(
  A: usize,
  aRow: usize,
  aNext: usize,
  B: usize,
  bRow: usize,
  from: usize,
  fromRow: usize,
  out: usize,
  outRow: usize,
  r: i32,
  last: i32,
  terms: i32,
  both: bool,
): void {
  const r1 = min(r + 1, last)
  const r2 = min(r + 2, last)
  const r3 = min(r + 3, last)
  let a0 = A + <usize>r * aRow
  let a1 = A + <usize>r1 * aRow
  let a2 = A + <usize>r2 * aRow
  let a3 = A + <usize>r3 * aRow
  let s0 = v128.load(from + <usize>r * fromRow)
  let s1 = v128.load(from + <usize>r1 * fromRow)
  let s2 = v128.load(from + <usize>r2 * fromRow)
  let s3 = v128.load(from + <usize>r3 * fromRow)
  for (let t = terms; t > 0; t--, B += bRow) {
    const b = v128.load(B)
    s0 = f64x2.add(s0, f64x2.mul(v128.load64_splat(a0), b))
    s1 = f64x2.add(s1, f64x2.mul(v128.load64_splat(a1), b))
    s2 = f64x2.add(s2, f64x2.mul(v128.load64_splat(a2), b))
    s3 = f64x2.add(s3, f64x2.mul(v128.load64_splat(a3), b))
    a0 += aNext
    a1 += aNext
    a2 += aNext
    a3 += aNext
  }
  put(out + <usize>r * outRow, s0, both)
  put(out + <usize>r1 * outRow, s1, both)
  put(out + <usize>r2 * outRow, s2, both)
  put(out + <usize>r3 * outRow, s3, both)
}

/** Stores both lanes, or the first alone. */
@inline
export function put(place: usize, value: v128, both: bool): void {
  if (both) v128.store(place, value)
  else v128.store64_lane(place, value, 0)
}

/** sums[c] += the sum over the rows of B, in their order. */
export function addRows(B: usize, rows: i32, columns: i32, sums: usize): void {
  const row = <usize>columns << 3
  for (let c: i32 = 0; c < columns; c += 2) {
    const at = <usize>c << 3
    let sum = v128.load(sums + at)
    for (let r = rows, b = B + at; r > 0; r--, b += row) sum = f64x2.add(sum, v128.load(b))
    put(sums + at, sum, c + 1 < columns)
  }
}

/** to[c][r] = from[r][c]; rows of `from` are `columns` numbers long, rows of `to` `toRow` bytes. Eight columns at a time stay near. */
export function transpose(from: usize, rows: i32, columns: i32, to: usize, toRow: usize): void {
  const row = <usize>columns << 3
  for (let c: i32 = 0; c < columns; c += 8) {
    const width = min(8, columns - c)
    let a = from + (<usize>c << 3)
    let out = to + <usize>c * toRow
    let r = rows
    for (; r >= 2; r -= 2, a += 2 * row, out += 16) turnPairs(a, row, width, out, toRow)
    if (r > 0) for (let k: i32 = 0; k < width; k++) store<f64>(out + <usize>k * toRow, load<f64>(a + (<usize>k << 3)))
  }
}

/** Up to eight columns of two rows. */
@inline
function turnPairs(a: usize, row: usize, width: i32, out: usize, toRow: usize): void {
  for (; width >= 2; width -= 2, a += 16, out += 2 * toRow) {
    const upper = v128.load(a)
    const lower = v128.load(a + row)
    v128.store(out, v128.shuffle<f64>(upper, lower, 0, 2))
    v128.store(out + toRow, v128.shuffle<f64>(upper, lower, 1, 3))
  }
  if (width > 0) {
    store<f64>(out, load<f64>(a))
    store<f64>(out, load<f64>(a + row), 8)
  }
}
