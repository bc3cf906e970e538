import { of, sum } from '../build-expression'
import type { StepContext } from '../context'
import type { Expression, NumberExpression } from '../expression'
import { keyOf } from '../key-of'
import { optimizerOf } from '../kinds/optimizers'
import { isPenalized } from '../kinds/penalties'
import type { OperationKind } from '../operations/operation'
import { lookUp, type PerQuantity, type Quantity } from '../quantity'
import { numberOf } from '../value'
import type { Derivation } from './derivation'
import { dataLoss, lossAfter, penalty, sampleLoss, sampleLossAfter } from './derive-loss'
import { after, contribution, gradient, isFixed, penaltyGradient, totalGradient } from './derive-parameter'
import { activation, dropped, lossSlope, nodeError, sentBack, slope, weightedSum } from './derive-unit'

/**
 * Why a number is what it is: the formula over the numbers it is made of, in the engine's own order. What is given has none, and as such
 * count the outputs with the new weights: of the second forward pass the record holds no more. What the record leaves out has none either.
 */
export function derive(context: StepContext, quantity: Quantity): Derivation {
  const value = numberOf(context, quantity)
  const [kind, expression] = lookUp(MADE, context, quantity)
  if (expression === null) return { quantity, value, kind: 'given', expression, factors: [], settings: [] }
  const found = new Map<string, Quantity>()
  const settings = new Map<string, NumberExpression>()
  collect(expression, found, settings)
  return { quantity, value, kind, expression, factors: [...found.values()], settings: [...settings.values()] }
}

type Made = readonly [kind: OperationKind | 'given', expression: Expression | null]

const given = (): Made => ['given', null]

/** The operation that makes a number, or would make it, and how: of a fixed bias the operation of a trained one. */
const MADE: PerQuantity<Made> = {
  x: given,
  y: given,
  mask: given,
  batchSize: given,
  learningRate: given,
  before: given,
  stateBefore: given,
  zAfter: given,
  aAfter: given,
  z: (context, at) => ['sum', weightedSum(context, at)],
  a: (context, at) => ['activation', activation(context, at)],
  dropped: (context, at) => ['mask', dropped(context, at)],
  back: (context, at) => ['hidden-error', sentBack(context, at)],
  slope: (context, at) => [errorKind(context, at.layer), slope(context, at)],
  delta: (context, at) => [errorKind(context, at.layer), nodeError(context, at)],
  lossSlope: (context, { sample, unit }) => ['output-error', lossSlope(context, sample, unit)],
  sampleLoss: (context, { sample }) => ['loss', sampleLoss(context, sample)],
  dataLoss: (context) => [alone(context) ? 'loss' : 'batch-loss', dataLoss(context)],
  sampleLossAfter: (context, { sample }) => ['loss-after', context.trace.outputsAfter && sampleLossAfter(context, sample)],
  lossAfter: (context) => ['loss-after', context.trace.outputsAfter && lossAfter(context)],
  penalty: (context) => ['penalty', penalty(context)],
  totalLoss: (context) => {
    if (context.penalty.kind !== 'none') return ['penalty', sum(of({ kind: 'dataLoss' }), of({ kind: 'penalty' }))]
    return [alone(context) ? 'loss' : 'batch-loss', of({ kind: 'dataLoss' })]
  },
  contribution: (context, { sample, parameter }) => ['contribution', contribution(context, parameter, sample)],
  dataGradient: (context, { parameter }) => [gradientKind(context), gradient(context, parameter)],
  penaltyGradient: (context, { parameter }) => ['penalty-gradient', penaltyGradient(context, parameter)],
  totalGradient: (context, { parameter }) => [
    isPenalized(context, parameter) ? 'total-gradient' : gradientKind(context),
    totalGradient(context, parameter),
  ],
  state: ({ trace }, { name, parameter }) => {
    const rule = optimizerOf(trace).states[name]
    return rule ? ['state', rule.made(of({ kind: 'stateBefore', name, parameter }), of({ kind: 'totalGradient', parameter }))] : given()
  },
  update: (context, { parameter }) => [
    'update',
    isFixed(context, parameter) ? null : optimizerOf(context.trace).update(context, parameter),
  ],
  after: (context, { parameter }) => ['after', after(context, parameter)],
}

function alone({ trace }: StepContext): boolean {
  return trace.rows.length === 1
}

function gradientKind(context: StepContext): OperationKind {
  return alone(context) ? 'contribution' : 'gradient'
}

function errorKind({ network }: StepContext, layer: number): OperationKind {
  return layer === network.layers.length - 1 ? 'output-error' : 'hidden-error'
}

function collect(expression: Expression, found: Map<string, Quantity>, settings: Map<string, NumberExpression>): void {
  if (expression.type === 'quantity') {
    const key = keyOf(expression.quantity)
    if (!found.has(key)) found.set(key, expression.quantity)
  } else if (expression.type === 'number') {
    if (expression.name) settings.set(expression.name, expression)
  } else for (const part of partsOf(expression)) collect(part, found, settings)
}

function partsOf(expression: Exclude<Expression, { type: 'quantity' | 'number' }>): readonly Expression[] {
  switch (expression.type) {
    case 'sum':
      return expression.terms
    case 'product':
      return expression.factors
    case 'call':
      return expression.arguments
    case 'difference':
      return [expression.left, expression.right]
    case 'quotient':
      return [expression.over, expression.under]
    default:
      return [expression.of]
  }
}
