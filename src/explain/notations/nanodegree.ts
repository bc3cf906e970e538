import { parameterAt } from '../../engine/network/network'
import type { StepContext } from '../context'
import { indices } from '../words'
import { makes } from './errata'
import { factorIn } from './node-errors'
import { type Notation, STYLE } from './notation'
import { drawnName, inputName, isNodeError, isOutput, largestIndex, symbolsFrom } from './symbols'

/** w_ij from i to j, h, ŷ, δ = (y − ŷ) f′(h), the step added. Two layers have w and W, h and o; more have (l), inputs not counted. */
export const nanodegree: Notation = {
  id: 'nanodegree',
  name: 'Nanodegree',
  example: 'h, ŷ, error y − ŷ',
  source: 'Nanodegree, Neural Networks, lessons 3 and 4',
  difference: 'The error is y − ŷ and the step is added; w_ij goes from i to j; inputs are no layer; the course has no biases.',
  factor: (context, quantity) => (isNodeError(quantity) ? factorIn('nanodegree', context) : 1),
  style: {
    ...STYLE,
    ranks: { rate: -2, error: 0, weight: 1, delta: 2, input: 4, slope: 5 },
    leavesOutZeroBiases: true,
    targetFirst: true,
    updateFromNodeErrors: true,
    times: { symbols: '\\,', numbers: ' \\times ' },
    sigmoid: ({ tex, text }) => ({ tex: `\\mathrm{sigmoid}\\left(${tex}\\right)`, text: `sigmoid of ${text}` }),
  },
  symbol: symbolsFrom({
    x: inputName,
    y: (_, unit) => ({ tex: `y_{${unit + 1}}`, text: `target ${unit + 1}` }),
    z: (context, layer, unit) => {
      const above = layersOf(context) === 2 ? (isOutput(context, layer) ? '^{o}' : '') : number(context, layer)
      return { tex: `h_{${unit + 1}}${above}`, text: `h of ${drawnName(context, layer, unit)}` }
    },
    a: (context, layer, unit) => {
      if (isOutput(context, layer)) return { tex: `\\hat{y}_{${unit + 1}}`, text: `y hat ${unit + 1}` }
      return { tex: hiddenTex(context, layer, unit), text: `a of ${drawnName(context, layer, unit)}` }
    },
    delta: (context, layer, unit) => ({
      tex: `\\delta_{${unit + 1}}${above(context, layer)}`,
      text: `delta of ${drawnName(context, layer, unit)}`,
    }),
    parameter: (context, index) => {
      const place = parameterAt(context.network, index)
      const text = parameterText(context, index)
      if (place.kind === 'bias') return { tex: `b_{${place.to + 1}}${above(context, place.layer)}`, text }
      const two = layersOf(context) === 2
      const letter = two && place.layer === 1 ? 'W' : 'w'
      const pair = indices([place.from + 1, place.to + 1], largestIndex(context))
      return { tex: `${letter}_{${pair}}${two ? '' : number(context, place.layer)}`, text }
    },
    loss: { tex: 'E', text: 'E' },
    sampleLoss: (_, sample) => ({ tex: `E^{\\mu=${sample + 1}}`, text: `E of record ${sample + 1}` }),
    perSample: true,
    rate: { tex: '\\eta', text: 'eta' },
    batch: { tex: 'm', text: 'm' },
    negated: true,
    // records add their δ x up; a batch of one has no μ
    contribution: (context, sample, index) => {
      if (context.trace.rows.length === 1) return null
      const place = parameterAt(context.network, index)
      const delta = `\\delta_{${place.to + 1}}${above(context, place.layer)}`
      const product = place.kind === 'bias' ? delta : `${delta}\\,${sentTex(context, place.layer, place.from)}`
      const of = parameterText(context, index)
      return { tex: `\\left(${product}\\right)_{\\mu=${sample + 1}}`, text: `part of record ${sample + 1} for ${of}` }
    },
  }),
  fundamentals: {
    forward: {
      tex: 'h_j = \\sum_i w_{ij}\\,x_i, \\quad a_j = f\\left(h_j\\right)',
      text: 'h j equals the sum over i of w i j times x i; a j equals f of h j',
    },
    'output node error': {
      tex: "\\delta_k^{o} = \\left(y_k - \\hat{y}_k\\right)f'\\left(h_k^{o}\\right)",
      text: 'delta of output k equals y k minus y hat k, times f prime at h of output k',
    },
    'hidden node error': {
      tex: "\\delta_j^{h} = \\left(\\sum_k W_{jk}\\,\\delta_k^{o}\\right)f'\\left(h_j\\right)",
      text: 'delta of hidden j equals the sum over k of W j k times delta of output k, times f prime at h j',
    },
    'bias gradient': {
      tex: '-\\frac{\\partial E}{\\partial b_j} = \\delta_j',
      text: 'minus the derivative of E with respect to b j equals delta j; the course itself has no biases',
    },
    'weight gradient': {
      tex: '-\\frac{\\partial E}{\\partial w_{ij}} = \\delta_j\\,x_i',
      text: 'minus the derivative of E with respect to w i j equals delta j times x i',
    },
    update: {
      tex: 'w_{ij} = w_{ij} + \\Delta w_{ij}, \\quad \\Delta w_{ij} = \\frac{\\eta}{m} \\sum_{\\mu} \\delta_j^{\\mu}\\,x_i^{\\mu}',
      text: 'w i j becomes w i j plus delta w i j, which is eta over m times the sum over records mu of delta j times x i',
    },
  },
  errata: [
    {
      kinds: ['hidden-error', 'after'],
      applies: makes(-0.00304550132373256, -0.19954317480144),
      text: 'the worked example rounds δ^h to 0.003 and goes on with that, so its last step reads 0.00045; unrounded it is 0.000457.',
    },
    {
      kinds: ['contribution'],
      applies: (_, { layer }) => layer === 0,
      text: 'the summary of the algorithm writes the activation a_i here; what goes into this layer is the input x_i.',
    },
    {
      kinds: ['penalty', 'penalty-gradient'],
      text: 'the text says that small coefficients are penalised; a penalty grows with |w|, so it holds back the large ones.',
    },
    {
      kinds: ['mask'],
      text: 'the text says that the nodes left out are trained; it is the nodes that remain. One place draws a mask per epoch; usual is one per sample or batch.',
    },
    {
      kinds: ['state'],
      applies: (_, { state }) => state === 'velocity',
      text: 'the sum of past steps in the text leaves out the step of now; with it, as on the slide, its weights add up to 1/(1 − β).',
    },
  ],
}

function layersOf({ network }: StepContext): number {
  return network.layers.length
}

/** (l) of a weight layer counted from 1; nothing where there is one only. */
function number(context: StepContext, layer: number): string {
  return layersOf(context) === 1 ? '' : `^{(${layer + 1})}`
}

function above(context: StepContext, layer: number): string {
  if (layersOf(context) !== 2) return number(context, layer)
  return isOutput(context, layer) ? '^{o}' : '^{h}'
}

function hiddenTex(context: StepContext, layer: number, unit: number): string {
  return `a_{${unit + 1}}${layersOf(context) === 2 ? '' : number(context, layer)}`
}

/** What comes in from below: an input by its name, or a. */
function sentTex(context: StepContext, layer: number, unit: number): string {
  return layer === 0 ? inputName(context, unit).tex : hiddenTex(context, layer - 1, unit)
}

function parameterText(context: StepContext, index: number): string {
  const place = parameterAt(context.network, index)
  const to = drawnName(context, place.layer, place.to)
  return place.kind === 'bias' ? `b of ${to}` : `weight from ${drawnName(context, place.layer - 1, place.from)} to ${to}`
}
