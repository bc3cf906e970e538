/** A number that is within this share of one with fewer digits is that number but for round-off: 0.1 + 0.2 is 0.3. */
const ROUND_OFF = 1e-13

/**
 * `digits` significant digits in plain characters, an exponent only below 0.0001 and from 1,000,000. Fewer where the number has no more:
 * 0.5 is 0.5, but what is rounded to 0.2910 keeps its zero. From 17 digits on the shortest text that reads back as the same double.
 */
export function rounded(value: number, digits: number): string {
  const near = digits >= 17 ? value : Number(value.toPrecision(digits))
  const size = Math.abs(near)
  const plain = size === 0 || (size >= 1e-4 && size < 1e6)
  if (Math.abs(near - value) <= ROUND_OFF * size) return plain ? String(near + 0) : near.toExponential()
  if (!plain) return value.toExponential(digits - 1)
  const text = value.toPrecision(digits)
  return text.includes('e') ? String(near) : text
}

/** Whether two rounded numbers look the same: 1 and 1.000. */
export function looksAlike(a: string, b: string): boolean {
  return withoutZeros(a) === withoutZeros(b)
}

function withoutZeros(text: string): string {
  return text.replace(/(\.\d*?)0+(?!\d)/, '$1').replace(/\.(?!\d)/, '')
}

/** '=' where a product follows from its factors as they are shown, to `digits` digits, else '≈'. */
export function productSign(factors: readonly number[], digits: number, product: number, ofProduct: number): '=' | '≈' {
  const shown = factors.reduce((all, factor) => all * Number(factor.toPrecision(digits)), 1)
  return rounded(shown, ofProduct) === rounded(product, ofProduct) ? '=' : '≈'
}
