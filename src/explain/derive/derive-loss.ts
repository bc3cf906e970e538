import { isMean } from '../../engine/network/loss-kinds'
import { call, difference, number, of, product, quotient, range, setting, square, sum } from '../build-expression'
import type { StepContext } from '../context'
import type { Expression, NumberExpression } from '../expression'

/** How a loss is made; null for the penalty where there is none. */
export function lossExpression(
  context: StepContext,
  kind: 'sampleLoss' | 'dataLoss' | 'penalty' | 'totalLoss',
  sample: number,
): Expression | null {
  const { trace, loss, penalty } = context
  const m = trace.rows.length
  switch (kind) {
    case 'sampleLoss':
      return sampleLossExpression(context, sample)
    case 'dataLoss': {
      const all = sum(...range(m, (k) => of({ kind: 'sampleLoss', sample: k })))
      return isMean(loss) && m > 1 ? quotient(all, of({ kind: 'batchSize' })) : all
    }
    case 'penalty':
      return penaltyExpression(context)
    case 'totalLoss':
      return penalty.kind === 'none' ? of({ kind: 'dataLoss' }) : sum(of({ kind: 'dataLoss' }), of({ kind: 'penalty' }))
  }
}

function sampleLossExpression({ network, trace, loss }: StepContext, sample: number): Expression {
  const layer = network.layers.length - 1
  const { out } = network.layers[layer]!
  const z = (unit: number) => of({ kind: 'z', sample, layer, unit })
  const y = (unit: number) => of({ kind: 'y', sample, unit })
  switch (loss) {
    case 'bce':
      return sum(...range(out, (j) => sum(difference(call('max0', z(j)), product(z(j), y(j))), call('ln1pexpneg', z(j)))))
    case 'perceptron':
      return sum(...range(out, (j) => call('max0', product(difference(number(1), product(number(2), y(j))), z(j)))))
    case 'cce': {
      const total = call('logsumexp', ...range(out, z))
      const targets = range(out, (j) => j).filter((j) => trace.y[sample * out + j] !== 0)
      return sum(...targets.map((j) => product(y(j), difference(total, z(j)))))
    }
    default: {
      const squares = sum(...range(out, (unit) => square(difference(of({ kind: 'a', sample, layer, unit }), y(unit)))))
      return loss === 'mse' ? squares : product(number(0.5), squares)
    }
  }
}

/** c/2 Σw² or c Σ|w| over all weights. */
function penaltyExpression(context: StepContext): Expression | null {
  const { network, penalty } = context
  if (penalty.kind === 'none') return null
  const size = (parameter: number) => {
    const w = of({ kind: 'before', parameter })
    return penalty.kind === 'l2' ? square(w) : call('abs', w)
  }
  const sizes = sum(...network.layers.flatMap(({ W, b }) => range(b - W, (k) => size(W + k))))
  // half of 2λ is λ itself
  if (penalty.kind === 'l1' || penalty.form === 'plain') {
    return product(penalty.kind === 'l1' ? coefficient(context) : lambdaSetting(penalty.lambda), sizes)
  }
  return product(quotient(coefficient(context), number(2)), sizes)
}

export function lambdaSetting(lambda: number): NumberExpression {
  return setting('\\lambda', 'lambda', lambda)
}

/** The factor c of the penalty's gradient: λ, 2λ or λ/n. */
export function coefficient({ penalty, trainingRows }: StepContext): Expression {
  if (penalty.kind === 'none') return number(0)
  const lambda = lambdaSetting(penalty.lambda)
  if (penalty.form === 'nielsen') return quotient(lambda, number(trainingRows))
  return penalty.kind === 'l2' && penalty.form === 'plain' ? product(number(2), lambda) : lambda
}
