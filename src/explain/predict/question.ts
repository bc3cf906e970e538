import { parameterName, unitName } from '../../engine/network/names'
import { parameterAt } from '../../engine/network/network'
import type { StepContext } from '../context'
import { downhill } from '../notations/downhill'
import { timesWords } from '../notations/node-errors'
import type { Notation } from '../notations/notation'
import { inSymbols, placeOf } from '../notations/plain-symbols'
import { lookUp, type PerQuantity, type Quantity } from '../quantity'
import { stateNameOf } from '../sentences/names-of'
import { numberOf } from '../value'
import type { Words } from '../words'
import { digitsApart } from './answer'
import { greatest, moves, weightsOf } from './moves'

/** What a person can be asked: a number, its sign, or which weight of a layer moves most. */
export type Asked = Quantity | { readonly kind: 'sign'; readonly of: Quantity } | { readonly kind: 'moves-most'; readonly layer: number }

export interface Question {
  readonly asked: Asked
  readonly answer: 'number' | 'sign' | 'weight'
  readonly text: string
  readonly symbol: Words | null // of the number, in a notation with names other than those of the text
  readonly digits: number // significant digits that an answer needs
  readonly choices: readonly { readonly answer: string; readonly name: string }[] // of a sign or a weight; none for a number
}

export const SIGNS = [
  { answer: '+', name: 'positive' },
  { answer: '−', name: 'negative' },
  { answer: '0', name: 'zero' },
]

/** Digits that an answer needs, where no more are needed to tell it from the number it is made of. */
const DIGITS = 3

/** The question for a number of the step; null where nothing is calculated, or no weight of the layer moves. */
export function questionFor(context: StepContext, asked: Asked, notation: Notation = downhill): Question | null {
  if (asked.kind === 'moves-most') {
    if (greatest(context, asked.layer, moves(context)) === 0) return null
    const choices = weightsOf(context, asked.layer).map((p) => ({ answer: String(p), name: nameOfParameter(context, p) }))
    return { asked, answer: 'weight', text: 'Which weight of this layer moves most?', symbol: null, digits: 0, choices }
  }
  const quantity = asked.kind === 'sign' ? asked.of : asked
  if (!isAsked(context, quantity)) return null
  const words = inSymbols(lookUp(WORDS, context, quantity)!, notation, context, placeOf(context, quantity))
  const what = `${quantity.kind === 'delta' ? '' : timesWords(notation.factor(context, quantity))}${words}`
  const symbol = notation === downhill ? null : notation.symbol(context, quantity)
  if (asked.kind === 'sign') return { asked, answer: 'sign', text: `What is the sign of ${what}?`, symbol, digits: 0, choices: SIGNS }
  return { asked, answer: 'number', text: `What is ${what}?`, symbol, digits: digitsAsked(context, quantity), choices: [] }
}

/** Whether a number is calculated and exists. */
export function isAsked(context: StepContext, quantity: Quantity): boolean {
  return lookUp(WORDS, context, quantity) !== null && !Number.isNaN(numberOf(context, quantity))
}

/** As many digits as tell a number from what it was before: the new weight from the old one. */
export function digitsAsked(context: StepContext, quantity: Quantity): number {
  const value = numberOf(context, quantity)
  return Math.max(DIGITS, ...madeFrom(context, quantity).map((old) => digitsApart(value, old, DIGITS)))
}

/** Numbers of which a small change makes the quantity. */
export function madeFrom({ trace }: StepContext, quantity: Quantity): readonly number[] {
  switch (quantity.kind) {
    case 'after':
      return [trace.before[quantity.parameter]!]
    case 'state':
      return [trace.stateBefore[quantity.name]![quantity.parameter]!]
    case 'totalGradient':
      return [trace.dataGradient[quantity.parameter]!]
    case 'totalLoss':
      return [trace.dataLoss]
    case 'lossAfter':
      return [trace.dataLoss, trace.totalLoss]
    default:
      return []
  }
}

/** Whether the sign of a number is a question: losses, squares and what comes out of a sigmoid are never negative. */
export function hasSign({ network }: StepContext, quantity: Quantity): boolean {
  switch (quantity.kind) {
    case 'sampleLoss':
    case 'dataLoss':
    case 'penalty':
    case 'totalLoss':
    case 'lossAfter':
      return false
    case 'state':
      return quantity.name !== 'square' && quantity.name !== 'moment2'
    case 'a':
    case 'dropped':
      return !['sigmoid', 'softmax', 'softplus'].includes(network.layers[quantity.layer]!.activation)
    default:
      return true
  }
}

export function nameOfParameter({ network, inputNames }: StepContext, parameter: number): string {
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
  z: ofUnit('the weighted sum {z} of'),
  a: ofUnit('the activation of'),
  dropped: ofUnit('the activation after the mask of'),
  slope: ofUnit('the slope {slope} of'),
  back: ofUnit('the sum of weights times node errors behind'),
  delta: ofUnit('the node error of'),
  lossSlope: (context, at) => ofUnit('the slope of the loss at')(context, { ...at, layer: context.network.layers.length - 1 }),
  sampleLoss: ({ trace }, { sample }) => `the loss of ${trace.rows.length > 1 ? `sample ${sample + 1}` : 'this sample'}`,
  dataLoss: () => 'the loss of the batch',
  penalty: ({ penalty }) => (penalty.kind === 'none' ? null : 'the penalty'),
  totalLoss: () => 'the loss with the penalty',
  zAfter: notAsked,
  aAfter: notAsked,
  sampleLossAfter: notAsked,
  lossAfter: () => 'the loss of the batch after the update',
  contribution: (context, { sample, parameter }) => {
    const gradient = `the gradient of ${nameOfParameter(context, parameter)}`
    return context.trace.rows.length > 1 ? `the part of sample ${sample + 1} in ${gradient}` : gradient
  },
  dataGradient: ofParameter('gradient'),
  penaltyGradient: (context, at) => (context.penalty.kind === 'none' ? null : ofParameter('penalty’s gradient')(context, at)),
  totalGradient: ofParameter('total gradient'),
  state: (context, at) => ofParameter(stateNameOf(context, at.name))(context, at),
  update: ofParameter('update'),
  after: (context, { parameter }) =>
    `${parameterAt(context.network, parameter).kind} ${nameOfParameter(context, parameter)} after the update`,
}
