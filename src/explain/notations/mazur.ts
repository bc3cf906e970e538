import { parameterAt } from '../../engine/network/network'
import type { StepContext } from '../context'
import { partial, type Words } from '../words'
import { makes } from './errata'
import { logistic, type Notation, STYLE } from './notation'
import { isOutput, symbolsFrom } from './symbols'

const TOTAL: Words = { tex: 'E_{\\mathit{total}}', text: 'E total' }

/** net_h1, out_o1, weights w1, w2, … in one row, layer by layer and by receiving unit; one bias a layer where all are the same. */
export const mazur: Notation = {
  id: 'mazur',
  name: 'Mazur',
  example: 'net, out, w1 to w8',
  source: 'Mazur, A Step by Step Backpropagation Example (in Avila)',
  difference:
    'δ = ∂E_total/∂net, with the error written −(target − out); weights are numbered w1, w2, … ' +
    'in one row; a layer shares b1 or b2 while its biases are equal and fixed.',
  factor: () => 1,
  drawn: true,
  style: {
    ...STYLE,
    ranks: { rate: -2, error: 0, delta: 1, weight: 2, input: 3, slope: 4 },
    biasLast: true,
    biasInput: () => ({ tex: '1', text: '1' }),
    targetFirst: true,
    sigmoidSlope: 'o(1−o)',
    times: { symbols: ' * ', numbers: ' * ' },
    sigmoid: logistic,
  },
  symbol: symbolsFrom({
    x: (_, unit) => ({ tex: `i_{${unit + 1}}`, text: `i ${unit + 1}` }),
    y: (_, unit) => ({ tex: `\\mathit{target}_{o${unit + 1}}`, text: `target of o${unit + 1}` }),
    z: (context, layer, unit) => inUnit('net', context, layer, unit),
    a: (context, layer, unit) => inUnit('out', context, layer, unit),
    delta: (context, layer, unit) => {
      const name = unitOf(context, layer, unit)
      return { tex: `\\delta_{${name}}`, text: `delta of ${name}` }
    },
    parameter: (context, index) => {
      const { kind, layer } = parameterAt(context.network, index)
      if (kind === 'bias' && isShared(context, layer)) return { tex: `b_{${layer + 1}}`, text: `b ${layer + 1}` }
      return ownName(context, index)
    },
    own: ownName,
    loss: TOTAL,
    sampleLoss: (context, sample) =>
      context.trace.rows.length === 1 ? { tex: 'E', text: 'E' } : { tex: `E_{${sample + 1}}`, text: `E of sample ${sample + 1}` },
    perSample: false,
    rate: { tex: '\\eta', text: 'eta' },
    batch: { tex: 'm', text: 'm' },
    after: ({ tex, text }) => ({ tex: `{${tex}}^{+}`, text: `new ${text}` }),
    slope: (context, layer, unit) => partial(inUnit('out', context, layer, unit), inUnit('net', context, layer, unit)),
    contribution: (context, sample, index) => {
      if (context.trace.rows.length === 1) return null
      const whole = mazur.symbol(context, { kind: 'dataGradient', parameter: index })
      return { tex: `\\left[${whole.tex}\\right]_{${sample + 1}}`, text: `part of sample ${sample + 1} in the ${whole.text}` }
    },
  }),
  fundamentals: {
    forward: {
      tex: '\\mathit{net}_{h1} = w_1 * i_1 + w_2 * i_2 + b_1 * 1, \\quad \\mathit{out}_{h1} = \\frac{1}{1 + e^{-\\mathit{net}_{h1}}}',
      text: 'net of h1 equals w 1 times i 1 plus w 2 times i 2 plus b 1 times 1; out of h1 equals 1 over, 1 plus e to the minus net of h1',
    },
    'output node error': {
      tex: '\\delta_{o1} = -\\left(\\mathit{target}_{o1} - \\mathit{out}_{o1}\\right) * \\mathit{out}_{o1} * \\left(1 - \\mathit{out}_{o1}\\right)',
      text: 'delta of o1 equals minus, target of o1 minus out of o1, times out of o1 times 1 minus out of o1',
    },
    'hidden node error': {
      tex: '\\delta_{h1} = \\left(\\sum_o \\delta_{o} * w_{ho}\\right) * \\mathit{out}_{h1} * \\left(1 - \\mathit{out}_{h1}\\right)',
      text: 'delta of h1 equals the sum over outputs o of delta of o times its weight from h1, times out of h1 times 1 minus out of h1',
    },
    'bias gradient': {
      tex: '\\frac{\\partial E_{\\mathit{total}}}{\\partial b_{h1}} = \\delta_{h1}',
      text: 'the derivative of E total with respect to b of h1 equals delta of h1; the example itself keeps its biases fixed',
    },
    'weight gradient': {
      tex: '\\frac{\\partial E_{\\mathit{total}}}{\\partial w_5} = \\delta_{o1} * \\mathit{out}_{h1}',
      text: 'the derivative of E total with respect to w 5 equals delta of o1 times out of h1',
    },
    update: {
      tex: '{w_5}^{+} = w_5 - \\eta * \\frac{\\partial E_{\\mathit{total}}}{\\partial w_5}',
      text: 'new w 5 equals w 5 minus eta times the derivative of E total with respect to w 5',
    },
  },
  errata: [
    {
      kinds: ['hidden-error'],
      applies: makes(0.00877135468948693),
      text: 'the last digit of one product is off there: −0.019049119 is printed, −0.0190491183 is right.',
    },
    {
      kinds: ['loss-after'],
      applies: makes(0.291027773693599),
      text: 'it prints 0.291027924, the loss if w5 to w8 are updated first and the new ones used for h1 and h2; its own w1 to w4 use the old ones.',
    },
    {
      kinds: ['loss-after'],
      applies: makes(3.51018778298e-5),
      text: 'it prints 0.0000351085 after 10,000 rounds; that is the loss after 9,999.',
    },
  ],
}

/** The number of a weight, the unit of a bias. */
function ownName(context: StepContext, index: number): Words {
  const place = parameterAt(context.network, index)
  if (place.kind === 'bias') {
    const name = unitOf(context, place.layer, place.to)
    return { tex: `b_{${name}}`, text: `b ${name}` }
  }
  const number = weightNumber(context, place.layer, place.to, place.from)
  return { tex: `w_{${number}}`, text: `w ${number}` }
}

/** h1, o1; h2.1 where there are several hidden layers. */
function unitOf(context: StepContext, layer: number, unit: number): string {
  if (isOutput(context, layer)) return `o${unit + 1}`
  return context.network.layers.length === 2 ? `h${unit + 1}` : `h${layer + 1}.${unit + 1}`
}

function inUnit(what: 'net' | 'out', context: StepContext, layer: number, unit: number): Words {
  const name = unitOf(context, layer, unit)
  return { tex: `\\mathit{${what}}_{${name}}`, text: `${what} of ${name}` }
}

function weightNumber({ network }: StepContext, layer: number, to: number, from: number): number {
  const below = network.layers.slice(0, layer).reduce((sum, { in: inputs, out }) => sum + inputs * out, 0)
  return below + to * network.layers[layer]!.in + from + 1
}

/** Biases that are equal and stay so: one for the layer. */
function isShared({ network, trace, trainBiases }: StepContext, layer: number): boolean {
  const { b, out } = network.layers[layer]!
  if (trainBiases) return false
  for (let p = b; p < b + out; p++) if (trace.before[p] !== trace.before[b]) return false
  return true
}
