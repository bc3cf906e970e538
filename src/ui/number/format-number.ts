/** How a number is written: significant digits, in full, with thousands separated, as a percentage, or with as many digits as fit. */
export type Format = number | 'exact' | 'count' | 'percent' | { readonly fit: number }

/** A number as a format writes it; blank for NaN. */
export function formatAs(value: number, format: Format): string {
  if (Number.isNaN(value)) return ''
  if (typeof format === 'object') return formatFitted(value, format.fit)
  if (format === 'exact') return formatExact(value)
  if (format === 'count') return formatCount(value)
  return format === 'percent' ? formatPercent(value) : formatNumber(value, format)
}

/** Shortest text that reads back as the same double, with a true minus sign; blank for a value that does not exist. */
export function formatExact(value: number): string {
  return Number.isNaN(value) ? '' : sign(String(value))
}

/** `digits` significant digits, a true minus sign, an exponent only below 0.0001 and from 1,000,000; blank for NaN. */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return ''
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size < 1e-4 || size >= 1e6) return scientific(value, digits)
  const text = value.toPrecision(digits)
  return sign(text.includes('e') ? String(Number(text)) : text)
}

/**
 * As many of 4 significant digits as fit into `most` characters, with an exponent where that keeps more of them: 2.470e−4 for 0.0002470;
 * one digit, as short as it gets, where nothing fits.
 */
export function formatFitted(value: number, most: number): string {
  for (let digits = 4; digits > 1; digits--) {
    const plain = formatNumber(value, digits)
    if (plain.length <= most) return plain
    const scaled = scientific(value, digits)
    if (scaled.length <= most) return scaled
  }
  const [plain, scaled] = [formatNumber(value, 1), scientific(value, 1)]
  return plain.length > most && scaled.length < plain.length ? scaled : plain
}

/** A whole number with thousands separated: 12,400. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US')
}

/** A share as a percentage with one decimal, never rounded to 0 % or 100 % unless exact; blank for NaN. */
export function formatPercent(share: number): string {
  if (Number.isNaN(share)) return ''
  if (share < 1 && share >= 0.9995) return '> 99.9 %'
  if (share > 0 && share < 0.0005) return '< 0.1 %'
  return `${(share * 100).toFixed(1)} %`
}

function scientific(value: number, digits: number): string {
  return sign(value.toExponential(Math.max(0, digits - 1)).replace('e+', 'e'))
}

function sign(text: string): string {
  return text.replaceAll('-', '−')
}
