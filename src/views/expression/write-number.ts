import { formatExact, formatNumber } from '../../ui/number/format-number'
import { paintExact, paintNumber } from '../../ui/number/paint-number'

/** A number typed by hand stays as it is: up to so many characters it is written in full, longer ones with 4 digits. */
const MOST_EXACT = 7

/** Whether the number is written in full. */
export const isShort = (value: number) => formatExact(value).length <= MOST_EXACT

export function writeNumber(value: number): string {
  return isShort(value) ? formatExact(value) : formatNumber(value)
}

/** Paints a number of the graph, in full where it is short; blank for NaN. */
export function paintShort(node: Element, value: number, record: string): void {
  if (isShort(value)) paintExact(node, value, record)
  else paintNumber(node, value, record)
}
