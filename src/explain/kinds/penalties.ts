import { parameterAt } from '../../engine/network/network'
import type { PenaltySpec } from '../../engine/step/penalties'
import { call, number, product, quotient, setting, square } from '../build-expression'
import type { StepContext } from '../context'
import type { Expression, NumberExpression } from '../expression'

/** All that is said about a kind of penalty, on a weight w and with the factor c. */
export interface PenaltyRule {
  readonly paper: string
  readonly sum: string // of what
  size(w: Expression): Expression
  slope(w: Expression): Expression
  readonly pythonSize: string
  readonly pythonSlope: string
}

export const PENALTIES: Readonly<Record<Exclude<PenaltySpec['kind'], 'none'>, PenaltyRule>> = {
  l2: {
    paper: 'L2, on the squares',
    sum: 'the sum of their squares',
    size: square,
    slope: (w) => w,
    pythonSize: 'c / 2 * np.sum(old[weight] ** 2)',
    pythonSlope: 'c * old',
  },
  l1: {
    paper: 'L1, on the sizes',
    sum: 'the sum of their sizes',
    size: (w) => call('abs', w),
    slope: (w) => call('sign', w),
    pythonSize: 'c * np.sum(np.abs(old[weight]))',
    pythonSlope: 'c * np.sign(old)',
  },
}

/** Whether the penalty of a step acts on a parameter: on weights, not on biases. */
export function isPenalized({ network, penalty }: Pick<StepContext, 'network' | 'penalty'>, parameter: number): boolean {
  return penalty.kind !== 'none' && parameterAt(network, parameter).kind === 'weight'
}

export function lambdaSetting(lambda: number): NumberExpression {
  return setting('\\lambda', 'lambda', lambda, 'λ')
}

/** The factor c of the penalty's gradient: λ, 2λ or λ/n. */
export function coefficient({ penalty, trainingRows }: StepContext): Expression {
  if (penalty.kind === 'none') return number(0)
  const lambda = lambdaSetting(penalty.lambda)
  if (penalty.form === 'nielsen') return quotient(lambda, number(trainingRows))
  return penalty.kind === 'l2' && penalty.form === 'plain' ? product(number(2), lambda) : lambda
}
