import type { Expression, FunctionName, NumberExpression } from './expression'
import type { Quantity } from './quantity'

export function of(quantity: Quantity): Expression {
  return { type: 'quantity', quantity }
}

export function number(value: number): Expression {
  return { type: 'number', value }
}

export function setting(tex: string, text: string, value: number, name: string): NumberExpression {
  return { type: 'number', value, symbol: { tex, text }, name }
}

export function sum(...terms: readonly Expression[]): Expression {
  return { type: 'sum', terms }
}

/** @param precise the same number, written so that no digits cancel: what the engine computes */
export function difference(left: Expression, right: Expression, precise?: Expression | null): Expression {
  return { type: 'difference', left, right, ...(precise && { precise }) }
}

export function product(...factors: readonly Expression[]): Expression {
  return { type: 'product', factors }
}

export function quotient(over: Expression, under: Expression): Expression {
  return { type: 'quotient', over, under }
}

export function negative(inner: Expression): Expression {
  return { type: 'negative', of: inner }
}

export function square(inner: Expression): Expression {
  return { type: 'square', of: inner }
}

export function root(inner: Expression): Expression {
  return { type: 'root', of: inner }
}

export function call(name: FunctionName, ...terms: readonly Expression[]): Expression {
  return { type: 'call', name, arguments: terms }
}

/** The numbers 0..count−1 as a list. */
export function range<T>(count: number, make: (k: number) => T): T[] {
  return Array.from({ length: count }, (_, k) => make(k))
}
