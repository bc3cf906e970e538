import type { StepTrace } from '../../engine/step-trace'

/** memory: what the optimizer kept of the steps before; correction: what Adam adds because its first moment started at 0. */
export type PartKind = 'gradient' | 'penalty' | 'memory' | 'correction'

/** A term of an update: −rate · share · value / divisor. */
export interface UpdatePart {
  readonly kind: PartKind
  readonly value: number // in units of the gradient
  readonly share: number // how much of it counts, such as β; 0 for the gradient of a bias that is not trained
  readonly change: number // its part of the update, in units of the parameter
}

/** The update of one parameter, taken apart. */
export interface UpdateParts {
  readonly parts: readonly UpdatePart[] // their changes add up to `update`, but for rounding
  readonly combined: number // what the parts come to before rate and divisor: update = 0 − rate · combined / divisor, bit for bit
  readonly divisor: number // √s + ε, by which the step is divided; 1 where there is none
  readonly ratio: number // combined / divisor: what the rate is multiplied by
  readonly side: number // √s, corrected for its start at 0 with Adam; NaN without a running square
  readonly fixed: boolean // a bias that is not trained
  readonly update: number // the trace's
}

/** What the last step's change of a parameter is made of, in the order in which the optimizer adds it. */
export function updateParts(trace: StepTrace, parameter: number): UpdateParts {
  const { optimizer, learningRate, products } = trace
  const gradient = trace.gradient[parameter]!
  const penalty = trace.penaltyGradient[parameter]!
  const fixed = trace.totalGradient[parameter] === 0 && gradient + penalty !== 0
  const own = optimizer.kind === 'adam' ? 1 - optimizer.beta1 : 1
  const side = sideOf(trace, parameter)
  const divisor = 'eps' in optimizer ? side + optimizer.eps : 1
  const part = (kind: PartKind, value: number, share: number): UpdatePart => {
    return { kind, value, share, change: 0 - (learningRate * (share * value)) / divisor }
  }
  const parts = [part('gradient', gradient, fixed ? 0 : own)]
  if (isPenalised(trace)) parts.push(part('penalty', penalty, fixed ? 0 : own))
  switch (optimizer.kind) {
    case 'momentum':
      parts.push(part('memory', trace.stateBefore.velocity![parameter]!, optimizer.beta))
      break
    case 'nesterov':
      parts.push(part('memory', trace.state.velocity![parameter]!, optimizer.beta)) // the new velocity: a look ahead
      break
    case 'adam': {
      const moment = trace.state.moment1![parameter]!
      parts.push(part('memory', trace.stateBefore.moment1![parameter]!, optimizer.beta1))
      parts.push(part('correction', moment / (1 - products[0]) - moment, 1))
    }
  }
  const combined = combinedOf(trace, parameter)
  return { parts, combined, divisor, ratio: combined / divisor, side, fixed, update: trace.update[parameter]! }
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
  const { kind } = trace.optimizer
  if (kind !== 'momentum' && kind !== 'nesterov') return null
  const changes = axes.map((axis) => {
    const { parts } = updateParts(trace, axis)
    const sum = (carried: boolean) => parts.reduce((all, part) => ((part.kind === 'memory') === carried ? all + part.change : all), 0)
    return [sum(false), sum(true)] as const
  })
  const [a, b] = [changes[0]!, changes[1]!]
  return { gradient: [a[0], b[0]], carried: [a[1], b[1]] }
}

/** As the engine computes it: the gradient, the velocity, a look ahead, or the corrected first moment. */
function combinedOf({ optimizer, totalGradient, state, products }: StepTrace, parameter: number): number {
  const gradient = totalGradient[parameter]!
  switch (optimizer.kind) {
    case 'momentum':
      return state.velocity![parameter]!
    case 'nesterov':
      return gradient + optimizer.beta * state.velocity![parameter]!
    case 'adam':
      return state.moment1![parameter]! / (1 - products[0])
    default:
      return gradient
  }
}

/** The running square of a parameter, corrected for its start at 0 with Adam; NaN for an optimizer without one. */
export function squareOf({ optimizer, state, products }: StepTrace, parameter: number): number {
  if (optimizer.kind === 'adam') return state.moment2![parameter]! / (1 - products[1])
  return state.square?.[parameter] ?? Number.NaN
}

function sideOf(trace: StepTrace, parameter: number): number {
  return Math.sqrt(squareOf(trace, parameter))
}
