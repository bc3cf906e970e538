import { nounOf } from '../../words/counted'
import { readNumber } from '../../words/read-number'
import type { StepContext } from '../context'
import { downhill } from '../notations/downhill'
import { factorIn } from '../notations/node-errors'
import type { Notation } from '../notations/notation'
import { inSymbols, placeOf } from '../notations/plain-symbols'
import type { Quantity } from '../quantity'
import { numberOf } from '../value'
import { type Answer, answerOf, isCut, isMistaken, isNear, isRight, isRounded } from './answer'
import { implausible } from './implausible'
import { besidesGradient, greatest, moves, weightsOf, whatDecides } from './moves'
import { type Asked, digitsAsked, madeFrom, nameOfParameter, SIGNS } from './question'
import { isRoundedTwice, roundedOnTheWay } from './rounding'
import { type Slip, type SlipId, slip } from './slip'
import { slipsOf } from './slips'

export { hiddenQuantities } from './hidden-quantities'
export { type Asked, hasSign, isAsked, questionFor } from './question'

export interface Verdict {
  readonly state: 'right' | 'so far' | 'wrong' | 'unread' // so far: what is there is right, but not enough; unread: no answer to this
  readonly reason: SlipId | null
  readonly text: string // what to tell the person, at most 120 characters
}

const RIGHT: Verdict = { state: 'right', reason: null, text: 'Right.' }
const CUT: Verdict = { state: 'so far', reason: null, text: 'Close: round the last digit, do not cut it off.' }
const TWICE: Verdict = { state: 'so far', reason: null, text: 'Close, but rounded twice: round the number once, at the end.' }
const ON_THE_WAY: Verdict = { state: 'so far', reason: null, text: 'Close, but rounded on the way: keep more digits and round at the end.' }
const NOT_YET: Verdict = { state: 'wrong', reason: null, text: 'Not yet.' }

/**
 * Judge an answer. A number is right when it has as many digits right as were asked for. A wrong one is told its reason only if a
 * mistake, computed, gives that very number.
 * @param previous the step before, if it is known: its numbers are easily mistaken for those of this step
 * @param notation that the answer is written in
 */
export function checkAnswer(
  context: StepContext,
  asked: Asked,
  answer: string,
  previous?: StepContext,
  notation: Notation = downhill,
): Verdict {
  if (asked.kind === 'moves-most') return checkWeight(context, asked.layer, answer)
  if (asked.kind === 'sign') return checkSign(context, asked.of, answer, notation.factor(context, asked.of))
  const read = readNumber(answer)
  if (read.kind === 'question') return { state: 'unread', reason: null, text: read.question }
  const written = read.kind === 'number' ? answerOf(read.value, read.written) : null
  if (written === null)
    return { state: 'unread', reason: null, text: 'Type a number, such as 0.25 or 2.5e-3, or a calculation such as 0.4*0.15.' }
  const factor = notation.factor(context, asked)
  // rounding is of the number as written
  const fits = (test: (answer: Answer, value: number) => boolean, value: number) => test(written, factor * value)
  const right = numberOf(context, asked)
  const digits = digitsAsked(context, asked)
  if (fits((one, value) => isRight(one, value, digits), right)) return RIGHT
  if (written.digits >= digits && fits(isCut, right)) return CUT
  const old = madeFrom(context, asked).some((value) => differs(value, right) && fits(isRounded, value))
  const missing = Math.max(1, digits - written.digits)
  const soFar = `Right so far: ${missing === 1 ? 'one' : missing} more ${nounOf(missing, 'digit')}.`
  if (written.digits < digits && (fits(isRounded, right) || fits(isCut, right))) {
    return { state: 'so far', reason: null, text: old ? `${soFar} The number before the step reads the same.` : soFar }
  }
  if (!old && fits(isRoundedTwice, right)) return TWICE
  const made = mistakes(context, asked, notation, previous).find(
    ({ value, both }) =>
      Number.isFinite(value) &&
      differs(value, right) &&
      fits((one, wrong) => isMistaken(one, wrong, both ? digits : value === -right ? 1 : undefined), value),
  )
  if (made) return { state: 'wrong', reason: made.id, text: inSymbols(made.sentence, notation, context, placeOf(context, asked)) }
  if (fits(isNear, right)) return { state: 'so far', reason: null, text: `Close, but not to ${digits} digits: round less on the way.` }
  if (roundedOnTheWay(context, asked).some((value) => differs(value, right) && fits(isMistaken, value))) return ON_THE_WAY
  const why = factor === 1 ? implausible(context, asked, written.value) : null
  return why === null ? NOT_YET : { ...NOT_YET, text: why }
}

/** What slips lead to, the likeliest first. Where a notation has 1/m in the gradient and not before, node errors have none to forget. */
function mistakes(context: StepContext, asked: Quantity, notation: Notation, previous: StepContext | undefined): Slip[] {
  const factor = notation.factor(context, asked)
  const ofNodeError = factorIn(notation.id, context) / factor
  const own = slipsOf(context, asked).map((one) => (one.id === 'gave-node-error' ? { ...one, value: ofNodeError * one.value } : one))
  const slips = [...own, ...earlier(asked, previous), ...misplaced(numberOf(context, asked))]
  if (Math.abs(factor) === 1) return slips
  const early = slip('extra-mean', numberOf(context, asked) / Math.abs(factor), 'You divided by {m}. Here 1/{m} comes with the gradient.')
  return [early, ...slips.filter(({ id, both }) => id !== 'forgot-mean' && !both)]
}

/** The right digits with the point or the sign elsewhere. */
function misplaced(right: number): Slip[] {
  const points = [0.001, 0.01, 0.1, 10, 100, 1000].map((power) =>
    slip('wrong-point', right * power, 'The digits are right, but not the place of the decimal point.', true),
  )
  return [slip('wrong-sign', -right, 'Right size, wrong sign.'), ...points]
}

function told({ id, sentence }: Pick<Slip, 'id' | 'sentence'>): Verdict {
  return { state: 'wrong', reason: id, text: sentence }
}

/** Two ways of the same calculation differ in their last bits only. */
function differs(value: number, right: number): boolean {
  return Math.abs(value - right) > 1e-9 * Math.max(Math.abs(value), Math.abs(right))
}

function earlier(asked: Quantity, previous: StepContext | undefined): Slip[] {
  if (!previous) return []
  return [slip('old-step', numberOf(previous, asked), 'That is the number of the step before. The weights have moved since.')]
}

function checkSign(context: StepContext, quantity: Quantity, answer: string, factor: number): Verdict {
  const plain = answer.trim().toLowerCase()
  const given = SIGNS.findIndex((sign) => sign.answer === plain || sign.name === plain || (plain === '-' && sign.name === 'negative'))
  if (given < 0) return { state: 'unread', reason: null, text: 'Answer +, − or 0.' }
  const value = factor * numberOf(context, quantity)
  const right = value > 0 ? 0 : value < 0 ? 1 : 2
  if (given === right) return RIGHT
  if (given + right !== 1) return NOT_YET // zero is concerned
  return told({ id: 'wrong-sign', sentence: signHint(factor > 0 ? quantity.kind : null) })
}

/** @param kind null where a notation has turned the sign */
function signHint(kind: Quantity['kind'] | null): string {
  return (kind && SIGN_HINTS[kind]) ?? 'The other way: look at the signs of what it is made of.'
}

const SIGN_HINTS: Partial<Record<Quantity['kind'], string>> = {
  update: 'The update goes against the gradient: a positive gradient makes a weight smaller.',
  contribution: 'It has the sign of the node error times that of the input.',
  lossSlope: 'It is positive where the output lies above its target.',
  penaltyGradient: 'It has the sign of the weight.',
}

/** Which weight of a layer moves most, and why. */
export function whichMovesMost(context: StepContext, layer: number): string {
  const most = (values: Float64Array) => (p: number) => Math.abs(values[p]!) === greatest(context, layer, values)
  const movers = weightsOf(context, layer).filter(most(moves(context)))
  const names = movers.map((p) => nameOfParameter(context, p)).join(' and ')
  const [its, has] = movers.length > 1 ? ['their gradients are', 'have'] : ['its gradient is', 'has']
  if (movers.every(most(context.trace.totalGradient))) return `${names} ${has} the largest gradient.`
  if (!movers.some(most(context.trace.update))) return `${names}: a larger update stops at 0 on its way.`
  return `${names}: ${its} not the largest, but ${besidesGradient(context)}.`
}

function checkWeight(context: StepContext, layer: number, answer: string): Verdict {
  const weights = weightsOf(context, layer)
  const given = weights.find((p) => String(p) === answer.trim() || nameOfParameter(context, p) === answer.trim())
  if (given === undefined) return { state: 'unread', reason: null, text: 'Choose a weight of this layer.' }
  const { update, before, totalGradient } = context.trace
  const is = (values: Float64Array) => Math.abs(values[given]!) === greatest(context, layer, values)
  if (is(moves(context))) return RIGHT
  if (is(update)) return told({ id: 'passed-zero', sentence: 'It has the largest update, but with this penalty it stops at 0 on its way.' })
  if (is(totalGradient)) return told({ id: 'largest-gradient', sentence: `It has the largest gradient, but ${besidesGradient(context)}.` })
  if (is(before))
    return told({ id: 'largest-weight', sentence: 'It is the largest weight. How far it moves depends on its gradient, not on its size.' })
  return { ...NOT_YET, text: `Not yet. ${whatDecides(context)}` }
}
