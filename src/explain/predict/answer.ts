/** A number as a person wrote it. */
export interface Answer {
  readonly value: number
  readonly digits: number // significant digits
  readonly half: number // half a unit of the last digit
}

/** With fewer digits a number can neither count as right by rounding nor show which mistake was made. */
const FEWEST_DIGITS = 2
/** How far rounding on the way may shift a right answer, as a share of it. */
const SLACK = 0.005

/** Read 0.0088, .0088, 0,0088, −24, 8.8e-3, 8.8·10^-3 and 8.8 × 10⁻³; null for anything else. */
export function readAnswer(text: string): Answer | null {
  const plain = text
    .trim()
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (raised) => '-0123456789'['⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(raised)]!)
    .replaceAll('−', '-')
    .replace(/\s*[·×*x]\s*10\s*\^?\s*([+-]?\d+)$/, 'e$1')
    .replace(/^([+-]?\d+),(\d+)/, '$1.$2')
  const parts = /^[+-]?(\d+\.?\d*|\.\d+)(?:e([+-]?\d+))?$/i.exec(plain)
  if (parts === null || !Number.isFinite(Number(plain))) return null
  const [, mantissa = '', exponent = '0'] = parts
  const decimals = mantissa.includes('.') ? mantissa.length - mantissa.indexOf('.') - 1 : 0
  const digits = mantissa.replace('.', '').replace(/^0+/, '').length
  return { value: Number(plain), digits, half: Number(`0.5e${Number(exponent) - decimals}`) }
}

/** Whether the answer is `value` rounded to the digits it was given with, at least two. */
export function isRounded(answer: Answer, value: number): boolean {
  if (value === 0 || answer.value === 0) return value === answer.value
  // what is written with more digits than a double has is as near as doubles are
  const most = answer.half + 4 * Number.EPSILON * Math.abs(value)
  return answer.digits >= FEWEST_DIGITS && Math.abs(answer.value - value) <= most
}

/** Whether the answer is within half a percent of `value`. */
export function isNear(answer: Answer, value: number): boolean {
  return Math.abs(answer.value - value) <= SLACK * Math.abs(value)
}
