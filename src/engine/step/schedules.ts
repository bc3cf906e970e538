import { cos, powInt } from '../arithmetic/real'

/** Rate of update t = 0, 1, ... counted from the step at which the schedule was chosen. */
export type ScheduleSpec =
  | { readonly kind: 'constant' }
  | { readonly kind: 'step'; readonly gamma: number; readonly stepSize: number }
  | { readonly kind: 'exponential'; readonly gamma: number }
  | { readonly kind: 'inverse_time'; readonly k: number }
  | { readonly kind: 'cosine'; readonly steps: number; readonly minimum: number }
  | { readonly kind: 'cosine_restarts'; readonly length: number; readonly factor: number } // whole numbers

type Kind = ScheduleSpec['kind']

interface Rule<Spec> {
  /** The rate of update t; r0 is the rate at t = 0. */
  rate(spec: Spec, rate0: number, t: number): number
  /** Updates after which its whole shape is to be seen; missing for one that goes on in the same way. */
  readonly span?: (spec: Spec) => number
}

const RULES: { readonly [K in Kind]: Rule<Extract<ScheduleSpec, { kind: K }>> } = {
  constant: { rate: (_, rate0) => rate0 },
  // r0·γ^⌊t/stepSize⌋
  step: {
    rate: ({ gamma, stepSize }, rate0, t) => rate0 * powInt(gamma, Math.floor(t / stepSize)),
    span: ({ stepSize }) => 3 * stepSize,
  },
  // r0·γ^t
  exponential: { rate: ({ gamma }, rate0, t) => rate0 * powInt(gamma, t) },
  // r0/(1 + kt)
  inverse_time: { rate: ({ k }, rate0, t) => rate0 / (1 + k * t) },
  // min + (r0 − min)(1 + cos(πt/T))/2 up to t = T = steps, then min
  cosine: {
    rate: ({ steps, minimum }, rate0, t) => (t >= steps ? minimum : minimum + ((rate0 - minimum) * (1 + cos((Math.PI * t) / steps))) / 2),
    span: ({ steps }) => steps,
  },
  // r0(1 + cos(πt/T))/2 with t from the last restart; T = length at first, and factor times as long after each (SGDR, Loshchilov and Hutter 2017)
  cosine_restarts: {
    rate: ({ length, factor }, rate0, t) => {
      const { since, cycle } = cycleAt(length, factor, t)
      return (rate0 * (1 + cos((Math.PI * since) / cycle))) / 2
    },
    span: ({ length, factor }) => length + length * factor,
  },
}

const ruleOf = (spec: ScheduleSpec) => RULES[spec.kind] as Rule<ScheduleSpec> // each kind has its own spec

/** Updates since the last restart before t, and those of its whole cycle. */
function cycleAt(length: number, factor: number, t: number): { readonly since: number; readonly cycle: number } {
  if (factor === 1) return { since: t % length, cycle: length }
  let [since, cycle] = [t, length]
  while (since >= cycle) {
    since -= cycle
    cycle *= factor
  }
  return { since, cycle }
}

/** The learning rate of update t, with rate0 at t = 0. */
export function scheduledRate(spec: ScheduleSpec, rate0: number, t: number): number {
  return ruleOf(spec).rate(spec, rate0, t)
}

/** Updates after which the whole shape of a schedule is to be seen; 0 for one that goes on in the same way. */
export function scheduleSpan(spec: ScheduleSpec): number {
  return ruleOf(spec).span?.(spec) ?? 0
}
