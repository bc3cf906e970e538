import type { Activation } from '../engine/network/activations'
import type { Quantity } from './quantity'
import type { Words } from './words'

/**
 * A formula over numbers of the trace. Evaluated from left to right as written, it gives the engine's number bit for bit;
 * a notation turns it into symbols, into numbers and into words.
 */
export type Expression =
  | { readonly type: 'quantity'; readonly quantity: Quantity }
  | NumberExpression
  | { readonly type: 'sum'; readonly terms: readonly Expression[] } // ((t0 + t1) + t2) ...
  | DifferenceExpression
  | { readonly type: 'product'; readonly factors: readonly Expression[] } // ((f0 · f1) · f2) ...
  | { readonly type: 'quotient'; readonly over: Expression; readonly under: Expression }
  | { readonly type: 'negative'; readonly of: Expression }
  | { readonly type: 'square'; readonly of: Expression }
  | { readonly type: 'root'; readonly of: Expression }
  | { readonly type: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[] }

/** left − right */
export interface DifferenceExpression {
  readonly type: 'difference'
  readonly left: Expression
  readonly right: Expression
  readonly precise?: Expression // what the engine computes in its place where digits would cancel
}

/** A constant such as ½, or a setting with its symbol, which is the same in every notation. */
export interface NumberExpression {
  readonly type: 'number'
  readonly value: number
  readonly symbol?: Words
  readonly name?: string // in plain text: β1, ε, keep; of all that has a symbol
}

/** activations, the softmax of the first argument among all and minus its log, the logs of losses, and the derivative f' as a function of z */
export type FunctionName = Activation | `${Activation}'` | 'ln1pexpneg' | 'logsumexp' | 'minuslogsoftmax' | 'max0' | 'abs' | 'sign'
