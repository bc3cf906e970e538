// A wide first layer, whose inputs are mostly 0 where they are images: each sample's inputs that are not 0 are listed once, and only they
// are multiplied. Its weights lie [input][unit], `row` bytes an input, and the lanes are two units.
import { put } from './products'

/** An input that is not 0: where its weights begin, and its value. */
const ENTRY: usize = 16

/** Lists input i, which is not 0; return where the list goes on. */
@inline
function listed(i: i32, x: f64, row: usize, list: usize): usize {
  store<usize>(list, <usize>i * row)
  store<f64>(list, x, 8)
  mark(i, row)
  return list + ENTRY
}

let marks: usize = 0 // a byte an input: 1 where it was met in this step
let met: usize = 0 // where the weights of those begin, four bytes each
let metEnd: usize = 0

/** @param marksAt a byte an input, all 0 */
export function setMarks(marksAt: usize, metAt: usize): void {
  marks = marksAt
  met = metAt
  metEnd = metAt
}

@inline
function mark(i: i32, row: usize): void {
  if (load<u8>(marks + <usize>i)) return
  store<u8>(marks + <usize>i, 1)
  store<usize>(metEnd, <usize>i * row)
  metEnd += 4
}

/** Sets the gradient of all inputs met to 0 and forgets them. */
export function clearMet(gradient: usize, row: usize): void {
  for (let at = met; at < metEnd; at += 4) {
    const offset = load<usize>(at)
    memory.fill(gradient + offset, 0, row)
    store<u8>(marks + offset / row, 0)
  }
  metEnd = met
}

@inline
export function metFrom(): usize {
  return met
}

@inline
export function metTo(): usize {
  return metEnd
}

export function listDoubles(x: usize, inputs: i32, row: usize, list: usize): usize {
  for (let i: i32 = 0; i < inputs; i++, x += 8) {
    const value = load<f64>(x)
    if (value !== 0) list = listed(i, value, row, list)
  }
  return list
}

/** Of bytes, each of which stands for the value in `table`. */
export function listBytes(x: usize, inputs: i32, table: usize, row: usize, list: usize): usize {
  let i: i32 = 0
  for (; i + 8 <= inputs; i += 8) {
    if (load<u64>(x + <usize>i) === 0) continue
    for (let k = i; k < i + 8; k++) {
      const byte = load<u8>(x + <usize>k)
      if (byte) list = listed(k, load<f64>(table + (<usize>byte << 3)), row, list)
    }
  }
  for (; i < inputs; i++) {
    const byte = load<u8>(x + <usize>i)
    if (byte) list = listed(i, load<f64>(table + (<usize>byte << 3)), row, list)
  }
  return list
}

/** z = b + the sum of weights times inputs, of all units of one sample. */
export function wideSums(weights: usize, biases: usize, list: usize, end: usize, units: i32, z: usize): void {
  if (units >= 16) for (let c: i32 = 0; c < units; c += 16) sixteen(weights, biases, list, end, <usize>min(c, units - 16) << 3, z)
  else {
    for (let c: i32 = 0; c < units; c += 2) {
      const at = <usize>c << 3
      two(weights + at, biases + at, list, end, z + at, c + 1 < units)
    }
  }
}

/** Sixteen units; the last sixteen may hold some of those before, which come to the same. */
function sixteen(weights: usize, biases: usize, list: usize, end: usize, at: usize, z: usize): void {
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
    const x = v128.load64_splat(list, 8)
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

function two(weights: usize, biases: usize, list: usize, end: usize, z: usize, both: bool): void {
  let sum = v128.load(biases)
  for (; list < end; list += ENTRY) sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(list, 8), v128.load(weights + load<usize>(list))))
  put(z, sum, both)
}

/** gradient += delta times inputs, of one sample. */
export function addWideGradient(gradient: usize, list: usize, end: usize, units: i32, delta: usize): void {
  const even = <usize>(units & ~1) << 3
  for (; list < end; list += ENTRY) {
    const x = v128.load64_splat(list, 8)
    const g = gradient + load<usize>(list)
    let at: usize = 0
    for (; at + 64 <= even; at += 64) {
      add(g + at, x, delta + at)
      add(g + at + 16, x, delta + at + 16)
      add(g + at + 32, x, delta + at + 32)
      add(g + at + 48, x, delta + at + 48)
    }
    for (; at < even; at += 16) add(g + at, x, delta + at)
    if (units & 1) store<f64>(g + at, load<f64>(g + at) + load<f64>(delta + at) * load<f64>(list, 8))
  }
}

@inline
function add(g: usize, x: v128, delta: usize): void {
  v128.store(g, f64x2.add(v128.load(g), f64x2.mul(v128.load(delta), x)))
}
