import type { Inputs, Matrix } from '../engine/network/matrix'
import type { Network } from '../engine/network/network'
import { ACTIVATION_CODES } from './codes'
import type { Compiled, Plan } from './compiled'

/** Steps of one call at most. */
export const MOST_STEPS = 256

/** Of an input that is not 0, in a list of assembly/wide.ts. */
const ENTRY_BYTES = 16

/** Bytes of `count` doubles, with room for what is read beside the last. */
const doublesOf = (count: number) => (count + 2) * 8

export function layOut(
  { place }: Plan,
  { layers, parameterCount }: Network,
  X: Inputs,
  Y: Matrix,
  room: number,
  chunk: number,
  wide: boolean,
) {
  const inputs = layers[0]!.in
  const hidden = layers.slice(0, -1)
  const rows = () => layers.map(({ out }) => place(doublesOf(chunk * out)))
  const z = rows()
  return {
    parameters: place(doublesOf(parameterCount)),
    gradient: place(doublesOf(parameterCount)),
    states: [place(doublesOf(parameterCount)), place(doublesOf(parameterCount))],
    firstWeights: place(wide ? doublesOf(layers[0]!.b) : 0),
    X: place(X.values.byteLength + 16),
    table: place(256 * 8),
    Y: place(doublesOf(Y.values.length)),
    x: place((chunk * inputs + 1) * (wide ? ENTRY_BYTES : 8) + 16),
    y: place(doublesOf(chunk * Y.columns)),
    ends: place(chunk * 4),
    zeros: place(doublesOf(Math.max(inputs, ...layers.map(({ out }) => out)))),
    marks: place(inputs),
    turned: layers.map(({ in: n, out }) => place(n * (out + (out % 2)) * 8)),
    z,
    a: layers.map(({ activation, out }, l) => (activation === 'linear' ? z[l]! : place(doublesOf(chunk * out)))),
    dropped: hidden.map(({ out }) => place(doublesOf(chunk * out))),
    delta: rows(),
    masks: hidden.map(({ out }) => place(room * out)),
    pins: layers.map(({ pins, out }) => (pins === null ? 0 : place(out))),
    rows: place(room * 4),
    sizes: place(MOST_STEPS * 4),
    rates: place(MOST_STEPS * 8),
  }
}

type Places = ReturnType<typeof layOut>

export function writeData({ doubles, bytes }: Compiled, places: Places, X: Inputs, Y: Matrix): void {
  doubles(places.Y, Y.values.length).set(Y.values)
  if ('divisor' in X) {
    bytes(places.X, X.values.length).set(X.values)
    const table = doubles(places.table, 256)
    for (let byte = 0; byte < 256; byte++) table[byte] = byte / X.divisor
  } else doubles(places.X, X.values.length).set(X.values)
}

// The fields of the records in assembly/training.ts, four bytes each, in their order.
export const LAYER_BYTES = 64
export const LAYER_FIELDS = [
  'weights',
  'biases',
  'senders',
  'units',
  'activation',
  'turned',
  'turnedRow',
  'z',
  'a',
  'sent',
  'delta',
  'mask',
  'pins',
] as const
export const TASK_FIELDS = [
  'layers',
  'chunk',
  'loss',
  'mean',
  'X',
  'bytes',
  'table',
  'Y',
  'x',
  'y',
  'ends',
  'parameters',
  'gradient',
  'count',
  'zeros',
  'masked',
] as const

type LayerRecord = Readonly<Record<(typeof LAYER_FIELDS)[number], number>>
type TaskRecord = Readonly<Record<(typeof TASK_FIELDS)[number], number>>

export function writeRecords(
  { exports, integers, bytes }: Compiled,
  places: Places,
  network: Network,
  X: Inputs,
  chunk: number,
  wide: boolean,
) {
  const task: TaskRecord = {
    ...places,
    layers: network.layers.length,
    chunk,
    bytes: Number('divisor' in X),
    count: network.parameterCount,
    loss: 0,
    mean: 0,
    masked: 0,
  }
  integers(exports.TASK.value, TASK_FIELDS.length).set(TASK_FIELDS.map((field) => task[field]))
  for (const [l, { W, b, in: senders, out: units, activation, pins }] of network.layers.entries()) {
    const record: LayerRecord = {
      weights: W * 8,
      biases: b * 8,
      senders,
      units,
      activation: ACTIVATION_CODES[activation],
      turned: wide && l === 0 ? 0 : places.turned[l]!,
      turnedRow: (units + (units % 2)) * 8,
      z: places.z[l]!,
      a: places.a[l]!,
      sent: places.a[l]!,
      delta: places.delta[l]!,
      mask: places.masks[l] ?? 0,
      pins: places.pins[l]!,
    }
    integers(exports.TRAINED_LAYERS.value + l * LAYER_BYTES, LAYER_FIELDS.length).set(LAYER_FIELDS.map((field) => record[field]))
    if (pins !== null) bytes(places.pins[l]!, units).set(pins)
  }
  exports.setArrays(places.parameters, places.gradient, places.states[0]!, places.states[1]!)
  if (wide) exports.setInputs(network.layers[0]!.in, places.marks)
}
