import { hasVelocity } from '../../engine/step/optimizers'
import type { StepTrace } from '../../engine/step/step-trace'
import { optimizerOf, type Part } from '../kinds/optimizers'

/** A part of an update and what it changes: −rate · share · value / divisor, in units of the parameter. */
export interface UpdatePart extends Part {
  readonly change: number
}

/** The update of one parameter, taken apart. */
export interface UpdateParts {
  readonly parts: readonly UpdatePart[] // their changes add up to `update`, but for rounding
  readonly combined: number // what the parts come to before rate and divisor: update = 0 − rate · combined / divisor, bit for bit, and a decay
  readonly divisor: number // √s + ε, by which the step is divided; 1 where there is none
  readonly ratio: number // combined / divisor: what the rate is multiplied by
  readonly side: number // √s, corrected for its start at 0 with Adam; NaN without a running square
  readonly fixed: boolean // a bias that is not trained
  readonly update: number // the trace's
}

/** What the last step's change of a parameter is made of, in the order in which the optimizer adds it. */
export function updateParts(trace: StepTrace, parameter: number): UpdateParts {
  const rule = optimizerOf(trace)
  const gradient = trace.dataGradient[parameter]!
  const penalty = trace.penaltyGradient[parameter]!
  const fixed = trace.totalGradient[parameter] === 0 && gradient + penalty !== 0
  const side = Math.sqrt(squareOf(trace, parameter))
  const divisor = rule.divisor ? side + rule.divisor.eps : 1
  const share = fixed ? 0 : rule.share
  const parts: Part[] = [{ kind: 'gradient', value: gradient, share, divisor }]
  if (isPenalised(trace)) parts.push({ kind: 'penalty', value: penalty, share, divisor })
  parts.push(...(rule.parts?.(trace, parameter, divisor) ?? []))
  const combined = rule.combined(trace, parameter)
  return {
    parts: parts.map((part) => ({ ...part, change: 0 - (trace.learningRate * (part.share * part.value)) / part.divisor })),
    combined,
    divisor,
    ratio: combined / divisor,
    side,
    fixed,
    update: trace.update[parameter]!,
  }
}

/** Whether a penalty acts in a step: with all weights at 0 it is 0 itself, but its slope need not be. */
export function isPenalised({ penalty, penaltyGradient }: Pick<StepTrace, 'penalty' | 'penaltyGradient'>): boolean {
  return penalty !== 0 || penaltyGradient.some((slope) => slope !== 0)
}

/** An update in two parameters as two steps, one after the other. */
export interface TwoSteps {
  readonly gradient: readonly [number, number] // −rate · gradient, with its penalty
  readonly carried: readonly [number, number] // −rate · β · velocity
}

/** What a step's gradient does, and what its velocity carries on; null for an optimizer without a velocity. */
export function twoSteps(trace: StepTrace, axes: readonly [number, number]): TwoSteps | null {
  if (!hasVelocity(trace.optimizer)) return null
  const changes = axes.map((axis) => {
    const { parts } = updateParts(trace, axis)
    const sum = (carried: boolean) => parts.reduce((all, part) => ((part.kind === 'memory') === carried ? all + part.change : all), 0)
    return [sum(false), sum(true)] as const
  })
  const [a, b] = [changes[0]!, changes[1]!]
  return { gradient: [a[0], b[0]], carried: [a[1], b[1]] }
}

/** The running square of a parameter, corrected for its start at 0 with Adam; NaN for an optimizer without one. */
export function squareOf(trace: StepTrace, parameter: number): number {
  return optimizerOf(trace).divisor?.square(trace, parameter) ?? Number.NaN
}
