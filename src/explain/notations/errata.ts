import type { StepContext } from '../context'
import type { Operation } from '../operations/operation'
import { numberOf } from '../value'
import type { Erratum, Notation } from './notation'

const NEAR = 1e-10 // relative; the documents print 10 digits at most

/** Where the course's document is wrong about an operation: a sentence that begins after "In the document"; null where it is right. */
export function erratumOf({ errata }: Notation, context: StepContext, operation: Operation): string | null {
  return errata.find(({ kinds, applies }) => kinds.includes(operation.kind) && (applies?.(context, operation) ?? true))?.text ?? null
}

/** Whether an operation makes one of the numbers that a document works with. */
export function makes(...numbers: readonly number[]): NonNullable<Erratum['applies']> {
  return (context, { result }) =>
    result !== null && numbers.some((number) => Math.abs(numberOf(context, result) - number) <= NEAR * Math.abs(number))
}
