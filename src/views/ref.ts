import type { StepTrace } from '../engine/step/step-trace'
import type { Quantity } from '../explain/quantity'
import { referenceOf } from '../explain/recorded-number'
import { type ReferenceParts, writeReference } from '../explain/reference'

/** The reference of a painted number: in a test build only, so that painting makes no texts that nobody reads. */
export const ref: (...parts: ReferenceParts) => string = import.meta.env.MODE === 'test' ? writeReference : () => ''

/** The same for a number of a step's record. */
export const refOf: (trace: StepTrace, quantity: Quantity, evaluated?: boolean) => string =
  import.meta.env.MODE === 'test' ? (trace, quantity, evaluated) => writeReference(...referenceOf(trace, quantity, evaluated)) : () => ''
