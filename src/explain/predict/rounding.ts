import type { StepContext } from '../context'
import { derive } from '../derive/derive'
import { evaluate } from '../derive/evaluate'
import { keyOf } from '../key-of'
import type { Quantity } from '../quantity'
import { numberOf } from '../value'
import { type Answer, isRounded } from './answer'

/** Digits that people round to before the last calculation, significant ones or decimals. */
const DIGITS = [2, 3, 4]
/** Digits from which a number may have been rounded more than once. */
const MOST_DIGITS = 8
/** Numbers of a step that are rounded on trial at most. */
const MOST_NUMBERS = 400
/** A number beyond this share of the right one has another cause than rounding. */
const FAR = 0.25

/** Whether the answer is `value` rounded, and then rounded again: 0.2746 to 0.275 to 0.28. */
export function isRoundedTwice(answer: Answer, value: number): boolean {
  if (isRounded(answer, value)) return false
  let near = value
  for (let digits = MOST_DIGITS; digits > answer.digits; digits--) {
    const once = Number(value.toPrecision(digits))
    near = Number((near * (1 + 4 * Number.EPSILON)).toPrecision(digits)) // halves go up
    if (isRounded(answer, once) || isRounded(answer, near)) return true
  }
  return false
}

/** What a number comes to if those it is made of are rounded: the last ones alone, or each on the way. */
export function roundedOnTheWay(context: StepContext, quantity: Quantity): number[] {
  const right = numberOf(context, quantity)
  const ways = DIGITS.flatMap((digits) => [
    (value: number) => Number(value.toPrecision(digits)),
    (value: number) => Number(value.toFixed(digits)),
  ])
  return ways
    .flatMap((round) => [lastRounded(context, quantity, round), allRounded(context, quantity, round)])
    .filter((value) => Number.isFinite(value) && Math.abs(value - right) <= FAR * Math.abs(right))
}

type Round = (value: number) => number

function lastRounded(context: StepContext, quantity: Quantity, round: Round): number {
  const { expression } = derive(context, quantity)
  if (expression === null) return Number.NaN
  return evaluate(context, expression, (one) => (isGiven(context, one) ? numberOf(context, one) : round(numberOf(context, one))))
}

function allRounded(context: StepContext, quantity: Quantity, round: Round): number {
  const known = new Map<string, number>()
  const made = (one: Quantity): number => {
    const { expression } = derive(context, one)
    if (known.size > MOST_NUMBERS) return Number.NaN
    return expression === null ? numberOf(context, one) : evaluate(context, expression, rounded)
  }
  const rounded = (one: Quantity): number => {
    const key = keyOf(one)
    const found = known.get(key) ?? (isGiven(context, one) ? numberOf(context, one) : round(made(one)))
    known.set(key, found)
    return found
  }
  return made(quantity)
}

function isGiven(context: StepContext, quantity: Quantity): boolean {
  return derive(context, quantity).expression === null
}
