import { type Activation, activateRows } from '../../engine/network/activations'
import { isFused, type Loss } from '../../engine/network/loss-kinds'
import { outputDelta } from '../../engine/network/losses'
import { LOSSES } from '../kinds/losses'

/** The losses laid over each other at an output of this kind: a squared error and, where there is one, the cross-entropy made for it. */
export function lossesAt(output: Activation, loss: Loss): readonly Loss[] {
  const squared = loss === 'mse' ? 'mse' : loss === 'sse_half' ? 'sse_half' : 'mse_half'
  if (output === 'sigmoid') return [squared, 'bce']
  if (output === 'softmax') return [squared, 'cce']
  return [loss]
}

/** An output of one sample as it would be with another z: what its loss is, and how steep. */
export interface LogitPoint {
  readonly z: number
  readonly a: number
  readonly slope: number // dL/dz of this output
  readonly loss: number // of the sample, all outputs
}

/**
 * dL/dz of output `unit` of one sample, a batch of one, with its z replaced by `at` and the others as they are: (a−y)·f′(z) for half the
 * squared error, twice that for the squared error, a−y for a cross-entropy with the function made for it.
 * @param z weighted sums of the outputs
 * @param y targets
 */
export function logitPoint(loss: Loss, output: Activation, z: Float64Array, y: Float64Array, unit: number, at: number): LogitPoint {
  const width = z.length
  const moved = z.slice()
  moved[unit] = at
  const a = new Float64Array(width)
  const delta = new Float64Array(width)
  activateRows(output, moved, a, 1, width)
  const losses = new Float64Array(1)
  outputDelta(loss, output, moved, a, y, 1, width, 1, delta, losses)
  return { z: at, a: a[unit]!, slope: delta[unit]!, loss: losses[0]! }
}

/** How many times as steep one loss is as another at the z of output `unit`: the quotient of their dL/dz. */
export function timesAsSteep(one: Loss, other: Loss, output: Activation, z: Float64Array, y: Float64Array, unit: number): number {
  const slope = (loss: Loss) => logitPoint(loss, output, z, y, unit, z[unit]!).slope
  return slope(one) / slope(other)
}

/** The formula of dL/dz in symbols. */
export function slopeFormula(loss: Loss, output: Activation): string {
  if (isFused(loss)) return 'a − y'
  const two = LOSSES[loss].square === 1 ? '2' : ''
  if (output === 'linear') return two ? '2(a − y)' : 'a − y'
  if (output === 'sigmoid') return `${two}(a − y)·a(1 − a)`
  if (output === 'softmax') return `${two}a·((a − y) − Σ(a − y)a)`
  return `${two}(a − y)·f′(z)`
}
