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
export function outputOf(context: StepContext, sample: number, unit: number) {
  const layer = context.network.layers.length - 1
  const made = (kind: 'z' | 'a') => (k: number) => of({ kind, sample, layer, unit: k })
  return output(context, sample, unit, made('z'), made('a'), context.trace.z[layer]!)
}

/** The same with the weights after the step. */
function outputAfter(context: StepContext, sample: number, unit: number) {
  const made = (kind: 'zAfter' | 'aAfter') => (k: number) => of({ kind, sample, unit: k })
  return output(context, sample, unit, made('zAfter'), made('aAfter'), context.trace.outputsAfter!.z)
}

type OfUnit = (unit: number) => Expression

/** @param sums z of the outputs, flat [included][output] */
function output({ network, trace }: StepContext, sample: number, unit: number, z: OfUnit, a: OfUnit, sums: Float64Array) {
  const { out } = network.layers.at(-1)!
  const at = sample * out + unit
  const others = range(out, (j) => j).filter((j) => j !== unit)
  return {
    z: z(unit),
    a: a(unit),
    y: of({ kind: 'y', sample, unit }),
    others: others.map(a),
    target: trace.y[at]!,
    positive: sums[at]! > 0,
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
