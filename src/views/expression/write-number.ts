import { formatExact, formatNumber } from '../../ui/number/format-number'

/** A number typed by hand stays as it is: with at most 7 characters it is written in full, a longer one with 4 digits. */
const MOST_EXACT = 7

/** Whether the number is written in full. */
export const isShort = (value: number) => formatExact(value).length <= MOST_EXACT

export function writeNumber(value: number): string {
  return isShort(value) ? formatExact(value) : formatNumber(value)
}
