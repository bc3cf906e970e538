/** What a typed text says. */
export type Reading =
  | { readonly kind: 'number'; readonly value: number; readonly note: string | null; readonly written: string | null } // note: what was understood, where it could be something else; written: its digits, none of a fraction
  | { readonly kind: 'question'; readonly question: string } // it can be two numbers
  | { readonly kind: 'none' } // it is no number

const PLAIN = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const GROUPED = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/ // 1,234 or 1,234,567.5
const SPACED = /^-?[1-9]\d{0,2}( \d{3})+([.,]\d+)?$/
const GROUPED_BY_POINTS = /^-?[1-9]\d{0,2}(\.\d{3})+,\d+$/ // 1.234,5
const DECIMAL_COMMA = /^-?\d*,\d+(e[+-]?\d+)?$/i
const RAISED = '⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * Read what a person types: a true minus sign or a dash, a decimal comma, thousands commas, percentages, fractions and powers of ten.
 * 1,500 can be 1500 or 1.5: where only whole numbers are asked for it is 1500 and the note says so, elsewhere it is a question.
 */
export function readNumber(text: string, { whole = false }: { readonly whole?: boolean } = {}): Reading {
  const plain = text
    .trim()
    .replace(
      /10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/,
      (_, power: string) => `10^${[...power].map((raised) => '-+0123456789'[RAISED.indexOf(raised)]).join('')}`,
    )
    .replace(/[−–—]/g, '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/^([+-]) +(?=[\d.,])/, '$1')
    .replace(/^\+(?=[\d.,])/, '')
    .replace(/^(-?)(?=10 ?(\^|\*\*))/, '$11·')
    .replace(/(?<=[\d.,]) ?[·⋅×*x] ?10 ?(?:\^|\*\*) ?\(?([+-]?\d+)\)?$/i, 'e$1')
  const share = /^(.*\S) ?%$/.exec(plain)
  if (share) return scaled(share[1]!)
  const fraction = /^([^/]+)\/([^/-]+)$/.exec(plain)
  if (fraction) return divided(fraction[1]!.trim(), fraction[2]!.trim())
  if (/^-?[1-9]\d{0,2},\d{3}$/.test(plain)) {
    const [thousands, decimal] = [plain.replace(',', ''), plain.replace(',', '.')]
    if (whole) return number(thousands, `Read as ${thousands}: the comma separates thousands.`)
    return { kind: 'question', question: `${text.trim()}: ${thousands} or ${decimal}? Type it without the comma, or with a point.` }
  }
  if (PLAIN.test(plain)) return number(plain)
  if (GROUPED.test(plain)) return number(plain.replaceAll(',', ''))
  if (SPACED.test(plain)) return number(plain.replaceAll(' ', '').replace(',', '.'))
  if (GROUPED_BY_POINTS.test(plain)) return number(plain.replaceAll('.', '').replace(',', '.'))
  if (DECIMAL_COMMA.test(plain)) return number(plain.replace(',', '.'))
  return { kind: 'none' }
}

function number(written: string, note: string | null = null): Reading {
  return { kind: 'number', value: Number(written), note, written }
}

/** 12,5 % is 0.125. */
function scaled(text: string): Reading {
  const read = readNumber(text)
  if (read.kind !== 'number' || /[/%]/.test(text)) return read.kind === 'question' ? read : { kind: 'none' }
  const [mantissa, exponent = '0'] = read.written!.toLowerCase().split('e')
  const written = `${mantissa}e${Number(exponent) - 2}`
  return number(written, `Read as ${Number(written)}.`)
}

/** 1/2 is 0.5. */
function divided(above: string, below: string): Reading {
  const [numerator, denominator] = [readNumber(above), readNumber(below)]
  if (numerator.kind === 'question') return numerator
  if (denominator.kind === 'question') return denominator
  if (numerator.kind === 'none' || denominator.kind === 'none' || denominator.value === 0 || /%/.test(above + below))
    return { kind: 'none' }
  const value = numerator.value / denominator.value
  return { kind: 'number', value, note: `Read as ${value}.`, written: null }
}
