import { POWERS } from '../engine/arithmetic/fractional-powers'

/** What the compiled module offers: see assembly/index.ts. Places are bytes from the start of its memory. */
export interface Exports {
  readonly POWERS: { readonly value: number }
  readonly FREE: { readonly value: number }
  setSize(layers: number, capacity: number, samples: number): void
  setLayer(
    layer: number,
    weights: number,
    biases: number,
    inputs: number,
    sums: number,
    outputs: number,
    pinnedOut: number,
    senders: number,
    units: number,
    activation: number,
    activated: number,
  ): void
  computeLayers(from: number, to: number): void
  computeUnit(layer: number, unit: number): void
  lossSum(loss: number, targets: number, losses: number): number
  readonly TASK: { readonly value: number }
  readonly TRAINED_LAYERS: { readonly value: number }
  readonly PRODUCTS: { readonly value: number }
  setArrays(parameters: number, gradient: number, first: number, second: number): void
  setRule(
    optimizer: number,
    beta1: number,
    beta2: number,
    eps: number,
    decay: number,
    penalty: number,
    c: number,
    trainBiases: number,
  ): void
  setKeep(keep: number): void
  setInputs(count: number, marks: number): void
  transpose(from: number, rows: number, columns: number, to: number, toRow: number): void
  accumulate(rows: number, at: number, count: number, first: number, batch: number, losses: number): void
  lossOfBatch(): number
  measure(rows: number, count: number, sum: number): number
  apply(rate: number): number
  run(steps: number, rows: number, sizes: number, rates: number): number
  gradientNorm(layer: number): number
}

const ALIGNED = 64
const PAGE = 65_536

/** The module with a memory of its own, which goes when the instance goes. */
export interface Compiled {
  readonly exports: Exports
  doubles(place: number, length: number): Float64Array
  integers(place: number, length: number): Int32Array
  bytes(place: number, length: number): Uint8Array
}

/** Places in a memory that does not exist yet. */
export interface Plan {
  /** Keeps room and tells where it is. */
  place(bytes: number): number
  /** Makes the memory, all 0 but for the module's own part and the table of powers. */
  build(): Compiled
}

export function createPlan(module: WebAssembly.Module): Plan {
  let end = freeOf(module)
  return {
    place(bytes) {
      const at = Math.ceil(end / ALIGNED) * ALIGNED
      end = at + bytes
      return at
    },
    build() {
      const memory = new WebAssembly.Memory({ initial: Math.ceil((end + ALIGNED) / PAGE) })
      const { buffer } = memory
      const exports = instantiate(module, memory)
      new Float64Array(buffer, exports.POWERS.value, POWERS.length).set(POWERS)
      return {
        exports,
        doubles: (place, length) => new Float64Array(buffer, place, length),
        integers: (place, length) => new Int32Array(buffer, place, length),
        bytes: (place, length) => new Uint8Array(buffer, place, length),
      }
    },
  }
}

function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Exports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports // as assembly/index.ts says
}

let free = 0

/** Where the memory of an instance begins that is not the module's own. */
function freeOf(module: WebAssembly.Module): number {
  free ||= instantiate(module, new WebAssembly.Memory({ initial: 1 })).FREE.value
  return free
}
