// A wide first layer, whose inputs are mostly 0 where they are images: each sample's inputs that are not 0 are listed once, and only they
// are multiplied. Its weights lie [input][unit], `row` bytes an input, and the lanes are two units.
import { put } from './products'

// An entry of a list is an input that is not 0: where its weights begin, and its value.
const ENTRY: usize = 16
const VALUE: usize = 8

let inputs: i32 = 0
let marks: usize = 0 // by input, a byte: not 0 where it was met in this step

/** Sixteen node errors, 0 in the place of those that others see to. */
const ERRORS: usize = memory.data(128, 16)

export function setInputs(count: i32, marksAt: usize): void {
  inputs = count
  marks = marksAt
}

@inline
export function isMet(i: i32): bool {
  return load<u8>(marks + <usize>i) !== 0
}

/** Sets the gradient of all inputs met to 0 and forgets them. */
export function clearMet(gradient: usize, row: usize): void {
  for (let i: i32 = 0; i < inputs; i++, gradient += row) {
    if (!isMet(i)) continue
    store<u8>(marks + <usize>i, 0)
    const end = gradient + row
    for (let at = gradient; at + 16 <= end; at += 16) v128.store(at, f64x2(0, 0))
    store<f64>(end - 8, 0)
  }
}

/** Lists the inputs of a sample that are not 0 from `list` on; return the end of the list. */
export function listDoubles(x: usize, row: usize, list: usize): usize {
  for (let i: i32 = 0; i < inputs; i++) {
    const value = load<f64>(x + (<usize>i << 3))
    if (value !== 0) store<u8>(marks + <usize>i, 1)
    list = entered(i, value, value !== 0, row, list)
  }
  return list
}

/** Of bytes, each of which stands for the value in `table`. */
export function listBytes(x: usize, table: usize, row: usize, list: usize): usize {
  let i: i32 = 0
  for (; i + 8 <= inputs; i += 8) {
    const eight = load<u64>(x + <usize>i)
    if (eight === 0) continue
    const mark = marks + <usize>i
    store<u64>(mark, load<u64>(mark) | eight)
    for (let k = i; k < i + 8; k++) list = enteredByte(k, load<u8>(x + <usize>k), table, row, list)
  }
  for (; i < inputs; i++) {
    const byte = load<u8>(x + <usize>i)
    if (byte) store<u8>(marks + <usize>i, 1)
    list = enteredByte(i, byte, table, row, list)
  }
  return list
}

@inline
function enteredByte(i: i32, byte: u8, table: usize, row: usize, list: usize): usize {
  return entered(i, load<f64>(table + (<usize>byte << 3)), byte !== 0, row, list)
}

/** Writes an entry, and goes on behind it only if it counts: whether an input is 0 can hardly be guessed. */
@inline
function entered(i: i32, value: f64, counts: bool, row: usize, list: usize): usize {
  store<usize>(list, <usize>i * row)
  store<f64>(list, value, VALUE)
  return list + (<usize>counts << 4)
}

/** z = b + the sum of weights times inputs, of one sample, for the sixteen units from byte `at` on. */
export function sumSixteen(weights: usize, biases: usize, list: usize, end: usize, at: usize, z: usize): void {
  const b = biases + at
  const base = weights + at
  let z0 = v128.load(b)
  let z1 = v128.load(b, 16)
  let z2 = v128.load(b, 32)
  let z3 = v128.load(b, 48)
  let z4 = v128.load(b, 64)
  let z5 = v128.load(b, 80)
  let z6 = v128.load(b, 96)
  let z7 = v128.load(b, 112)
  for (; list < end; list += ENTRY) {
    const x = v128.load64_splat(list, VALUE)
    const w = base + load<usize>(list)
    z0 = f64x2.add(z0, f64x2.mul(x, v128.load(w)))
    z1 = f64x2.add(z1, f64x2.mul(x, v128.load(w, 16)))
    z2 = f64x2.add(z2, f64x2.mul(x, v128.load(w, 32)))
    z3 = f64x2.add(z3, f64x2.mul(x, v128.load(w, 48)))
    z4 = f64x2.add(z4, f64x2.mul(x, v128.load(w, 64)))
    z5 = f64x2.add(z5, f64x2.mul(x, v128.load(w, 80)))
    z6 = f64x2.add(z6, f64x2.mul(x, v128.load(w, 96)))
    z7 = f64x2.add(z7, f64x2.mul(x, v128.load(w, 112)))
  }
  const out = z + at
  v128.store(out, z0)
  v128.store(out, z1, 16)
  v128.store(out, z2, 32)
  v128.store(out, z3, 48)
  v128.store(out, z4, 64)
  v128.store(out, z5, 80)
  v128.store(out, z6, 96)
  v128.store(out, z7, 112)
}

/** The same for all of less than sixteen units. */
export function sumFew(weights: usize, biases: usize, list: usize, end: usize, units: i32, z: usize): void {
  for (let c: i32 = 0; c < units; c += 2) {
    const at = <usize>c << 3
    let sum = v128.load(biases + at)
    for (let entry = list; entry < end; entry += ENTRY) {
      sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(entry, VALUE), v128.load(weights + at + load<usize>(entry))))
    }
    put(z + at, sum, c + 1 < units)
  }
}

/** gradient += delta times inputs, of one sample, for sixteen units from unit c on; fewer where the last ones begin before c. */
export function addSixteen(gradient: usize, list: usize, end: usize, units: i32, c: i32, delta: usize): void {
  const from = min(c, units - 16)
  for (let j: i32 = 0; j < 16; j++) store<f64>(ERRORS + (<usize>j << 3), from + j < c ? 0 : load<f64>(delta + (<usize>(from + j) << 3)))
  const d0 = v128.load(ERRORS)
  const d1 = v128.load(ERRORS, 16)
  const d2 = v128.load(ERRORS, 32)
  const d3 = v128.load(ERRORS, 48)
  const d4 = v128.load(ERRORS, 64)
  const d5 = v128.load(ERRORS, 80)
  const d6 = v128.load(ERRORS, 96)
  const d7 = v128.load(ERRORS, 112)
  const base = gradient + (<usize>from << 3)
  for (; list < end; list += ENTRY) {
    const x = v128.load64_splat(list, VALUE)
    const g = base + load<usize>(list)
    add(g, x, d0)
    add(g + 16, x, d1)
    add(g + 32, x, d2)
    add(g + 48, x, d3)
    add(g + 64, x, d4)
    add(g + 80, x, d5)
    add(g + 96, x, d6)
    add(g + 112, x, d7)
  }
}

@inline
function add(g: usize, x: v128, delta: v128): void {
  v128.store(g, f64x2.add(v128.load(g), f64x2.mul(delta, x)))
}

/** The same for all of less than sixteen units. */
export function addFew(gradient: usize, list: usize, end: usize, units: i32, delta: usize): void {
  const even = <usize>(units & ~1) << 3
  for (; list < end; list += ENTRY) {
    const x = v128.load64_splat(list, VALUE)
    const g = gradient + load<usize>(list)
    let at: usize = 0
    for (; at < even; at += 16) add(g + at, x, v128.load(delta + at))
    if (units & 1) store<f64>(g + at, load<f64>(g + at) + load<f64>(delta + at) * load<f64>(list, VALUE))
  }
}
