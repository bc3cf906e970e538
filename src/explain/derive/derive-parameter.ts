import { parameterAt } from '../../engine/network/network'
import type { StateName } from '../../engine/step/optimizers'
import { stopsAtZero } from '../../engine/step/penalties'
import { difference, number, of, product, range, sum } from '../build-expression'
import type { StepContext } from '../context'
import { sentBy } from '../contributions'
import type { Expression } from '../expression'
import { optimizerOf } from '../kinds/optimizers'
import { coefficient, isPenalized, PENALTIES } from '../kinds/penalties'

/** How a number of a parameter is made; null for what is given or is 0 by a setting. */
export function parameterExpression(
  context: StepContext,
  kind: 'contribution' | 'gradient' | 'penaltyGradient' | 'totalGradient' | 'update' | 'after',
  parameter: number,
  sample: number,
): Expression | null {
  const { network, trace, penalty, trainBiases } = context
  const isBias = parameterAt(network, parameter).kind === 'bias'
  const fixed = isBias && !trainBiases
  const penalized = isPenalized(context, parameter)
  switch (kind) {
    case 'contribution':
      return contribution(context, parameter, sample)
    case 'gradient': {
      const m = trace.rows.length
      if (m === 1) return sum(contribution(context, parameter, 0))
      return sum(...range(m, (s) => of({ kind: 'contribution', sample: s, parameter })))
    }
    case 'penaltyGradient': {
      if (!penalized || penalty.kind === 'none') return null
      const w = of({ kind: 'before', parameter })
      if (restsAtZero(context, parameter)) {
        const g = trace.gradient[parameter]!
        const slope = trace.penaltyGradient[parameter]!
        if (slope + g === 0) return difference(number(0), of({ kind: 'gradient', parameter }))
        return slope < 0 ? difference(number(0), coefficient(context)) : sum(coefficient(context))
      }
      return sum(product(coefficient(context), PENALTIES[penalty.kind].slope(w)))
    }
    case 'totalGradient': {
      if (fixed) return null
      const gradient = of({ kind: 'gradient', parameter })
      return penalized ? sum(gradient, of({ kind: 'penaltyGradient', parameter })) : gradient
    }
    case 'update':
      return fixed ? null : optimizerOf(trace).update(context, parameter)
    case 'after':
      if (wasStopped(context, parameter)) return number(0)
      return sum(of({ kind: 'before', parameter }), of({ kind: 'update', parameter }))
  }
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

/** δ · input; of a bias δ alone. */
function contribution(context: StepContext, parameter: number, sample: number): Expression {
  const { layer, to } = parameterAt(context.network, parameter)
  const delta = of({ kind: 'delta', sample, layer, unit: to })
  const { quantity } = sentBy(context, parameter, sample)
  return quantity === null ? delta : product(delta, of(quantity))
}

/** How the optimizer's memory of a parameter is made; null for a state it does not keep. */
export function stateExpression({ trace }: StepContext, name: StateName, parameter: number): Expression | null {
  const state = optimizerOf(trace).states[name]
  return state?.made(of({ kind: 'stateBefore', name, parameter }), of({ kind: 'totalGradient', parameter })) ?? null
}
