import { keepOf } from '../../engine/network/dropout'
import { isMean } from '../../engine/network/loss-kinds'
import { call, difference, of, product, quotient, range, setting, sum } from '../build-expression'
import type { StepContext } from '../context'
import { sentBy } from '../contributions'
import type { Expression, NumberExpression } from '../expression'
import { ACTIVATIONS } from '../kinds/activations'
import { LOSSES } from '../kinds/losses'
import type { AtUnit } from '../quantity'
import { outputOf } from './derive-loss'

type At = Pick<AtUnit, 'sample' | 'layer' | 'unit'>

/** b + Σ w · input. A zero input is skipped by the engine in the first layer, which only a bias of −0 can tell. */
export function weightedSum(context: StepContext, { sample, layer, unit }: At): Expression {
  const { network, trace } = context
  const { in: n, W, b } = network.layers[layer]!
  const bias = b + unit
  const skips = layer === 0 && Object.is(trace.before[bias], -0)
  const terms: Expression[] = [of({ kind: 'before', parameter: bias })]
  for (let from = 0; from < n; from++) {
    const parameter = W + unit * n + from
    const { quantity, value } = sentBy(context, parameter, sample)
    if (!(skips && value === 0)) terms.push(product(of({ kind: 'before', parameter }), of(quantity!)))
  }
  return sum(...terms)
}

/** f(z), of a softmax with the sums of all its units. */
export function activation({ network }: StepContext, { sample, layer, unit }: At): Expression {
  const { activation: kind, out } = network.layers[layer]!
  const z = (j: number) => of({ kind: 'z', sample, layer, unit: j })
  return kind === 'softmax' ? call(kind, z(unit), ...range(out, z)) : call(kind, z(unit))
}

/** Null without a mask. */
export function dropped(context: StepContext, at: At): Expression | null {
  return context.trace.mask[at.layer] ? masked(context, of({ ...at, kind: 'a' }), at) : null
}

/** inner · mask / keep; a pinned unit is not divided, and neither is anything at dropout 0 */
function masked({ trace }: StepContext, inner: Expression, { sample, layer, unit }: At): Expression {
  const kept = product(inner, of({ kind: 'mask', sample, layer, unit }))
  const keep = keepOf(trace, layer, unit)
  return keep === 1 ? kept : quotient(kept, keepSetting(keep))
}

export function keepSetting(keep: number): NumberExpression {
  return setting('\\mathrm{keep}', 'the keep probability', keep, 'keep = 1 − dropout')
}

/** f'(z); null for a softmax, whose slope is a matrix: see outputError. */
export function slope({ network }: StepContext, at: At): Expression | null {
  return ACTIVATIONS[network.layers[at.layer]!.activation].slope(of({ ...at, kind: 'z' }), of({ ...at, kind: 'a' }))
}

/** Σ_k w · δ over the units k of the next layer */
export function sentBack({ network }: StepContext, { sample, layer, unit }: At): Expression | null {
  const next = network.layers[layer + 1]
  if (!next) return null
  const term = (k: number) =>
    product(of({ kind: 'before', parameter: next.W + k * next.in + unit }), of({ kind: 'delta', sample, layer: layer + 1, unit: k }))
  return sum(...range(next.out, term))
}

/** Of an output as its loss says; of a hidden unit back · mask/keep · f'(z). */
export function nodeError(context: StepContext, at: At): Expression {
  if (at.layer === context.network.layers.length - 1) return outputError(context, at.sample, at.unit)
  const back = of({ ...at, kind: 'back' })
  return product(context.trace.mask[at.layer] ? masked(context, back, at) : back, of({ ...at, kind: 'slope' }))
}

/** bce, cce and perceptron: (a − y)/m. Else dL/da · f'(z), for softmax a · (dL/da − Σ dL/da · a). */
function outputError(context: StepContext, sample: number, unit: number): Expression {
  const { network, loss } = context
  const layer = network.layers.length - 1
  const { activation, out } = network.layers[layer]!
  const a = (j: number) => of({ kind: 'a', sample, layer, unit: j })
  const { error } = LOSSES[loss]
  if (error !== null) return overBatch(context, error(outputOf(context, sample, unit)))
  const slopeAt = (j: number) => of({ kind: 'lossSlope', sample, unit: j })
  if (activation !== 'softmax') return product(slopeAt(unit), of({ kind: 'slope', sample, layer, unit }))
  const mean = sum(...range(out, (j) => product(slopeAt(j), a(j))))
  return product(a(unit), difference(slopeAt(unit), mean))
}

/** dL/da of an output; null where the loss is none of a. */
export function lossSlope(context: StepContext, sample: number, unit: number): Expression | null {
  const slope = LOSSES[context.loss].slope(outputOf(context, sample, unit))
  return slope === null || slope.type === 'number' ? slope : overBatch(context, slope) // 0 is 0 over any batch
}

/** The 1/m of a mean over the batch; of a batch of one it is not written. */
function overBatch({ loss, trace }: StepContext, inner: Expression): Expression {
  return isMean(loss) && trace.rows.length > 1 ? quotient(inner, of({ kind: 'batchSize' })) : inner
}
