import { isMean } from '../../engine/network/loss-kinds'
import { number, of, product, quotient, range, sum } from '../build-expression'
import type { StepContext } from '../context'
import type { Expression } from '../expression'
import { LOSSES } from '../kinds/losses'
import { coefficient, lambdaSetting, PENALTIES } from '../kinds/penalties'

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

function sampleLossExpression(context: StepContext, sample: number): Expression {
  const { out } = context.network.layers.at(-1)!
  return LOSSES[context.loss].sample(range(out, (unit) => outputOf(context, sample, unit)))
}

/** z, a and y of an output, as the losses are made of them. */
export function outputOf({ network, trace }: StepContext, sample: number, unit: number) {
  const layer = network.layers.length - 1
  return {
    z: of({ kind: 'z', sample, layer, unit }),
    a: of({ kind: 'a', sample, layer, unit }),
    y: of({ kind: 'y', sample, unit }),
    target: trace.y[sample * network.layers[layer]!.out + unit]!,
  }
}

/** c/2 Σw² or c Σ|w| over all weights. */
function penaltyExpression(context: StepContext): Expression | null {
  const { network, penalty } = context
  if (penalty.kind === 'none') return null
  const { size } = PENALTIES[penalty.kind]
  const sizes = sum(...network.layers.flatMap(({ W, b }) => range(b - W, (k) => size(of({ kind: 'before', parameter: W + k })))))
  if (penalty.kind === 'l1') return product(coefficient(context), sizes)
  // half of 2λ is λ itself
  return product(penalty.form === 'plain' ? lambdaSetting(penalty.lambda) : quotient(coefficient(context), number(2)), sizes)
}
