import type { StepContext } from '../context'
import type { Derivation } from '../derive/derivation'
import { derive } from '../derive/derive'
import type { Expression } from '../expression'
import type { Quantity } from '../quantity'
import { numberWords, type Words } from '../words'
import type { Notation } from './notation'
import { type Restating, restate } from './restate'
import type { Term } from './term'
import { write } from './write'

/** A derivation in three lines: the formula with its left side, the right side with live numbers, and the number. */
export interface Rendered {
  readonly symbols: Words
  readonly numbers: Words
  readonly result: Words
}

/**
 * Why a number is what it is, as a course writes it. `digits` are significant. The symbols begin with the number's own symbol and =;
 * numbers and result have no =. What is given has its symbol alone, and its number twice.
 * @param writtenOut functions by what they are made of: 1/(1 + e^−z) for σ(z)
 * @param bound with the role of each factor in the LaTeX
 */
export function render(
  notation: Notation,
  context: StepContext,
  derivation: Derivation,
  digits: number,
  { writtenOut = false, bound = false }: { readonly writtenOut?: boolean; readonly bound?: boolean } = {},
): Rendered {
  const symbol = notation.symbol(context, derivation.quantity)
  const result = numberWords(shownValue(notation, context, derivation), digits)
  const term = termOf(notation, context, derivation)
  if (term === null) return { symbols: symbol, numbers: result, result }
  const writing = { style: notation.style, digits, writtenOut, bound }
  const right = write({ ...writing, as: 'symbols' }, term)
  return {
    symbols: { tex: `${symbol.tex} = ${right.tex}`, text: `${symbol.text} equals ${right.text}` },
    numbers: write({ ...writing, as: 'numbers' }, term),
    result,
  }
}

/** The right side in a notation, with the numbers it shows; null for what is given. */
export function termOf(notation: Notation, context: StepContext, derivation: Derivation): Term | null {
  const { expression, quantity } = derivation
  if (expression === null) return null
  const restating = { notation, context, batch: notation.symbol(context, { kind: 'batchSize' }) }
  return restateEchoed(restating, quantity, expression)
}

/** Without a penalty the total is the loss, and its gradient the gradient: what that is made of says more than its name again. */
function restateEchoed(restating: Restating, quantity: Quantity, expression: Expression): Term {
  const same = expression.type === 'quantity' ? expression.quantity : null
  const inner = same?.kind === 'dataLoss' || same?.kind === 'dataGradient' ? derive(restating.context, same).expression : null
  return inner === null ? restate(restating, quantity, expression) : restate(restating, same!, inner)
}

/** The number a notation shows for a derivation: factor × the record's. */
function shownValue(notation: Notation, context: StepContext, { quantity, value }: Derivation): number {
  return notation.factor(context, quantity) * value
}

/** What the right side is made of as a notation writes it. */
export function leavesOf(term: Term): readonly Quantity[] {
  switch (term.type) {
    case 'leaf':
      return [term.quantity]
    case 'number':
      return []
    case 'sum':
      return term.terms.flatMap(leavesOf)
    case 'product':
      return term.factors.flatMap(leavesOf)
    case 'call':
      return term.arguments.flatMap(leavesOf)
    case 'difference':
      return [term.left, term.right].flatMap(leavesOf)
    case 'quotient':
      return [term.over, term.under].flatMap(leavesOf)
    default:
      return leavesOf(term.of)
  }
}
