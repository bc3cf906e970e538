import type { StepContext } from '../explain/context'
import { factorIn } from '../explain/notations/node-errors'
import type { Quantity } from '../explain/quantity'
import { numberOf } from '../explain/value'
import type { Reading } from '../ui/number/Num'
import { refOf } from './ref'
import { restated } from './restated'

/** A number of the step that is explained: a node error δ as the notation has it, all else as it is recorded. */
export function readingOf(context: StepContext, quantity: Quantity, notation: string): Reading {
  const recorded = { value: numberOf(context, quantity), record: quantity.kind === 'batchSize' ? '' : refOf(context.trace, quantity) }
  return quantity.kind === 'delta' ? restated(recorded, factorIn(notation, context)) : recorded
}
