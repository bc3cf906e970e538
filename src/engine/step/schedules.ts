import { cos, powInt } from '../arithmetic/real'

/** Rate of update t = 0, 1, ... counted from the step at which the schedule was chosen. */
export type ScheduleSpec =
  | { readonly kind: 'constant' }
  | { readonly kind: 'step'; readonly gamma: number; readonly stepSize: number }
  | { readonly kind: 'exponential'; readonly gamma: number }
  | { readonly kind: 'inverse_time'; readonly k: number }
  | { readonly kind: 'cosine'; readonly steps: number; readonly minimum: number }

/**
 * The learning rate of update t, with r0 the rate at t = 0.
 * step r0·γ^⌊t/stepSize⌋; exponential r0·γ^t; inverse_time r0/(1+kt);
 * cosine min+(r0−min)(1+cos(πt/T))/2 up to t = T = steps, then min.
 */
export function scheduledRate(spec: ScheduleSpec, rate0: number, t: number): number {
  switch (spec.kind) {
    case 'constant':
      return rate0
    case 'step':
      return rate0 * powInt(spec.gamma, Math.floor(t / spec.stepSize))
    case 'exponential':
      return rate0 * powInt(spec.gamma, t)
    case 'inverse_time':
      return rate0 / (1 + spec.k * t)
    case 'cosine':
      if (t >= spec.steps) return spec.minimum
      return spec.minimum + ((rate0 - spec.minimum) * (1 + cos((Math.PI * t) / spec.steps))) / 2
  }
}
