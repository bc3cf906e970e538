import type { StepContext } from '../context'
import type { Expression } from '../expression'
import { keyOf } from '../key-of'
import type { Quantity } from '../quantity'
import type { Derivation } from './derivation'
import { evaluate } from './evaluate'

/** Of a sum with more terms than this the largest say why it is what it is. */
const MANY = 100

/** What a number is made of: of a long sum the factors of the largest terms first. */
export function largestFirst(context: StepContext, { expression, factors }: Derivation): readonly Quantity[] {
  if (expression?.type !== 'sum' || expression.terms.length <= MANY) return factors
  const sized = expression.terms.map((term) => ({ term, size: Math.abs(evaluate(context, term)), first: term.type === 'quantity' }))
  sized.sort((a, b) => Number(b.first) - Number(a.first) || b.size - a.size) // the bias leads
  const found = new Map<string, Quantity>()
  for (const { term } of sized) for (const quantity of quantitiesOf(term)) found.set(keyOf(quantity), quantity)
  for (const quantity of factors) if (!found.has(keyOf(quantity))) found.set(keyOf(quantity), quantity)
  return [...found.values()]
}

function quantitiesOf(term: Expression): readonly Quantity[] {
  if (term.type === 'quantity') return [term.quantity]
  return term.type === 'product' ? term.factors.flatMap(quantitiesOf) : []
}
