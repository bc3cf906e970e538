import { type Activation, derivative } from '../engine/network/activations'
import type { Network } from '../engine/network/network'
import type { StepTrace } from '../engine/step/step-trace'

/** A unit is saturated for a row where f' is below this share of its greatest value: its gradient is a twentieth of what it could be. */
const FLAT_SHARE = 0.05
/** Greatest f' of the activations that flatten on both sides. */
const GREATEST: Partial<Readonly<Record<Activation, number>>> = { sigmoid: 0.25, tanh: 1 }
/** A unit counts as saturated when that is so for this share of the rows: the few others hardly move it. */
const MOST_ROWS = 0.9

/** How the gradient fared on its way back in some batches, and in how many rows each hidden unit let none of it through, or next to none. */
export interface UnitCounts {
  readonly step: number // of the newest batch
  readonly batches: number
  readonly rows: number
  readonly nodeErrors: readonly number[] // per weight layer: sum of squares over the rows
  readonly flat: readonly Int32Array[] // per hidden layer, per unit: rows with relu off, or with sigmoid and tanh saturated
}

/** Counts the rows of one step, all of them recorded in the trace. */
export function countUnits(network: Network, { step, z, a, delta, included }: StepTrace): UnitCounts {
  const flat = network.layers.slice(0, -1).map(({ activation, out }, l) => {
    const counts = new Int32Array(out)
    for (let k = 0; k < included.length * out; k++) if (isFlat(activation, z[l]![k]!, a[l]![k]!)) counts[k % out]! += 1
    return counts
  })
  const nodeErrors = delta.map((values) => values.reduce((sum, value) => sum + value * value, 0))
  return { step, batches: 1, rows: included.length, nodeErrors, flat }
}

/** The counts of several batches together. */
export function addCounts(one: UnitCounts, other: UnitCounts): UnitCounts {
  return {
    step: Math.max(one.step, other.step),
    batches: one.batches + other.batches,
    rows: one.rows + other.rows,
    nodeErrors: one.nodeErrors.map((sum, l) => sum + other.nodeErrors[l]!),
    flat: one.flat.map((counts, l) => counts.map((count, unit) => count + other.flat[l]![unit]!)),
  }
}

/** Units of a hidden layer (0 is the first) that pass no gradient for any row (relu), or next to none for nearly all (sigmoid, tanh). */
export function flatUnits(network: Network, { flat, rows }: UnitCounts, layer: number): number[] {
  const least = network.layers[layer]!.activation === 'relu' ? rows : MOST_ROWS * rows
  return [...(flat[layer] ?? [])].flatMap((count, unit) => (count > 0 && count >= least ? [unit] : []))
}

/** Norm of the node errors of a weight layer (0 is the first) over all the rows. */
export function nodeErrorNorm({ nodeErrors }: UnitCounts, layer: number): number {
  return Math.sqrt(nodeErrors[layer] ?? Number.NaN)
}

function isFlat(activation: Activation, z: number, a: number): boolean {
  if (activation === 'relu') return z <= 0
  const greatest = GREATEST[activation]
  return greatest !== undefined && derivative(activation, z, a) < FLAT_SHARE * greatest
}
