import { keepOf } from '../../engine/network/dropout'
import { isFused } from '../../engine/network/loss-kinds'
import { PINNED_IN, PINNED_OUT, type Pin } from '../../engine/network/network'
import { counted } from '../../words/counted'
import { range } from '../build-expression'
import type { StepContext } from '../context'
import { sentBy } from '../contributions'
import { ACTIVATIONS } from '../kinds/activations'
import type { OperationKind } from '../operations/operation'
import { looksAlike } from '../rounded'
import { inner, short } from '../short-number'
import { told, toldInner } from '../told'
import { numberOf } from '../value'
import { nameOf, unitNameOf } from './names-of'

type Words = readonly [formula: string, reason: string]

interface At {
  readonly sample: number
  readonly layer: number
  readonly unit: number
}

/** @param factor of node errors in a notation */
export function unitSentence(context: StepContext, kind: OperationKind, at: At, factor: number): Words {
  switch (kind) {
    case 'sum':
      return sumWords(context, at)
    case 'activation':
      return activationWords(context, at)
    case 'mask':
      return maskWords(context, at)
    case 'output-error':
      return outputErrorWords(context, at, factor)
    default:
      return hiddenErrorWords(context, at, factor)
  }
}

/** More products than these are counted. */
const SHOWN_PRODUCTS = 3
/** Of more inputs than these it is worth saying how many are 0: an image is mostly paper. */
const MANY = 100

function sumWords(context: StepContext, { sample, layer, unit }: At): Words {
  const { in: n, W, b } = context.network.layers[layer]!
  const z = { kind: 'z', sample, layer, unit } as const
  const bias = told(context, { kind: 'before', parameter: b + unit })
  const product = (parameter: number) =>
    `${toldInner(context, { kind: 'before', parameter })} · ${toldInner(context, sentBy(context, parameter, sample).quantity!)}` // a weight has a sender
  const [called, result] = [nameOf(context, z), short(numberOf(context, z))]
  const reason = n === 1 ? 'the bias, and the weight times its input' : 'the bias, and each weight times its input'
  if (n > SHOWN_PRODUCTS) {
    const dark =
      layer === 0 && n > MANY ? range(n, (from) => sentBy(context, W + unit * n + from, sample).value).filter((x) => x === 0).length : 0
    const zeros = dark > 0 ? `, ${dark} of them 0,` : ''
    return [`${called} = bias ${bias} + the sum of ${counted(n, 'product')}${zeros} = ${result}`, reason]
  }
  return [`${called} = ${bias} + ${range(n, (from) => product(W + unit * n + from)).join(' + ')} = ${result}`, reason]
}

function activationWords(context: StepContext, at: At): Words {
  const { activation, out } = context.network.layers[at.layer]!
  const name = nameOf(context, { kind: 'a', ...at })
  const z = numberOf(context, { kind: 'z', ...at })
  const a = short(numberOf(context, { kind: 'a', ...at }))
  const { name: called, reason } = ACTIVATIONS[activation]
  return [
    activation === 'linear' ? `${name} = ${a}` : `${name} = ${called} of ${told(context, { kind: 'z', ...at })} = ${a}`,
    reason(z, out),
  ]
}

function maskWords(context: StepContext, at: At): Words {
  const name = unitNameOf(context, at.layer + 1, at.unit)
  const pin = pinIn(context, at)
  if (pin === PINNED_OUT) return [`${name} is pinned out`, 'it sends 0 to the next layer, for every sample']
  if (numberOf(context, { kind: 'mask', ...at }) === 0) return [`${name} is dropped for this sample`, 'it sends 0 to the next layer']
  const a = toldInner(context, { kind: 'a', ...at })
  const sent = short(numberOf(context, { kind: 'dropped', ...at }))
  if (pin === PINNED_IN)
    return [`${name} is pinned in and sends ${a} · 1 = ${sent}`, 'it is never dropped, so there is nothing to make up for']
  if (context.trace.keep === 1) return [`${name} is kept and sends ${a} · 1 = ${sent}`, 'without dropout nothing is divided']
  const keep = short(context.trace.keep)
  return [`${name} is kept and sends ${a} / ${keep} = ${sent}`, 'dividing by the share that is kept makes up for those dropped']
}

function pinIn({ trace }: StepContext, { layer, unit }: At): Pin {
  return trace.pins[layer]?.[unit] ?? 0
}

function outputErrorWords(context: StepContext, at: At, factor: number): Words {
  const { network, loss, trace } = context
  const name = nameOf(context, { kind: 'delta', ...at })
  const delta = short(factor * numberOf(context, { kind: 'delta', ...at }))
  const m = trace.rows.length
  const ofSample = Math.abs(factor) > 1 // without the 1/m of a mean
  const minus = factor < 0 ? 'minus ' : ''
  const ofLoss = ofSample ? 'loss of the sample' : 'loss'
  if (isFused(loss)) {
    const a = numberOf(context, { kind: 'a', ...at })
    const y = numberOf(context, { kind: 'y', sample: at.sample, unit: at.unit })
    const output = { kind: 'a', ...at } as const
    const [from, less] = factor < 0 ? [short(y), toldInner(context, output)] : [told(context, output), inner(y)]
    const reason = factor < 0 ? 'target minus output' : 'output minus target'
    if (looksAlike(short(a), short(y)) && delta !== '0')
      return [`${name} = ${delta}`, `${reason}, which look the same when they are rounded`]
    if (m === 1 || ofSample) return [`${name} = ${from} − ${less} = ${delta}`, reason]
    return [`${name} = (${from} − ${less}) / ${m} = ${delta}`, `${reason}, divided by the ${m} samples of the mean`]
  }
  if (network.layers[at.layer]!.activation === 'softmax') {
    return [`${name} = ${delta}`, `${minus}the slopes of the ${ofLoss} at all outputs, taken back through the softmax that joins them`]
  }
  const lossSlope = told(context, { kind: 'lossSlope', sample: at.sample, unit: at.unit }, factor)
  const slope = toldInner(context, { kind: 'slope', ...at })
  return [
    `${name} = ${lossSlope} · ${slope} = ${delta}`,
    `${minus}the slope of the ${ofLoss} times the slope of the activation${ACTIVATIONS[network.layers[at.layer]!.activation].slopeWords ?? ''}`,
  ]
}

function hiddenErrorWords(context: StepContext, at: At, factor: number): Words {
  const name = nameOf(context, { kind: 'delta', ...at })
  const delta = short(factor * numberOf(context, { kind: 'delta', ...at }))
  const back = told(context, { kind: 'back', ...at }, factor)
  const slope = toldInner(context, { kind: 'slope', ...at })
  const { slopeWords = '' } = ACTIVATIONS[context.network.layers[at.layer]!.activation]
  const reason = `the next node errors times their weights, added, times the slope${slopeWords}`
  const mask = numberOf(context, { kind: 'mask', ...at })
  if (Number.isNaN(mask)) return [`${name} = ${back} · ${slope} = ${delta}`, reason]
  if (mask === 0) {
    const pinned = pinIn(context, at) === PINNED_OUT
    return [
      `${name} = ${delta}`,
      `${pinned ? 'the unit is pinned out' : 'dropped in this step'}: its value was 0 forwards, so nothing flows backwards`,
    ]
  }
  if (keepOf(context.trace, at.layer, at.unit) === 1) return [`${name} = ${back} · 1 · ${slope} = ${delta}`, `${reason}; the mask is 1`]
  const before = slopeWords.includes('a') ? `${slopeWords} with a before the mask` : slopeWords
  return [
    `${name} = ${back} / ${short(context.trace.keep)} · ${slope} = ${delta}`,
    `the next node errors times their weights, divided by keep, times${before || ' the slope'}`,
  ]
}
