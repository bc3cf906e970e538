// What the page's side calls. It lays out the memory: an instance has one network, its layers set by setLayer.
import { activateLayer, activateUnit, firstUnitSums, unitSums } from './layer'
import { sampleLosses } from './losses'

export { POWERS } from './exponential'
export { PRODUCTS, setArrays, setRule } from './optimizers'
export { transpose } from './products'
export { accumulate, apply, gradientNorm, lossOfBatch, LAYERS as TRAINED_LAYERS, measure, run, setKeep, TASK } from './training'
export { setInputs } from './wide'

/** Where the memory begins that the page's side may use. */
export const FREE: usize = __heap_base

@unmanaged
class Layer {
  weights: usize // [unit][sender]
  biases: usize
  inputs: usize // [sender][sample]
  sums: usize // [unit][sample]; of hidden layers the same as outputs
  outputs: usize
  pinnedOut: usize // a byte a unit: 1 sends 0
  senders: i32
  units: i32
  activation: i32
  activated: i32 // 0 where the loss needs the weighted sums only
}

const LAYERS: usize = memory.data(12 * 64, 16)
let layers: i32 = 0
let row: usize = 0 // bytes from a unit's values to those of the next
let used: usize = 0 // bytes of them that hold samples: an even number of samples
let samples: i32 = 0

@inline
function layerAt(l: i32): Layer {
  return changetype<Layer>(LAYERS + (<usize>l << 6))
}

/** For layers laid out for an even number of samples, of which the first `sampleCount` are used. */
export function setSize(layerCount: i32, capacity: i32, sampleCount: i32): void {
  layers = layerCount
  samples = sampleCount
  row = <usize>capacity << 3
  used = <usize>((sampleCount + 1) & ~1) << 3
}

export function setLayer(
  l: i32,
  weights: usize,
  biases: usize,
  inputs: usize,
  sums: usize,
  outputs: usize,
  pinnedOut: usize,
  senders: i32,
  units: i32,
  activation: i32,
  activated: i32,
): void {
  const layer = layerAt(l)
  layer.weights = weights
  layer.biases = biases
  layer.inputs = inputs
  layer.sums = sums
  layer.outputs = outputs
  layer.pinnedOut = pinnedOut
  layer.senders = senders
  layer.units = units
  layer.activation = activation
  layer.activated = activated
}

function sumUnit(l: i32, layer: Layer, j: i32): void {
  const weights = layer.weights + (<usize>(j * layer.senders) << 3)
  const bias = load<f64>(layer.biases + (<usize>j << 3))
  const z = layer.sums + <usize>j * row
  if (l === 0) firstUnitSums(weights, bias, layer.inputs, layer.senders, row, used, z)
  else unitSums(weights, bias, layer.inputs, layer.senders, row, used, z)
}

/** Computes all units of layers from..to. */
export function computeLayers(from: i32, to: i32): void {
  for (let l = from; l <= to; l++) {
    const layer = layerAt(l)
    for (let j = 0; j < layer.units; j++) sumUnit(l, layer, j)
    if (layer.activated) activateLayer(layer.activation, layer.sums, layer.outputs, layer.units, row, used)
    for (let j = 0; j < layer.units; j++) {
      if (load<u8>(layer.pinnedOut + <usize>j)) memory.fill(layer.outputs + <usize>j * row, 0, used)
    }
  }
}

/** Computes one unit of layer l, of the last layer its weighted sum only and then the layer's functions. */
export function computeUnit(l: i32, j: i32): void {
  const layer = layerAt(l)
  if (load<u8>(layer.pinnedOut + <usize>j)) return // it sends 0, whatever its sum is
  sumUnit(l, layer, j)
  const at = <usize>j * row
  if (l < layers - 1) activateUnit(layer.activation, layer.sums + at, layer.outputs + at, used)
  else if (layer.activated) activateLayer(layer.activation, layer.sums, layer.outputs, layer.units, row, used)
}

/** The sum of the losses of all samples, in their order. */
export function lossSum(loss: i32, y: usize, losses: usize): f64 {
  const last = layerAt(layers - 1)
  sampleLosses(loss, last.sums, last.outputs, y, last.units, row, used, losses)
  let sum: f64 = 0
  for (let s = 0; s < samples; s++) sum += load<f64>(losses + (<usize>s << 3))
  return sum
}
