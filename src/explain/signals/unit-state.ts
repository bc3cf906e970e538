import { type Activation, derivative } from '../../engine/network/activations'
import type { StepTrace } from '../../engine/step/step-trace'

/** A sigmoid or tanh unit hardly learns from a sample where |f′| is below this. */
export const SATURATED_BELOW = 0.05

/** How a unit took the samples of a batch. */
export interface UnitState {
  readonly samples: number // recorded ones
  readonly saturated: number // of sigmoid and tanh: samples with |f′| below SATURATED_BELOW; 0 for others
  readonly off: number // of ReLU: samples with z ≤ 0, where nothing passes; 0 for others
  readonly dead: boolean // a ReLU unit that is off for every sample: its gradient is 0
}

/** The state of one unit in the recorded samples of a step. */
export function unitState(trace: StepTrace, layer: number, unit: number, activation: Activation): UnitState {
  const samples = trace.included.length
  let saturated = 0
  let off = 0
  for (let s = 0; s < samples; s++) {
    const { z, a } = pointOf(trace, layer, unit, s)
    if (isSaturated(activation, z, a)) saturated += 1
    if (activation === 'relu' && z <= 0) off += 1
  }
  return { samples, saturated, off, dead: samples > 0 && off === samples }
}

/** z and a of a unit for the recorded sample `s`. */
export function pointOf(trace: StepTrace, layer: number, unit: number, s: number): { readonly z: number; readonly a: number } {
  const width = trace.z[layer]!.length / trace.included.length
  return { z: trace.z[layer]![s * width + unit]!, a: trace.a[layer]![s * width + unit]! }
}

export function isSaturated(activation: Activation, z: number, a: number): boolean {
  return (activation === 'sigmoid' || activation === 'tanh') && Math.abs(derivative(activation, z, a)) < SATURATED_BELOW
}

/** How the units of a layer took the batch, together. */
export interface LayerState {
  readonly units: number
  readonly values: number // units times samples
  readonly saturated: number // of the values
  readonly dead: number // of the units
}

export function layerState(trace: StepTrace, layer: number, activation: Activation): LayerState {
  const units = trace.included.length > 0 ? trace.z[layer]!.length / trace.included.length : 0
  let saturated = 0
  let dead = 0
  for (let unit = 0; unit < units; unit++) {
    const state = unitState(trace, layer, unit, activation)
    saturated += state.saturated
    if (state.dead) dead += 1
  }
  return { units, values: units * trace.included.length, saturated, dead }
}
