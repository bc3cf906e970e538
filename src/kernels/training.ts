import type { Generator } from '../engine/arithmetic/random'
import { applyPins, drawMasks, repeatMasks } from '../engine/network/dropout'
import { isMean, type Loss } from '../engine/network/loss-kinds'
import type { Inputs, Matrix } from '../engine/network/matrix'
import type { Layer, Network } from '../engine/network/network'
import type { OptimizerSpec, OptimizerState } from '../engine/step/optimizers'
import { penaltyCoefficient } from '../engine/step/penalties'
import type { GivenMasks, StepSettings } from '../engine/step/step-settings'
import { LOSS_CODES, OPTIMIZER_CODES, penaltyCode } from './codes'
import { type Compiled, createPlan } from './compiled'
import { LAYER_BYTES, LAYER_FIELDS, layOut, MOST_STEPS, TASK_FIELDS, writeData, writeRecords } from './training-layout'

/** From this many inputs on, zero inputs cost nothing; the weights of the first layer then lie [input][unit]. */
const WIDE = 32
/** Samples worked on at once. */
const CHUNK = 64
/** Multiplications of one call, forward, about, which last some milliseconds; and its rows at most. */
const CALL_COST = 4_000_000
/** Part of a wide layer's inputs that is not 0, about. */
const MET = 1 / 4
const MOST_ROWS = 4096
/** Above this the data stay with the engine: the kernels need a copy. */
const DATA_BYTES = 64 * 1024 * 1024
/** Larger targets or coefficients of a penalty stay with the engine: the kernels do not add up losses that may overflow. */
const LARGE = 1e100

/** What one call can do, and where its numbers are. */
export interface Training {
  /** Rows that fit into one call. */
  readonly room: number
  readonly rows: Int32Array
  readonly sizes: Int32Array // rows of each step
  readonly rates: Float64Array // of each step
  /** Takes parameters over; false where only the engine gets their bits right. */
  load(parameters: Float64Array): boolean
  loadState(state: OptimizerState): void
  /** Gives both back. */
  store(parameters: Float64Array, state: OptimizerState): void
  /** False where the settings are the engine's. */
  set(settings: StepSettings): boolean
  /** Draws the masks of the samples at `from`..`to`−1 of the call. */
  draw(generator: Generator, from: number, to: number): void
  /** Gives the mask of the sample at `from` of the call to those up to `to`−1 too. */
  spread(from: number, to: number): void
  /** Takes over the masks at the batch positions from..to−1, for the first samples of the call. */
  give(masks: GivenMasks, from: number, to: number): void
  /** Adds the first `count` rows of the call, part of a batch, with their losses. */
  accumulate(count: number, first: boolean, batch: number): void
  /** The sum of their losses. */
  lossSum(): number
  /** The step of what was accumulated; false where a value is not finite: nothing here is of use then. */
  apply(rate: number): boolean
  /** Takes that many steps; false as above. */
  run(steps: number): boolean
  gradientNorms(): number[]
  /** Makes ready to measure this loss, without dropout. */
  beginMeasuring(loss: Loss): void
  /** `sum` and the losses of the first `count` rows of the call, at most 64, added to it. */
  measure(count: number, sum: number): number
  /** The outputs of the rows measured, flat [row][output]. */
  readonly outputs: Float64Array
}

/** Null where the engine has to do it. */
export function createTraining(module: WebAssembly.Module, network: Network, X: Inputs, Y: Matrix, capacity: number): Training | null {
  if (X.values.byteLength + Y.values.byteLength > DATA_BYTES || Y.values.some((value) => !(Math.abs(value) < LARGE))) return null
  return new KernelTraining(module, network, X, Y, capacity)
}

class KernelTraining implements Training {
  readonly room: number
  readonly rows: Int32Array
  readonly sizes: Int32Array
  readonly rates: Float64Array
  readonly outputs: Float64Array
  private readonly places: ReturnType<typeof layOut>
  private readonly compiled: Compiled
  private readonly parameters: Float64Array
  private readonly states: readonly Float64Array[]
  private readonly turned: Float64Array // the first layer's weights as the engine has them, on their way
  private readonly products: Float64Array
  private readonly masks: readonly Uint8Array[]
  private readonly wide: boolean
  private settings: StepSettings | null = null
  private held = false // whether the kernels can do these settings

  constructor(
    module: WebAssembly.Module,
    private readonly network: Network,
    X: Inputs,
    Y: Matrix,
    capacity: number,
  ) {
    const { layers, parameterCount } = network
    this.wide = layers[0]!.in >= WIDE
    const multiplied = this.wide ? parameterCount - (1 - MET) * layers[0]!.b : parameterCount
    this.room = Math.min(MOST_ROWS, Math.max(CHUNK, Math.ceil(CALL_COST / multiplied)))
    const plan = createPlan(module)
    const places = layOut(plan, network, X, Y, this.room, Math.min(capacity, CHUNK), this.wide)
    const compiled = plan.build()
    this.places = places
    this.compiled = compiled
    this.rows = compiled.integers(places.rows, this.room)
    this.sizes = compiled.integers(places.sizes, MOST_STEPS)
    this.rates = compiled.doubles(places.rates, MOST_STEPS)
    this.parameters = compiled.doubles(places.parameters, parameterCount)
    this.states = places.states.map((place) => compiled.doubles(place, parameterCount))
    this.turned = compiled.doubles(places.firstWeights, this.wide ? layers[0]!.b : 0)
    this.outputs = compiled.doubles(places.a.at(-1)!, Math.min(capacity, CHUNK) * Y.columns)
    this.products = compiled.doubles(compiled.exports.PRODUCTS.value, 2)
    this.masks = places.masks.map((place, l) => compiled.bytes(place, this.room * layers[l]!.out))
    writeData(compiled, places, X, Y)
    writeRecords(compiled, places, network, X, Math.min(capacity, CHUNK), this.wide)
  }

  load(parameters: Float64Array): boolean {
    const [first] = this.network.layers
    for (let p = this.wide ? 0 : first!.b; p < first!.b + first!.out; p++) if (Object.is(parameters[p], -0)) return false
    this.take(parameters, this.parameters, this.places.parameters)
    return true
  }

  loadState(state: OptimizerState): void {
    for (const [k, array] of state.arrays.entries()) this.take(array, this.states[k]!, this.places.states[k]!)
    this.products.set(state.products)
  }

  private take(from: Float64Array, to: Float64Array, place: number): void {
    to.set(from)
    if (!this.wide) return
    const [{ in: n, out: k }] = this.network.layers as [Layer]
    this.turned.set(from.subarray(0, this.turned.length))
    this.compiled.exports.transpose(this.places.firstWeights, k, n, place, k * 8)
  }

  store(parameters: Float64Array, state: OptimizerState): void {
    this.fetch(this.parameters, this.places.parameters, parameters)
    for (const [k, array] of state.arrays.entries()) this.fetch(this.states[k]!, this.places.states[k]!, array)
    state.products.set(this.products)
  }

  private fetch(from: Float64Array, place: number, to: Float64Array): void {
    to.set(from)
    if (!this.wide) return
    const [{ in: n, out: k }] = this.network.layers as [Layer]
    this.compiled.exports.transpose(place, n, k, this.places.firstWeights, n * 8)
    to.set(this.turned)
  }

  set(settings: StepSettings): boolean {
    if (settings === this.settings) return this.held
    const { loss, optimizer, penalty, keep, trainBiases, trainingRows } = settings
    const { exports, integers } = this.compiled
    const c = penaltyCoefficient(penalty, trainingRows)
    const { beta1, beta2, eps, decay } = constantsOf(optimizer)
    this.settings = settings
    this.held = Math.abs(c) < LARGE && eps > 0
    exports.setRule(OPTIMIZER_CODES[optimizer.kind], beta1, beta2, eps, decay, penaltyCode(penalty), c, Number(trainBiases))
    exports.setKeep(keep)
    const task = integers(exports.TASK.value, TASK_FIELDS.length)
    task[TASK_FIELDS.indexOf('loss')] = LOSS_CODES[loss]
    task[TASK_FIELDS.indexOf('mean')] = Number(isMean(loss))
    task[TASK_FIELDS.indexOf('masked')] = Number(keep < 1 && this.masks.length > 0)
    this.drop(keep < 1)
    return this.held
  }

  /** What each hidden layer sends: its activations, or these with masks and pins. */
  private drop(masked: boolean): void {
    const { exports, integers } = this.compiled
    for (const [l, { pins }] of this.network.layers.slice(0, -1).entries()) {
      const record = integers(exports.TRAINED_LAYERS.value + l * LAYER_BYTES, LAYER_FIELDS.length)
      record[LAYER_FIELDS.indexOf('sent')] = masked || pins !== null ? this.places.dropped[l]! : this.places.a[l]!
    }
  }

  draw(generator: Generator, from: number, to: number): void {
    for (let s = from; s < to; s++) drawMasks(generator, this.settings!.keep, this.masks, this.network, s)
  }

  spread(from: number, to: number): void {
    for (let s = from + 1; s < to; s++) repeatMasks(this.masks, this.network, from, s)
  }

  give(masks: GivenMasks, from: number, to: number): void {
    for (const [l, mask] of this.masks.entries()) {
      const { out, pins } = this.network.layers[l]!
      for (let k = 0; k < (to - from) * out; k++) mask[k] = masks[l]![from * out + k]!
      if (pins !== null) for (let s = 0; s < to - from; s++) applyPins(mask, s * out, pins)
    }
  }

  accumulate(count: number, first: boolean, batch: number): void {
    this.compiled.exports.accumulate(this.places.rows, 0, count, Number(first), batch, 1)
  }

  lossSum(): number {
    return this.compiled.exports.lossOfBatch()
  }

  apply(rate: number): boolean {
    return this.compiled.exports.apply(rate) !== 0
  }

  run(steps: number): boolean {
    const { rows, sizes, rates } = this.places
    return this.compiled.exports.run(steps, rows, sizes, rates) === steps
  }

  beginMeasuring(loss: Loss): void {
    const { exports, integers } = this.compiled
    const task = integers(exports.TASK.value, TASK_FIELDS.length)
    task[TASK_FIELDS.indexOf('loss')] = LOSS_CODES[loss]
    task[TASK_FIELDS.indexOf('masked')] = 0
    this.drop(false)
    this.settings = null
  }

  measure(count: number, sum: number): number {
    return this.compiled.exports.measure(this.places.rows, count, sum)
  }

  gradientNorms(): number[] {
    return this.network.layers.map((_, l) => this.compiled.exports.gradientNorm(l))
  }
}

/** What an optimizer multiplies by; 1 for eps where there is none. */
function constantsOf(spec: OptimizerSpec) {
  switch (spec.kind) {
    case 'sgd':
      return { beta1: 0, beta2: 0, eps: 1, decay: 0 }
    case 'momentum':
    case 'nesterov':
      return { beta1: spec.beta, beta2: 0, eps: 1, decay: 0 }
    case 'rmsprop':
      return { beta1: spec.rho, beta2: 0, eps: spec.eps, decay: 0 }
    case 'adagrad':
      return { beta1: 0, beta2: 0, eps: spec.eps, decay: 0 }
    case 'adam':
      return { ...spec, decay: 0 }
    default:
      return spec
  }
}
