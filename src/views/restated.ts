import type { Reading } from '../ui/number/Num'

/** A node error as a notation has it: a factor times the number of the record. */
export function restated({ value, record }: Reading, factor: number): Reading {
  if (factor === 1) return { value, record }
  return { value: factor * value + 0, record: record && `${factor}*${record}` } // + 0: there is no −0
}
