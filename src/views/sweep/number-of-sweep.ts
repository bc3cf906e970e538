import type { Sweep } from '../../page/questions/sweep'
import { type SweepNumber, sweepValue } from '../../page/questions/sweep-values'
import type { Format } from '../../ui/number/format-number'
import type { Reading } from '../../ui/number/Num'
import { ref } from '../ref'

const COUNTS: readonly SweepNumber[] = ['steps', 'step', 'finished', 'all', 'groupCount']
const LOSS_DIGITS = 4
const RATE_DIGITS = 2

/** A number of a sweep and how it is written. */
export function numberOfSweep(sweep: Sweep, name: SweepNumber, k = 0): Reading & { readonly format: Format } {
  const isValue = name === 'value'
  const counted = COUNTS.includes(name) || (isValue && sweep.plan.kind !== 'rates')
  return {
    value: sweepValue(sweep, name, k),
    record: ref('sweep', sweep.plan.step, sweep.plan.kind, name, k),
    format: counted ? 'count' : isValue ? RATE_DIGITS : LOSS_DIGITS,
  }
}
