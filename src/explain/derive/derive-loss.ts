import { isMean } from '../../engine/network/loss-kinds'
import { number, of, product, quotient, range, sum } from '../build-expression'
import type { StepContext } from '../context'
import type { Expression } from '../expression'
import { LOSSES } from '../kinds/losses'
import { coefficient, lambdaSetting, PENALTIES } from '../kinds/penalties'

export function sampleLoss(context: StepContext, sample: number): Expression {
  const { out } = context.network.layers.at(-1)!
  return LOSSES[context.loss].sample(range(out, (unit) => outputOf(context, sample, unit)))
}

/** The same with the weights after the step. */
export function sampleLossAfter(context: StepContext, sample: number): Expression {
  const { out } = context.network.layers.at(-1)!
  return LOSSES[context.loss].sample(range(out, (unit) => outputAfter(context, sample, unit)))
}

export function dataLoss(context: StepContext): Expression {
  return overBatch(context, (sample) => of({ kind: 'sampleLoss', sample }))
}

/** Of a single sample its own loss at once: no other operation has shown it. */
export function lossAfter(context: StepContext): Expression {
  if (context.trace.rows.length === 1) return sampleLossAfter(context, 0)
  return overBatch(context, (sample) => of({ kind: 'sampleLossAfter', sample }))
}

function overBatch({ trace, loss }: StepContext, lossOf: (sample: number) => Expression): Expression {
  const m = trace.rows.length
  const all = sum(...range(m, lossOf))
  return isMean(loss) && m > 1 ? quotient(all, of({ kind: 'batchSize' })) : all
}

/** An output, as the losses are made of it. */
export function outputOf({ network, trace }: StepContext, sample: number, unit: number) {
  const layer = network.layers.length - 1
  const { out } = network.layers[layer]!
  return {
    z: of({ kind: 'z', sample, layer, unit }),
    a: of({ kind: 'a', sample, layer, unit }),
    y: of({ kind: 'y', sample, unit }),
    others: range(out, (j) => of({ kind: 'a', sample, layer, unit: j })).filter((_, j) => j !== unit),
    target: trace.y[sample * out + unit]!,
    positive: trace.z[layer]![sample * out + unit]! > 0,
  }
}

function outputAfter({ network, trace }: StepContext, sample: number, unit: number): ReturnType<typeof outputOf> {
  const { out } = network.layers.at(-1)!
  return {
    z: of({ kind: 'zAfter', sample, unit }),
    a: of({ kind: 'aAfter', sample, unit }),
    y: of({ kind: 'y', sample, unit }),
    others: range(out, (j) => of({ kind: 'aAfter', sample, unit: j })).filter((_, j) => j !== unit),
    target: trace.y[sample * out + unit]!,
    positive: trace.outputsAfter!.z[sample * out + unit]! > 0,
  }
}

/** c/2 Σw² or c Σ|w| over all weights; null where there is no penalty. */
export function penalty(context: StepContext): Expression | null {
  const { network, penalty: spec } = context
  if (spec.kind === 'none') return null
  const { size } = PENALTIES[spec.kind]
  const sizes = sum(...network.layers.flatMap(({ W, b }) => range(b - W, (k) => size(of({ kind: 'before', parameter: W + k })))))
  if (spec.kind === 'l1') return product(coefficient(context), sizes)
  // half of 2λ is λ itself
  return product(spec.form === 'plain' ? lambdaSetting(spec.lambda) : quotient(coefficient(context), number(2)), sizes)
}
