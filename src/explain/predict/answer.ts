import { readNumber } from '../../words/read-number'

/** A number as a person wrote it. */
export interface Answer {
  readonly value: number
  readonly digits: number // significant digits
  readonly half: number // half a unit of the last digit
}

/** With fewer digits a number cannot show which mistake was made. */
const FEWEST_DIGITS = 2
/** What tiles, edges and sentences show. */
const SHOWN_DIGITS = 4
/** More than a double has. */
const EXACT_DIGITS = 17
/** How far rounding on the way may shift a right answer, as a share of it. */
const SLACK = 0.005

/** An answer as every field of the page reads numbers; null for what is none, or can be two. */
export function readAnswer(text: string): Answer | null {
  const read = readNumber(text)
  return read.kind === 'number' ? answerOf(read.value, read.written) : null
}

/** @param written its digits; null for a fraction, which is exact */
export function answerOf(value: number, written: string | null): Answer | null {
  if (!Number.isFinite(value)) return null
  if (written === null) return { value, digits: EXACT_DIGITS, half: 0 }
  const [mantissa = '', exponent = '0'] = written.toLowerCase().split('e')
  const decimals = mantissa.includes('.') ? mantissa.length - mantissa.indexOf('.') - 1 : 0
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+/, '').length
  return { value, digits, half: Number(`0.5e${Number(exponent) - decimals}`) }
}

/** Whether the answer is `value` rounded to the digits it was given with. */
export function isRounded(answer: Answer, value: number): boolean {
  return value === 0 || answer.value === 0 ? value === answer.value : isWithin(answer, value, answer.half)
}

/** Whether the answer is what a mistake gives: in all its digits, or in at least `fewest`. */
export function isMistaken(answer: Answer, value: number, fewest = FEWEST_DIGITS): boolean {
  return isWithin(answer, value, 0) || (answer.digits >= fewest && isRounded(answer, value))
}

/**
 * Whether the answer is `value` itself, or has `digits` of its digits right, the last one rounded: of the number, or of the number as the
 * picture shows it.
 */
export function isRight(answer: Answer, value: number, digits: number): boolean {
  if (value === 0 || answer.value === 0) return value === answer.value
  const shown = asShown(value, digits)
  if (answer.digits < digits) return isWithin(answer, value, 0) || isWithin(answer, shown, 0)
  return isWithin(answer, value, halfOf(value, digits)) || isWithin(answer, shown, halfOf(shown, digits))
}

/** A number with the digits of the picture, where more are not asked for. */
function asShown(value: number, digits: number): number {
  return digits < SHOWN_DIGITS ? Number(value.toPrecision(SHOWN_DIGITS)) : value
}

/** Whether the answer is `value` with its last digits cut off, not rounded. */
export function isCut(answer: Answer, value: number): boolean {
  return answer.digits > 0 && Math.abs(answer.value) < Math.abs(value) && isWithin(answer, value, 2 * answer.half)
}

/** Whether an answer is an earlier one with more of its digits. */
export function goesOn(earlier: Answer, answer: Answer): boolean {
  if (answer.digits <= earlier.digits) return answer.value === earlier.value
  return isRounded(earlier, answer.value) || isCut(earlier, answer.value)
}

/** Whether the answer is within half a percent of `value`. */
export function isNear(answer: Answer, value: number): boolean {
  return isWithin(answer, value, SLACK * Math.abs(value))
}

/** The fewest digits, from `digits` on, in which two numbers differ by more than rounding; `digits` for equal ones. */
export function digitsApart(value: number, other: number, digits: number): number {
  if (value === other || value === 0) return digits
  let enough = digits
  const looksEqual = () => {
    const rounded = Number(other.toPrecision(enough))
    return [other, rounded].some((given) => isRight({ value: given, digits: enough, half: 0 }, value, enough))
  }
  while (enough < 17 && looksEqual()) enough += 1
  return enough
}

/** Half a unit of the last of some significant digits. */
function halfOf(value: number, digits: number): number {
  const exponent = Number(value.toExponential(digits - 1).split('e')[1])
  return Number(`0.5e${exponent - digits + 1}`)
}

/** What is written with more digits than a double has is as near as doubles are. */
function isWithin(answer: Answer, value: number, most: number): boolean {
  return Math.abs(answer.value - value) <= most + 4 * Number.EPSILON * Math.abs(value)
}
