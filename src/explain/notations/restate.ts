import { parameterAt } from '../../engine/network/network'
import { isPlain } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import { derive } from '../derive/derive'
import type { Expression } from '../expression'
import type { Quantity } from '../quantity'
import { roleOf } from '../role'
import { numberOf } from '../value'
import type { Words } from '../words'
import type { Notation, Rank } from './notation'
import { isOutput } from './symbols'
import type { Term } from './term'

export interface Restating {
  readonly notation: Notation
  readonly context: StepContext
  readonly batch: Words
}

/** The records' value of an expression is sign · m^samples · the value of the term. */
interface Scaled {
  readonly term: Term
  readonly sign: 1 | -1
  readonly samples: number
}

const ONE = { type: 'number', value: 1 } as const satisfies Term

/**
 * An expression over the records as an equal one over the numbers a notation shows. Signs and powers of m are gathered from the leaves
 * outwards, so that what cancels is not written, and given back at the end: value of the term = factor of the quantity · value of the
 * expression that makes it.
 */
export function restate(restating: Restating, quantity: Quantity, expression: Expression): Term {
  const factor = restating.notation.factor(restating.context, quantity)
  const { term, sign, samples } = scaledDefinition(restating, quantity, expression)
  const wanted = Math.abs(factor) === 1 ? 0 : 1
  return finish(restating, { term, sign: factor < 0 ? flip(sign) : sign, samples: samples + wanted })
}

function scaled(restating: Restating, expression: Expression): Scaled {
  switch (expression.type) {
    case 'quantity':
      return scaledQuantity(restating, expression.quantity)
    case 'number': {
      const { value, symbol } = expression
      if (symbol !== undefined || value >= 0) return plain(expression)
      return { term: { type: 'number', value: -value }, sign: -1, samples: 0 }
    }
    case 'sum':
      return scaledSum(restating, expression.terms)
    case 'difference':
      return withPrecise(restating, scaledDifference(restating, expression.left, expression.right), expression.precise)
    case 'product':
      return scaledProduct(restating, expression.factors)
    case 'quotient': {
      const over = scaled(restating, expression.over)
      const under = scaled(restating, expression.under)
      const term: Term = isOne(under.term) ? over.term : { type: 'quotient', over: over.term, under: under.term }
      return { term, sign: over.sign === under.sign ? 1 : -1, samples: over.samples - under.samples }
    }
    case 'negative': {
      const of = scaled(restating, expression.of)
      return { ...of, sign: flip(of.sign) }
    }
    case 'square': // (−d)² is d²
      return plain({ type: 'square', of: finish(restating, { ...scaled(restating, expression.of), sign: 1 }) })
    case 'root':
      return plain({ type: 'root', of: finish(restating, scaled(restating, expression.of)) })
    case 'call': {
      if (expression.name === 'linear') return scaled(restating, expression.arguments[0]!)
      const terms = expression.arguments.map((argument) => finish(restating, scaled(restating, argument)))
      return plain({ type: 'call', name: expression.name, arguments: terms })
    }
  }
}

function scaledQuantity(restating: Restating, quantity: Quantity): Scaled {
  const { notation, context } = restating
  if (quantity.kind === 'batchSize') return { term: ONE, sign: 1, samples: 1 }
  const inner = standsFor(restating, quantity)
  if (inner !== null) return scaledDefinition(restating, quantity, inner)
  const factor = notation.factor(context, quantity)
  const value = factor * numberOf(context, quantity)
  return {
    term: { type: 'leaf', quantity, symbol: notation.symbol(context, quantity), value, role: roleOf(context, quantity) },
    sign: factor < 0 ? -1 : 1,
    samples: Math.abs(factor) === 1 ? 0 : -1,
  }
}

/** What makes a quantity; the gradient of a bias with the constant that the bias is multiplied by, where the course has one. */
function scaledDefinition(restating: Restating, quantity: Quantity, expression: Expression): Scaled {
  const made = scaled(restating, expression)
  const { context, notation } = restating
  const isProduct = quantity.kind === 'contribution' || (quantity.kind === 'dataGradient' && context.trace.rows.length === 1)
  if (!isProduct) return made
  const place = parameterAt(context.network, quantity.parameter)
  const input = place.kind === 'bias' ? notation.style.biasInput(context, place.layer) : null
  if (input === null) return made
  const one: Term = { ...ONE, symbol: input }
  const { input: inputRank = 0, delta: deltaRank = 0 } = notation.style.ranks
  return { ...made, term: { type: 'product', factors: inputRank < deltaRank ? [one, made.term] : [made.term, one] } }
}

/** What a course writes in the place of a number: o(1 − o) for the slope, δ x for the gradient. Null where it writes its symbol. */
function standsFor(restating: Restating, quantity: Quantity): Expression | null {
  const { context, notation } = restating
  const inPlace = () => derive(context, quantity).expression
  const plainDescent = isPlain(context.trace.optimizer) && context.penalty.kind === 'none'
  const fromNodeErrors = notation.style.updateFromNodeErrors && plainDescent
  switch (quantity.kind) {
    case 'back':
      return !isOutput(context, quantity.layer) ? inPlace() : null
    case 'lossSlope':
      return inPlace()
    case 'slope': {
      const written = notation.style.sigmoidSlope === 'o(1−o)' && context.network.layers[quantity.layer]!.activation === 'sigmoid'
      return written ? inPlace() : null
    }
    case 'totalGradient':
    case 'dataGradient':
      return fromNodeErrors ? inPlace() : null
    case 'contribution':
      return fromNodeErrors && context.trace.rows.length === 1 ? inPlace() : null
    default:
      return null
  }
}

function scaledSum(restating: Restating, expressions: readonly Expression[]): Scaled {
  const { notation, context } = restating
  const parts: Scaled[] = []
  const isWeighted = expressions[1]?.type === 'product' // else it is the bias and its change
  for (const [k, expression] of expressions.entries()) {
    const layer = k === 0 && isWeighted ? biasLayer(context, expression) : null
    if (layer !== null && notation.style.leavesOutZeroBiases && isFixedZero(context, expression)) continue
    const part = scaled(restating, expression)
    const input = layer === null ? null : notation.style.biasInput(context, layer)
    parts.push(input === null ? part : { ...part, term: { type: 'product', factors: [part.term, { ...ONE, symbol: input }] } })
  }
  if (notation.style.biasLast && isWeighted && parts.length > 1 && biasLayer(context, expressions[0]!) !== null) parts.push(parts.shift()!)
  if (parts.length === 1) return parts[0]!
  const [first] = parts
  if (first && parts.every(({ sign, samples }) => sign === first.sign && samples === first.samples)) {
    return { ...first, term: { type: 'sum', terms: parts.map(({ term }) => term) } }
  }
  return plain({ type: 'sum', terms: parts.map((part) => finish(restating, part)) })
}

function scaledDifference(restating: Restating, left: Expression, right: Expression): Scaled {
  const over = scaled(restating, left)
  const under = scaled(restating, right)
  // what is subtracted from 0 is a negative: the engine's way to keep a 0 from becoming −0
  if (left.type === 'number' && left.value === 0) return { ...under, sign: flip(under.sign) }
  if (over.sign !== under.sign || over.samples !== under.samples) {
    return plain({ type: 'difference', left: finish(restating, over), right: finish(restating, under) })
  }
  const { sign, samples } = over
  if (restating.notation.style.targetFirst && isQuantity(right, 'y')) {
    return { term: { type: 'difference', left: under.term, right: over.term }, sign: flip(sign), samples }
  }
  return { term: { type: 'difference', left: over.term, right: under.term }, sign, samples }
}

/** A difference with what the engine computes in its place, in the same sign. */
function withPrecise(restating: Restating, made: Scaled, expression: Expression | undefined): Scaled {
  if (!expression || made.term.type !== 'difference') return made
  const precise = scaled(restating, expression)
  const { term } = precise
  return { ...made, term: { ...made.term, precise: precise.sign === made.sign ? term : { type: 'negative', of: term } } }
}

function scaledProduct(restating: Restating, expressions: readonly Expression[]): Scaled {
  const { ranks } = restating.notation.style
  const place = (expression: Expression) => {
    const rank = rankOf(expression)
    return (rank === null ? undefined : ranks[rank]) ?? -1
  }
  const keepsOrder = ranks.input === undefined || expressions.some(isComplement)
  const ordered = keepsOrder ? expressions : [...expressions].sort((a, b) => place(a) - place(b))
  let sign: 1 | -1 = 1
  let samples = 0
  const factors: Term[] = []
  for (const expression of ordered) {
    const part = scaled(restating, expression)
    if (part.sign < 0) sign = flip(sign)
    samples += part.samples
    if (part.term.type === 'product') factors.push(...part.term.factors)
    else if (!isOne(part.term)) factors.push(part.term)
  }
  const term: Term = factors.length === 0 ? ONE : factors.length === 1 ? factors[0]! : { type: 'product', factors }
  return { term, sign, samples }
}

/** Give sign and m back to a term. Of a batch of one m is not written. */
function finish(restating: Restating, { term, sign, samples }: Scaled): Term {
  const m = restating.context.trace.rows.length
  if (term.type === 'number' && term.value === 0) return term
  const batch: Term = { type: 'number', value: m, symbol: restating.batch }
  let result = term
  if (m > 1 && samples < 0) result = { type: 'quotient', over: term, under: batch }
  else if (m > 1 && samples > 0) result = isOne(term) ? batch : { type: 'product', factors: [batch, ...factorsOf(term)] }
  return sign < 0 ? { type: 'negative', of: result } : result
}

function rankOf(expression: Expression): Rank | null {
  if (expression.type === 'quotient') return rankOf(expression.over)
  if (expression.type === 'negative') return rankOf(expression.of)
  if (expression.type === 'product') return expression.factors.map(rankOf).find((rank) => rank !== null) ?? null
  if (expression.type === 'difference') return 'error'
  if (expression.type !== 'quantity') return null
  return RANKS[expression.quantity.kind]
}

const RANKS: Readonly<Record<Quantity['kind'], Rank | null>> = {
  x: 'input',
  y: null,
  lossSlope: 'error',
  zAfter: null,
  aAfter: null,
  z: null,
  a: 'input',
  mask: 'slope',
  dropped: 'input',
  slope: 'slope',
  back: 'delta',
  delta: 'delta',
  sampleLoss: null,
  sampleLossAfter: null,
  batchSize: null,
  dataLoss: null,
  penalty: null,
  totalLoss: null,
  learningRate: 'rate',
  lossAfter: null,
  contribution: null,
  before: 'weight',
  dataGradient: null,
  penaltyGradient: null,
  totalGradient: null,
  state: null,
  stateBefore: null,
  update: null,
  after: null,
}

/** The layer whose bias an expression is; null for everything else. */
function biasLayer(context: StepContext, expression: Expression): number | null {
  if (expression.type !== 'quantity' || expression.quantity.kind !== 'before') return null
  const { kind, layer } = parameterAt(context.network, expression.quantity.parameter)
  return kind === 'bias' ? layer : null
}

function isFixedZero(context: StepContext, expression: Expression): boolean {
  return !context.trainBiases && expression.type === 'quantity' && numberOf(context, expression.quantity) === 0
}

function isQuantity(expression: Expression, kind: Quantity['kind']): boolean {
  return expression.type === 'quantity' && expression.quantity.kind === kind
}

/** 1 − o, which stays behind its o. */
function isComplement(expression: Expression): boolean {
  return expression.type === 'difference' && expression.left.type === 'number' && expression.left.value === 1
}

function isOne(term: Term): boolean {
  return term.type === 'number' && term.value === 1 && term.symbol === undefined
}

function factorsOf(term: Term): readonly Term[] {
  return term.type === 'product' ? term.factors : [term]
}

function plain(term: Term): Scaled {
  return { term, sign: 1, samples: 0 }
}

function flip(sign: 1 | -1): 1 | -1 {
  return sign > 0 ? -1 : 1
}
