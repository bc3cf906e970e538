import type { FunctionName, NumberExpression } from '../expression'
import type { Quantity } from '../quantity'
import type { Role } from '../role'
import type { Words } from '../words'

/** A formula as one notation shows it: its leaves hold the numbers that are shown, which may be a factor times the trace's. */
export type Term =
  | { readonly type: 'leaf'; readonly quantity: Quantity; readonly symbol: Words; readonly value: number; readonly role: Role | null }
  | NumberExpression
  | { readonly type: 'sum'; readonly terms: readonly Term[] }
  | { readonly type: 'difference'; readonly left: Term; readonly right: Term; readonly precise?: Term } // instead, where the two look the same
  | { readonly type: 'product'; readonly factors: readonly Term[] }
  | { readonly type: 'quotient'; readonly over: Term; readonly under: Term }
  | { readonly type: 'negative' | 'square' | 'root'; readonly of: Term }
  | { readonly type: 'call'; readonly name: FunctionName; readonly arguments: readonly Term[] }
