import { rounded } from './rounded'
import { minus } from './words'

/** 4 significant digits, fewer where there are no more, with a true minus sign. */
export function short(value: number): string {
  if (Number.isNaN(value)) return 'no number'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  return minus(rounded(value, 4).replace('e+', 'e'))
}

/** The same in the middle of a formula: a negative number in brackets. */
export function inner(value: number): string {
  return value < 0 ? `(${short(value)})` : short(value)
}

/** '+ 3' or '− 3', after another number. */
export function added(value: number): string {
  return value < 0 ? `− ${short(-value)}` : `+ ${short(value)}`
}
