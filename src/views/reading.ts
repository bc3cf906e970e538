import type { StepContext } from '../explain/context'
import type { Quantity } from '../explain/quantity'
import { numberOf } from '../explain/value'
import type { Reading } from '../ui/number/Num'
import { refOf } from './ref'

/** A number of the step that is explained. */
export function readingOf(context: StepContext, quantity: Quantity): Reading {
  return { value: numberOf(context, quantity), record: quantity.kind === 'batchSize' ? '' : refOf(context.trace, quantity) }
}
