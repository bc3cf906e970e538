import { type Activation, activate, derivative } from '../../engine/network/activations'
import type { StepTrace } from '../../engine/step/step-trace'
import { isSaturated, pointOf } from '../../explain/signals/unit-state'
import type { ShownUnit } from './shown-unit'

/** A sample on the curve of a unit. */
export interface CurvePoint {
  readonly z: number
  readonly a: number
  readonly slope: number // f′(z); NaN for softmax
  readonly stuck: boolean // saturated, or a ReLU that is off
}

export function pointAt(activation: Activation, z: number, a: number): CurvePoint {
  const slope = activation === 'softmax' ? Number.NaN : derivative(activation, z, a)
  return { z, a, slope, stuck: isSaturated(activation, z, a) || (activation === 'relu' && z <= 0) }
}

/** The recorded samples of a step; none after the function was changed, for then they do not lie on its curve. */
export function pointsOf(trace: StepTrace | null, { layer, unit }: ShownUnit, activation: Activation): CurvePoint[] {
  if (!trace?.z[layer] || activation === 'softmax') return []
  const points = Array.from({ length: trace.included.length }, (_, s) => pointOf(trace, layer, unit, s))
  if (points.some(({ z, a }) => !Object.is(activate(activation, z), a))) return []
  return points.map(({ z, a }) => pointAt(activation, z, a))
}
