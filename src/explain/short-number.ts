/** Up to 4 significant digits, a true minus sign, an exponent only below 0.0001 and from 1,000,000. */
export function short(value: number): string {
  if (Number.isNaN(value)) return 'no number'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  if (value === 0) return '0'
  const size = Math.abs(value)
  const rounded = Number(value.toPrecision(4))
  const text = size < 1e-4 || size >= 1e6 ? rounded.toExponential().replace('e+', 'e') : String(rounded)
  return text.replaceAll('-', '−')
}

/** The same in the middle of a formula: a negative number in brackets. */
export function inner(value: number): string {
  return value < 0 ? `(${short(value)})` : short(value)
}

/** '+ 3' or '− 3', after another number. */
export function added(value: number): string {
  return value < 0 ? `− ${short(-value)}` : `+ ${short(value)}`
}
