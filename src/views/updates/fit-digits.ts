import { formatNumber } from '../../ui/number/format-number'

const DIGITS = 4
const FEWEST = 1

/** Significant digits, 4 where there is room: a number longer than `most` characters gives up some. */
export function fitDigits(value: number, most: number): number {
  let digits = DIGITS
  while (digits > FEWEST && formatNumber(value, digits).length > most) digits -= 1
  return digits
}
