import { parameterAt } from '../../engine/network/network'
import { stopsAtZero } from '../../engine/step/penalties'
import { difference, number, of, product, range, sum } from '../build-expression'
import type { StepContext } from '../context'
import { sentBy } from '../contributions'
import type { Expression } from '../expression'
import { coefficient, isPenalized, PENALTIES } from '../kinds/penalties'

/** δ · input; of a bias δ alone. */
export function contribution(context: StepContext, parameter: number, sample: number): Expression {
  const { layer, to } = parameterAt(context.network, parameter)
  const delta = of({ kind: 'delta', sample, layer, unit: to })
  const { quantity } = sentBy(context, parameter, sample)
  return quantity === null ? delta : product(delta, of(quantity))
}

export function gradient(context: StepContext, parameter: number): Expression {
  const m = context.trace.rows.length
  if (m === 1) return sum(contribution(context, parameter, 0))
  return sum(...range(m, (sample) => of({ kind: 'contribution', sample, parameter })))
}

/** Null for what no penalty acts on. */
export function penaltyGradient(context: StepContext, parameter: number): Expression | null {
  const { trace, penalty } = context
  if (penalty.kind === 'none' || !isPenalized(context, parameter)) return null
  if (!restsAtZero(context, parameter)) {
    return sum(product(coefficient(context), PENALTIES[penalty.kind].slope(of({ kind: 'before', parameter }))))
  }
  const slope = trace.penaltyGradient[parameter]!
  if (slope + trace.dataGradient[parameter]! === 0) return difference(number(0), of({ kind: 'dataGradient', parameter }))
  return slope < 0 ? difference(number(0), coefficient(context)) : sum(coefficient(context))
}

/** Null for a fixed bias. */
export function totalGradient(context: StepContext, parameter: number): Expression | null {
  if (isFixed(context, parameter)) return null
  const gradient = of({ kind: 'dataGradient', parameter })
  return isPenalized(context, parameter) ? sum(gradient, of({ kind: 'penaltyGradient', parameter })) : gradient
}

export function after(context: StepContext, parameter: number): Expression {
  if (wasStopped(context, parameter)) return number(0)
  return sum(of({ kind: 'before', parameter }), of({ kind: 'update', parameter }))
}

/** Whether a parameter is a bias that is not trained. */
export function isFixed({ network, trainBiases }: StepContext, parameter: number): boolean {
  return !trainBiases && parameterAt(network, parameter).kind === 'bias'
}

/** Whether the slope of the penalty at 0 is chosen by the data gradient. */
export function restsAtZero({ trace, penalty }: StepContext, parameter: number): boolean {
  return penalty.kind === 'l1' && penalty.form === 'orthant' && trace.before[parameter] === 0
}

/** Whether the penalty has stopped a weight at 0, which its update would have carried past it. */
export function wasStopped({ network, trace, penalty }: StepContext, parameter: number): boolean {
  const before = trace.before[parameter]!
  return parameterAt(network, parameter).kind === 'weight' && stopsAtZero(penalty, before, before + trace.update[parameter]!)
}
