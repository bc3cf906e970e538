import { parameterName, unitName } from '../../engine/network/names'
import { parameterAt } from '../../engine/network/network'
import { stateNames } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import { lookUp, type PerQuantity, type Quantity } from '../quantity'
import { numberOf } from '../value'
import { isNear, isRounded, readAnswer } from './answer'
import type { Slip, SlipId } from './slip'
import { slipsOf } from './slips'

/** What a person can be asked: a number, its sign, or which weight of a layer moves most. */
export type Asked = Quantity | { readonly kind: 'sign'; readonly of: Quantity } | { readonly kind: 'moves-most'; readonly layer: number }

export interface Question {
  readonly asked: Asked
  readonly answer: 'number' | 'sign' | 'weight'
  readonly text: string
  readonly choices: readonly { readonly answer: string; readonly name: string }[] // of a sign or a weight; none for a number
}

export interface Verdict {
  readonly state: 'right' | 'wrong' | 'unread' // unread: not an answer to this question
  readonly reason: SlipId | null
  readonly text: string // what to tell the person, at most 120 characters
}

export { hiddenQuantities } from './hidden-quantities'

const RIGHT: Verdict = { state: 'right', reason: null, text: 'Right.' }
const NOT_YET: Verdict = { state: 'wrong', reason: null, text: 'Not yet.' }
const SIGNS = [
  { answer: '+', name: 'positive' },
  { answer: '−', name: 'negative' },
  { answer: '0', name: 'zero' },
]

/** The question for a number of the step; null where nothing is calculated, or no weight of the layer moves. */
export function questionFor(context: StepContext, asked: Asked): Question | null {
  if (asked.kind === 'moves-most') {
    if (greatest(context, asked.layer, moves(context)) === 0) return null
    const choices = weightsOf(context, asked.layer).map((p) => ({ answer: String(p), name: nameOfParameter(context, p) }))
    return { asked, answer: 'weight', text: 'Which weight of this layer moves most?', choices }
  }
  const quantity = asked.kind === 'sign' ? asked.of : asked
  const what = lookUp(WORDS, context, quantity)
  if (what === null || Number.isNaN(numberOf(context, quantity))) return null
  if (asked.kind === 'sign') return { asked, answer: 'sign', text: `Which sign has ${what}?`, choices: SIGNS }
  return { asked, answer: 'number', text: `What is ${what}?`, choices: [] }
}

/**
 * Judge an answer. A number is right when it is the value rounded to the digits given, two at least, or within half a percent and
 * not what a known mistake gives. A wrong one is told its reason only if a mistake, computed, gives that very number.
 * @param previous the step before, if it is known: its numbers are easily mistaken for those of this step
 * @param factor of the notation that the answer is written in: answer = factor × the record
 */
export function checkAnswer(context: StepContext, asked: Asked, answer: string, previous?: StepContext, factor = 1): Verdict {
  if (asked.kind === 'moves-most') return checkWeight(context, asked.layer, answer)
  if (asked.kind === 'sign') return checkSign(context, asked.of, answer, factor)
  const written = readAnswer(answer)
  if (written === null) return { state: 'unread', reason: null, text: 'Type a number, such as 0.25 or 2.5e-3.' }
  const given = { ...written, value: written.value / factor, half: written.half / Math.abs(factor) }
  const right = numberOf(context, asked)
  if (isRounded(given, right)) return RIGHT
  const slips = [...slipsOf(context, asked), ...earlier(asked, previous)]
  const made = slips.find(({ value }) => Number.isFinite(value) && differs(value, right) && isRounded(given, value))
  if (made) return told(made)
  return isNear(given, right) ? RIGHT : NOT_YET
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
  return [
    { id: 'old-step', value: numberOf(previous, asked), sentence: 'That is the number of the step before. The weights have moved since.' },
  ]
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
  return NOT_YET
}

function weightsOf(context: StepContext, layer: number): number[] {
  const { W, b } = context.network.layers[layer]!
  return Array.from({ length: b - W }, (_, k) => W + k)
}

/** How far each parameter moves: by its update, but not beyond 0 where the penalty stops it there. */
function moves({ trace: { before, update, after } }: StepContext): Float64Array {
  return update.map((change, p) => (after[p] === before[p]! + change ? change : after[p]! - before[p]!))
}

/** Why the largest gradient has not made the largest update. */
function besidesGradient({ trace: { optimizer } }: StepContext): string {
  return stateNames(optimizer).includes('velocity') ? 'the velocity counts too' : 'this optimizer divides by the size of its gradients'
}

function greatest(context: StepContext, layer: number, values: Float64Array): number {
  return weightsOf(context, layer).reduce((most, p) => Math.max(most, Math.abs(values[p]!)), 0)
}

function nameOfParameter({ network, inputNames }: StepContext, parameter: number): string {
  return parameterName(network, parameter, inputNames)
}

const notAsked = () => null

const ofUnit = (words: string) => (context: StepContext, at: { readonly layer: number; readonly unit: number; readonly sample: number }) =>
  `${words} ${unitName(context.network, at.layer + 1, at.unit)}${context.trace.rows.length > 1 ? ` for sample ${at.sample + 1}` : ''}`

const ofParameter = (words: string) => (context: StepContext, at: { readonly parameter: number }) =>
  `the ${words} of ${nameOfParameter(context, at.parameter)}`

/** Each quantity in words; null for what is given and not calculated. */
const WORDS: PerQuantity<string | null> = {
  x: notAsked,
  y: notAsked,
  mask: notAsked,
  batchSize: notAsked,
  learningRate: notAsked,
  before: notAsked,
  stateBefore: notAsked,
  z: ofUnit('the weighted sum z of'),
  a: ofUnit('the activation of'),
  dropped: ofUnit('the activation after the mask of'),
  slope: ofUnit('the slope f′(z) of'),
  back: ofUnit('the sum of weights times node errors behind'),
  delta: ofUnit('the node error of'),
  lossSlope: (context, at) => ofUnit('the slope of the loss at')(context, { ...at, layer: context.network.layers.length - 1 }),
  sampleLoss: ({ trace }, { sample }) => `the loss of ${trace.rows.length > 1 ? `sample ${sample + 1}` : 'this sample'}`,
  dataLoss: () => 'the loss of the batch',
  penalty: ({ penalty }) => (penalty.kind === 'none' ? null : 'the penalty'),
  totalLoss: () => 'the loss with the penalty',
  lossAfter: () => 'the loss of the batch after the update',
  contribution: (context, { sample, parameter }) => {
    const gradient = `the gradient of ${nameOfParameter(context, parameter)}`
    return context.trace.rows.length > 1 ? `the part of sample ${sample + 1} in ${gradient}` : gradient
  },
  dataGradient: ofParameter('gradient'),
  penaltyGradient: (context, at) => (context.penalty.kind === 'none' ? null : ofParameter('penalty’s gradient')(context, at)),
  totalGradient: ofParameter('total gradient'),
  state: (context, at) => ofParameter(STATES[at.name])(context, at),
  update: ofParameter('update'),
  after: (context, { parameter }) =>
    `${parameterAt(context.network, parameter).kind} ${nameOfParameter(context, parameter)} after the update`,
}

const STATES = { velocity: 'velocity', square: 'mean of squares', moment1: 'first moment', moment2: 'second moment' } as const
