import type { StepContext } from '../explain/context'
import type { Quantity } from '../explain/quantity'
import { numberOf, recordOf } from '../explain/value'
import type { Reading } from '../ui/number/Num'

/** A number of the step that is explained. */
export function readingOf(context: StepContext, quantity: Quantity): Reading {
  return { value: numberOf(context, quantity), record: recordOf(context, quantity) }
}
