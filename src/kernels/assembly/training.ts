// Training steps of one network, which the page's side has laid out. Values lie [sample][unit] and weights [unit][sender], as in the
// engine; of a wide first layer they lie [sender][unit], see wide.ts. Chunks of at most CHUNK samples are worked on at once.
import { splat } from './functions'
import { SOFTMAX } from './kinds'
import { activateUnit } from './layer'
import { beginUpdate, isFinite2, isPlain, isUniform, LARGE, update } from './optimizers'
import { addLosses, outputDelta, softmaxRows } from './outputs'
import { addRows, multiply, transpose } from './products'
import { timesSlope } from './slopes'
import { addFew, addSixteen, clearMet, isMet, listBytes, listDoubles, sumFew, sumSixteen } from './wide'

/** Places are bytes from the start of the memory; 0 where there is none. The page's side writes them, four bytes each, in this order. */
@unmanaged
class Layer {
  weights: i32 // bytes from the start of the parameters
  biases: i32
  senders: i32
  units: i32
  activation: i32
  turned: usize // weights [sender][unit] for the forward pass, rows of `turnedRow` bytes; 0 in a wide first layer
  turnedRow: usize
  z: usize
  a: usize
  sent: usize // what the next layer gets: a, or a · mask / keep
  delta: usize
  mask: usize // a byte a unit, [sample of the call][unit]; 0 in the last layer
  pins: usize // a byte a unit; 0 where none is pinned
}

@unmanaged
class Task {
  layers: i32
  chunk: i32
  loss: i32
  mean: i32 // 1 where the loss of a batch is the mean of its samples'
  X: usize // data, [row][input]
  bytes: i32 // 1 where X is bytes
  table: usize // what each byte stands for
  Y: usize
  x: usize // inputs of a chunk, or the lists of those that are not 0
  y: usize
  ends: usize // of the lists
  parameters: usize
  gradient: usize
  count: i32
  zeros: usize // as many as the widest layer has units
  masked: i32 // 1 with dropout
}

const PINNED_OUT: i32 = 2
const LAYER_BYTES: usize = 64
export const LAYERS: usize = memory.data(12 * 64, 16)
export const TASK: usize = memory.data(64, 16)

let keep: f64 = 1
let sumOfLosses: f64 = 0
let outputsLarge: bool = false
let gradientFilled: bool = false // with a penalty's: also where no input was met

@inline
function layerAt(l: i32): Layer {
  return changetype<Layer>(LAYERS + <usize>l * LAYER_BYTES)
}

@inline
function task(): Task {
  return changetype<Task>(TASK)
}

export function setKeep(value: f64): void {
  keep = value
}

@inline
function isWide(layer: Layer): bool {
  return layer.turned === 0
}

/** Bytes of `count` numbers and, if need be, of one more to make them even. */
@inline
function evenBytes(count: i32): usize {
  return <usize>((count + 1) & ~1) << 3
}

/** Takes `steps` steps: the rows of one after the other, how many each has, and the rates. Return how many went well. */
export function run(steps: i32, rows: usize, sizes: usize, rates: usize): i32 {
  let at: i32 = 0
  for (let k: i32 = 0; k < steps; k++) {
    const size = load<i32>(sizes + (<usize>k << 2))
    accumulate(rows, at, size, true, size, false)
    if (!apply(load<f64>(rates + (<usize>k << 3)))) return k
    at += size
  }
  return steps
}

/**
 * Adds the gradient of `count` samples of a batch of `batch`: those whose rows are at position `at` of `rows` and whose masks are at the
 * same position. `first`: they are the first of the batch. With `losses` their losses are added as well.
 */
export function accumulate(rows: usize, at: i32, count: i32, first: bool, batch: i32, losses: bool): void {
  if (first) begin()
  const chunk = task().chunk
  for (let from: i32 = 0; from < count; from += chunk) {
    const samples = min(chunk, count - from)
    addChunk(rows + (<usize>(at + from) << 2), at + from, samples, first && from === 0, batch, losses)
  }
}

/** `sum` and the losses of the first `count` rows added to it, without dropout; their outputs are in the last layer. At most a chunk. */
export function measure(rows: usize, count: i32, sum: f64): f64 {
  const t = task()
  turnWeights()
  forward(rows, 0, count)
  const last = layerAt(t.layers - 1)
  gatherNumbers(t.Y, rows, count, last.units, t.y)
  return addLosses(t.loss, last.z, last.a, t.y, count, last.units, sum)
}

function turnWeights(): void {
  const t = task()
  for (let l: i32 = 0; l < t.layers; l++) {
    const layer = layerAt(l)
    if (!isWide(layer)) transpose(t.parameters + layer.weights, layer.units, layer.senders, layer.turned, layer.turnedRow)
  }
}

/** The losses of the batch, added. */
export function lossOfBatch(): f64 {
  return sumOfLosses
}

function begin(): void {
  const t = task()
  const layer = layerAt(0)
  sumOfLosses = 0
  outputsLarge = false
  turnWeights()
  if (!isWide(layer)) return
  if (gradientFilled) memory.fill(t.gradient, 0, <usize>(layer.units * layer.senders) << 3)
  gradientFilled = false
  clearMet(t.gradient, <usize>layer.units << 3)
}

function addChunk(rows: usize, at: i32, samples: i32, first: bool, batch: i32, losses: bool): void {
  const t = task()
  forward(rows, at, samples)
  gatherNumbers(t.Y, rows, samples, layerAt(t.layers - 1).units, t.y)
  const last = layerAt(t.layers - 1)
  const count = samples * last.units
  if (losses) sumOfLosses = addLosses(t.loss, last.z, last.a, t.y, samples, last.units, sumOfLosses)
  else if (isLarge(last.z, count)) outputsLarge = true
  outputDelta(t.loss, last.activation, t.mean ? <f64>batch : 1, last.z, last.a, t.y, samples, last.units, last.delta)
  backward(at, samples)
  for (let l: i32 = 0; l < t.layers; l++) addGradient(l, samples, first)
}

function forward(rows: usize, at: i32, samples: i32): void {
  const t = task()
  gatherInputs(rows, samples)
  let input = t.x
  for (let l: i32 = 0; l < t.layers; l++) {
    const layer = layerAt(l)
    const biases = t.parameters + layer.biases
    const n = layer.senders
    const k = layer.units
    if (isWide(layer)) wideForward(layer, samples)
    else multiply(input, <usize>n << 3, 8, layer.turned, layer.turnedRow, biases, 0, layer.z, <usize>k << 3, samples, n, k)
    if (layer.activation === SOFTMAX) softmaxRows(layer.z, layer.a, samples, k)
    else activateUnit(layer.activation, layer.z, layer.a, evenBytes(samples * k))
    if (layer.sent !== layer.a) applyMask(layer, at, layer.a, layer.sent, samples)
    input = layer.sent
  }
}

/** Sixteen units of all samples before the next sixteen: their weights then stay near. */
function wideForward(layer: Layer, samples: i32): void {
  const t = task()
  const weights = t.parameters + layer.weights
  const biases = t.parameters + layer.biases
  const units = layer.units
  for (let c: i32 = 0; c < units; c += 16) {
    let list = t.x
    for (let s: i32 = 0; s < samples; s++) {
      const end = load<usize>(t.ends + (<usize>s << 2))
      const z = layer.z + (<usize>(s * units) << 3)
      if (units < 16) sumFew(weights, biases, list, end, units, z)
      else sumSixteen(weights, biases, list, end, <usize>min(c, units - 16) << 3, z) // some of those before may come once more
      list = end
    }
  }
}

function wideGradient(layer: Layer, samples: i32): void {
  const t = task()
  const gradient = t.gradient + layer.weights
  const units = layer.units
  for (let c: i32 = 0; c < units; c += 16) {
    let list = t.x
    for (let s: i32 = 0; s < samples; s++) {
      const end = load<usize>(t.ends + (<usize>s << 2))
      const delta = layer.delta + (<usize>(s * units) << 3)
      if (units < 16) addFew(gradient, list, end, units, delta)
      else addSixteen(gradient, list, end, units, c, delta)
      list = end
    }
  }
}

/** delta[l] = (W[l+1] transposed times delta[l+1]) · mask / keep · f'(z[l]), from the outputs down. */
function backward(at: i32, samples: i32): void {
  const t = task()
  for (let l = t.layers - 1; l > 0; l--) {
    const layer = layerAt(l)
    const sender = layerAt(l - 1)
    const n = <usize>layer.senders << 3
    const k = <usize>layer.units << 3
    multiply(layer.delta, k, 8, t.parameters + layer.weights, n, t.zeros, 0, sender.delta, n, samples, layer.units, layer.senders)
    if (sender.sent !== sender.a) applyMask(sender, at, sender.delta, sender.delta, samples)
    timesSlope(sender.activation, sender.z, sender.a, sender.delta, evenBytes(samples * sender.units))
  }
}

/** dW[l] = delta transposed times what the layer got, db[l] = the sum of delta, added in the order of the samples. */
function addGradient(l: i32, samples: i32, first: bool): void {
  const t = task()
  const layer = layerAt(l)
  const n = <usize>layer.senders << 3
  const k = <usize>layer.units << 3
  const weights = t.gradient + layer.weights
  const biases = t.gradient + layer.biases
  if (first) for (let j: usize = 0; j < k; j += 8) store<f64>(biases + j, 0)
  addRows(layer.delta, samples, layer.units, biases)
  if (isWide(layer)) {
    wideGradient(layer, samples)
    return
  }
  const input = l > 0 ? layerAt(l - 1).sent : t.x
  multiply(layer.delta, 8, k, input, n, first ? t.zeros : weights, first ? 0 : n, weights, n, layer.units, samples, layer.senders)
}

function gatherInputs(rows: usize, samples: i32): void {
  const t = task()
  const layer = layerAt(0)
  const inputs = layer.senders
  if (!isWide(layer)) {
    if (t.bytes) gatherBytes(rows, samples, inputs)
    else gatherNumbers(t.X, rows, samples, inputs, t.x)
    return
  }
  const row = <usize>layer.units << 3
  let list = t.x
  for (let s: i32 = 0; s < samples; s++) {
    const start = <usize>(load<i32>(rows + (<usize>s << 2)) * inputs)
    list = t.bytes ? listBytes(t.X + start, t.table, row, list) : listDoubles(t.X + (start << 3), row, list)
    store<usize>(t.ends + (<usize>s << 2), list)
  }
}

function gatherNumbers(data: usize, rows: usize, samples: i32, columns: i32, out: usize): void {
  const row = <usize>columns << 3
  for (let s = samples; s > 0; s--, rows += 4) {
    const start = data + <usize>load<i32>(rows) * row
    for (let at = start, end = start + row; at < end; at += 8, out += 8) store<f64>(out, load<f64>(at))
  }
}

function gatherBytes(rows: usize, samples: i32, columns: i32): void {
  const t = task()
  let out = t.x
  for (let s = samples; s > 0; s--, rows += 4) {
    const start = t.X + <usize>(load<i32>(rows) * columns)
    for (let at = start, end = start + columns; at < end; at++, out += 8) store<f64>(out, load<f64>(t.table + (<usize>load<u8>(at) << 3)))
  }
}

/** out = values · mask / keep; a unit pinned in is neither dropped nor divided, one pinned out is 0. `out` may be `values`. */
function applyMask(layer: Layer, at: i32, values: usize, out: usize, samples: i32): void {
  const masked = task().masked !== 0
  let mask = layer.mask + <usize>(at * layer.units)
  for (let s = samples; s > 0; s--) {
    for (let j: i32 = 0; j < layer.units; j++, values += 8, out += 8, mask++) {
      const pin = layer.pins ? load<u8>(layer.pins + <usize>j) : 0
      const value = load<f64>(values)
      let sent = value
      if (pin === PINNED_OUT) sent = 0
      else if (masked && pin === 0) sent = load<u8>(mask) ? value / keep : 0
      store<f64>(out, sent)
    }
  }
}

/** Whether a weighted sum is so large that a loss might not be finite. */
function isLarge(z: usize, count: i32): bool {
  let large = splat(0)
  let k: i32 = 0
  for (; k + 2 <= count; k += 2, z += 16) large = v128.or(large, f64x2.gt(f64x2.abs(v128.load(z)), splat(LARGE)))
  return v128.any_true(large) || (k < count && abs(load<f64>(z)) > LARGE)
}

/** Moves the parameters. False where the step is the engine's to judge: what is here is then of no use any more. */
export function apply(rate: f64): bool {
  const t = task()
  const layer = layerAt(0)
  beginUpdate()
  let sum = splat(0)
  if (isUniform()) {
    let from: i32 = 0
    if (isWide(layer) && isPlain()) {
      const row = <usize>layer.units << 3
      for (let i: i32 = 0; i < layer.senders; i++) if (isMet(i)) sum = f64x2.add(sum, update(<usize>i * row, layer.units, true, rate))
      from = layer.units * layer.senders
    }
    sum = f64x2.add(sum, update(<usize>from << 3, t.count - from, true, rate))
  } else {
    gradientFilled = true
    for (let l: i32 = 0; l < t.layers; l++) {
      const layer = layerAt(l)
      sum = f64x2.add(sum, update(layer.weights, layer.units * layer.senders, true, rate))
      sum = f64x2.add(sum, update(layer.biases, layer.units, false, rate))
    }
  }
  return isFinite2(sum) && !outputsLarge
}

/** The Euclidean norm of a layer's gradient, in the engine's order. */
export function gradientNorm(l: i32): f64 {
  const layer = layerAt(l)
  const weights = task().gradient + layer.weights
  const k = layer.units
  let sum: f64 = 0
  for (let j: i32 = 0; j < k; j++) {
    for (let i: i32 = 0; i < layer.senders; i++) {
      const g = load<f64>(weights + (<usize>(isWide(layer) ? i * k + j : j * layer.senders + i) << 3))
      sum += g * g
    }
  }
  for (let j: i32 = 0; j < k; j++) {
    const g = load<f64>(task().gradient + layer.biases + (<usize>j << 3))
    sum += g * g
  }
  return sqrt(sum)
}
