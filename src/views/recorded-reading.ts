import type { StepTrace } from '../engine/step/step-trace'
import type { Quantity } from '../explain/quantity'
import { recordedNumber } from '../explain/recorded-number'
import type { Reading } from '../ui/number/Num'
import { refOf } from './ref'

/** A number that the record of a step holds. `sample` is a place among the recorded samples. */
export function recordedReading(trace: StepTrace, quantity: Quantity, evaluated = false): Reading {
  return { value: recordedNumber(trace, quantity, evaluated), record: refOf(trace, quantity, evaluated) }
}
