import { stateNames } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import type { Expression } from '../expression'
import { keyOf } from '../key-of'
import { isPenalized } from '../kinds/penalties'
import type { OperationKind } from '../operations/operation'
import type { Quantity } from '../quantity'
import { numberOf } from '../value'
import type { Derivation } from './derivation'
import { lossExpression } from './derive-loss'
import { parameterExpression, stateExpression } from './derive-parameter'
import { lossSlopeExpression, unitExpression } from './derive-unit'

/**
 * Why a number is what it is: the formula over the numbers it is made of, in the engine's own order. What is given has none; the loss
 * after the step has none either, as it takes a second forward pass that the record does not hold.
 */
export function derive(context: StepContext, quantity: Quantity): Derivation {
  const value = numberOf(context, quantity)
  if (quantity.kind === 'lossAfter') return { quantity, value, kind: 'loss-after', expression: null, factors: [] }
  const expression = expressionOf(context, quantity)
  if (expression === null) return { quantity, value, kind: 'given', expression, factors: [] }
  const found = new Map<string, Quantity>()
  collect(expression, found)
  return { quantity, value, kind: kindOf(context, quantity), expression, factors: [...found.values()] }
}

function expressionOf(context: StepContext, quantity: Quantity): Expression | null {
  switch (quantity.kind) {
    case 'z':
    case 'a':
    case 'mask':
    case 'dropped':
    case 'slope':
    case 'back':
    case 'delta':
      return unitExpression(context, quantity.kind, quantity.sample, quantity.layer, quantity.unit)
    case 'lossSlope':
      return lossSlopeExpression(context, quantity.sample, quantity.unit)
    case 'sampleLoss':
      return lossExpression(context, 'sampleLoss', quantity.sample)
    case 'dataLoss':
    case 'penalty':
    case 'totalLoss':
      return lossExpression(context, quantity.kind, 0)
    case 'contribution':
      return parameterExpression(context, 'contribution', quantity.parameter, quantity.sample)
    case 'gradient':
    case 'penaltyGradient':
    case 'totalGradient':
    case 'update':
    case 'after':
      return parameterExpression(context, quantity.kind, quantity.parameter, 0)
    case 'state':
      return stateExpression(context, quantity.name, quantity.parameter)
    default:
      return null
  }
}

/** The kind of the operation that makes a number, or that would make it: of a fixed bias as of a trained one. */
function kindOf(context: StepContext, quantity: Quantity): OperationKind | 'given' {
  const alone = context.trace.rows.length === 1
  switch (quantity.kind) {
    case 'z':
      return 'sum'
    case 'a':
      return 'activation'
    case 'dropped':
      return 'mask'
    case 'back':
      return 'hidden-error'
    case 'lossSlope':
      return 'output-error'
    case 'slope':
    case 'delta':
      return quantity.layer === context.network.layers.length - 1 ? 'output-error' : 'hidden-error'
    case 'sampleLoss':
      return 'loss'
    case 'dataLoss':
      return alone ? 'loss' : 'batch-loss'
    case 'totalLoss':
      return kindOf(context, { kind: context.penalty.kind === 'none' ? 'dataLoss' : 'penalty' })
    case 'contribution':
      return 'contribution'
    case 'gradient':
      return alone ? 'contribution' : 'gradient'
    case 'penaltyGradient':
      return 'penalty-gradient'
    case 'totalGradient': {
      return isPenalized(context, quantity.parameter) ? 'total-gradient' : alone ? 'contribution' : 'gradient'
    }
    case 'state':
      return stateNames(context.trace.optimizer).includes(quantity.name) ? 'state' : 'given'
    case 'penalty':
    case 'update':
    case 'after':
      return quantity.kind
    default:
      return 'given'
  }
}

function collect(expression: Expression, found: Map<string, Quantity>): void {
  if (expression.type === 'quantity') {
    const key = keyOf(expression.quantity)
    if (!found.has(key)) found.set(key, expression.quantity)
  } else for (const part of partsOf(expression)) collect(part, found)
}

function partsOf(expression: Exclude<Expression, { type: 'quantity' }>): readonly Expression[] {
  switch (expression.type) {
    case 'number':
      return []
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
