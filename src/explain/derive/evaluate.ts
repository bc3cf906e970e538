import { exp, log1p } from '../../engine/arithmetic/real'
import { type Activation, activate, derivative, softmaxRow } from '../../engine/network/activations'
import { minusLogSoftmax } from '../../engine/network/losses'
import type { StepContext } from '../context'
import type { Expression, FunctionName } from '../expression'
import type { Quantity } from '../quantity'
import { numberOf } from '../value'

/**
 * The value of an expression, from left to right as written: for that of a derivation the engine's number, bit for bit.
 * @param read what its quantities are, where not the numbers of the step
 */
export function evaluate(
  context: StepContext,
  expression: Expression,
  read: (quantity: Quantity) => number = (quantity) => numberOf(context, quantity),
): number {
  const inner = (part: Expression) => evaluate(context, part, read)
  switch (expression.type) {
    case 'quantity':
      return read(expression.quantity)
    case 'number':
      return expression.value
    case 'sum': {
      // as in the engine: a weighted sum starts from its bias, which −0 leaves alone, every other from 0
      let total = isKind(expression.terms[0], 'before') ? -0 : 0
      for (const term of expression.terms) total += inner(term)
      return total
    }
    case 'difference':
      return expression.precise ? inner(expression.precise) : inner(expression.left) - inner(expression.right)
    case 'product': {
      // a mask is a choice, not a factor: what is dropped is 0, of whatever sign
      if (expression.factors.some((factor) => isKind(factor, 'mask') && inner(factor) === 0)) return 0
      const [first, ...others] = expression.factors
      let total = inner(first!)
      for (const factor of others) total *= inner(factor)
      return total
    }
    case 'quotient':
      return inner(expression.over) / inner(expression.under)
    case 'negative':
      return -inner(expression.of)
    case 'square': {
      const value = inner(expression.of)
      return value * value
    }
    case 'root':
      return Math.sqrt(inner(expression.of))
    case 'call':
      return numberOfCall(expression.name, expression.arguments.map(inner))
  }
}

function isKind(expression: Expression | undefined, kind: 'before' | 'mask'): boolean {
  return expression?.type === 'quantity' && expression.quantity.kind === kind
}

function numberOfCall(name: FunctionName, values: readonly number[]): number {
  const z = values[0]!
  switch (name) {
    case 'softmax': {
      const row = Float64Array.from(values.slice(1))
      const k = row.indexOf(z)
      softmaxRow(row, row, 0, row.length)
      return row[k]!
    }
    case 'logsumexp':
      return minusLogSoftmax(Float64Array.from(values), 0, values.length, 0)
    case 'minuslogsoftmax':
      return minusLogSoftmax(Float64Array.from(values.slice(1)), 0, values.length - 1, z)
    case 'ln1pexpneg':
      return log1p(exp(-Math.abs(z)))
    case 'max0':
      return z > 0 ? z : 0
    case 'abs':
      return Math.abs(z)
    case 'sign':
      return Math.sign(z)
    default: {
      if (!name.endsWith("'")) return activate(name as Activation, z)
      const kind = name.slice(0, -1) as Activation
      return derivative(kind, z, activate(kind, z))
    }
  }
}
