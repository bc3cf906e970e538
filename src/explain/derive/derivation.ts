import type { Expression, NumberExpression } from '../expression'
import type { OperationKind } from '../operations/operation'
import type { Quantity } from '../quantity'

/** Why a number is what it is. */
export interface Derivation {
  readonly quantity: Quantity
  readonly value: number
  readonly kind: OperationKind | 'given' // given: an input, a target, a setting, a weight before the step
  readonly expression: Expression | null // null for what is given; its value is `value`, bit for bit
  readonly factors: readonly Quantity[] // what it is made of, each once, in the order of the expression
  readonly settings: readonly NumberExpression[] // the settings in it: β, ε, keep
}
