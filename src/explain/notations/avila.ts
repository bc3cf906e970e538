import { parameterAt } from '../../engine/network/network'
import { indices, type Words } from '../words'
import { factorIn } from './node-errors'
import { type Notation, STYLE } from './notation'
import { isNodeError, largestIndex, symbolsFrom } from './symbols'

/** Θ^(l)_ij from unit j of layer l to unit i of layer l + 1, Θ_i0 the bias with a_0 = 1; Δ adds a δ up, D = Δ/m is the gradient. */
export const avila: Notation = {
  id: 'avila',
  name: 'Avila',
  example: 'Θ, layers from 1',
  source: 'Avila, Artificial Neural Networks',
  difference:
    'The gradient is D = Δ/m; Θ^(l)_ij goes from j in layer l to i in layer l + 1; the inputs are layer 1; a bias is Θ_i0 with a_0 = 1; ' +
    'the learning rate is α.',
  factor: (context, quantity) => (isNodeError(quantity) ? factorIn('avila', context) : 1),
  style: {
    ...STYLE,
    ranks: { rate: -2, error: 0, weight: 1, input: 2, delta: 3, slope: 4 },
    biasInput: (_, layer) => ({ tex: `a^{(${layer + 1})}_{0}`, text: `a 0 of layer ${layer + 1}` }),
    sigmoid: ({ tex, text }) => ({ tex: `g\\left(${tex}\\right)`, text: `g of ${text}` }),
  },
  symbol: symbolsFrom({
    x: (_, unit) => inLayer('a', 'a', -1, unit),
    y: (_, unit) => ({ tex: `y_{${unit + 1}}`, text: `y ${unit + 1}` }),
    z: (_, layer, unit) => inLayer('z', 'z', layer, unit),
    a: (_, layer, unit) => inLayer('a', 'a', layer, unit),
    delta: (_, layer, unit) => inLayer('\\delta', 'delta', layer, unit),
    parameter: (context, index) => matrixEntry('\\Theta', 'Theta', context, index),
    loss: { tex: 'J', text: 'J' },
    sampleLoss: (_, sample) => ({ tex: `J^{(${sample + 1})}`, text: `J of example ${sample + 1}` }),
    perSample: true,
    rate: { tex: '\\alpha', text: 'alpha' },
    batch: { tex: 'm', text: 'm' },
    slope: (_, layer, unit) => {
      const z = inLayer('z', 'z', layer, unit)
      return { tex: `g'\\left(${z.tex}\\right)`, text: `g prime at ${z.text}` }
    },
    gradient: (context, index) => matrixEntry('D', 'D', context, index),
    contribution: (context, sample, index) => {
      const accumulator = matrixEntry('\\Delta', 'accumulator', context, index)
      if (context.trace.rows.length === 1) return accumulator
      return { tex: `${accumulator.tex}\\left[${sample + 1}\\right]`, text: `part of example ${sample + 1} in ${accumulator.text}` }
    },
    // Δ is the accumulator
    update: ({ tex, text }) => ({ tex: `\\text{change of }${tex}`, text: `change of ${text}` }),
  }),
  fundamentals: {
    forward: {
      tex: 'z^{(l+1)}_i = \\sum_j \\Theta^{(l)}_{ij}\\,a^{(l)}_j, \\quad a^{(l+1)}_i = g\\left(z^{(l+1)}_i\\right), \\quad a^{(l)}_0 = 1',
      text: 'z i of layer l plus 1 equals the sum over j, from 0, of Theta i j of layer l times a j of layer l; a i equals g of z i; a 0 is 1',
    },
    'output node error': {
      tex: '\\delta^{(L)}_j = a^{(L)}_j - y_j',
      text: 'delta j of the last layer equals a j minus y j: for cross-entropy; other losses have the factor g prime at z j',
    },
    'hidden node error': {
      tex: "\\delta^{(l)}_j = \\left(\\sum_i \\Theta^{(l)}_{ij}\\,\\delta^{(l+1)}_i\\right)g'\\left(z^{(l)}_j\\right)",
      text: 'delta j of layer l equals the sum over i of Theta i j of layer l times delta i of layer l plus 1, times g prime at z j',
    },
    'bias gradient': {
      tex: '\\Delta^{(l)}_{i0} := \\Delta^{(l)}_{i0} + a^{(l)}_0\\,\\delta^{(l+1)}_i, \\quad D^{(l)}_{i0} = \\frac{1}{m}\\,\\Delta^{(l)}_{i0}',
      text: 'accumulator i 0 of layer l grows by a 0, which is 1, times delta i of layer l plus 1; D i 0 is the accumulator divided by m',
    },
    'weight gradient': {
      tex: '\\Delta^{(l)}_{ij} := \\Delta^{(l)}_{ij} + a^{(l)}_j\\,\\delta^{(l+1)}_i, \\quad D^{(l)}_{ij} = \\frac{1}{m}\\,\\Delta^{(l)}_{ij}',
      text: 'accumulator i j of layer l grows by a j of layer l times delta i of layer l plus 1; D i j is the accumulator divided by m',
    },
    update: {
      tex: '\\Theta^{(l)}_{ij} := \\Theta^{(l)}_{ij} - \\alpha\\,\\frac{\\partial J}{\\partial \\Theta^{(l)}_{ij}}',
      text: 'Theta i j of layer l becomes Theta i j minus alpha times the derivative of J with respect to it',
    },
  },
  errata: [],
}

/** Weight layer 0 receives in layer 2. */
function inLayer(symbol: string, said: string, layer: number, unit: number): Words {
  return { tex: `${symbol}^{(${layer + 2})}_{${unit + 1}}`, text: `${said} ${unit + 1} of layer ${layer + 2}` }
}

/** An entry of a matrix as large as Θ^(l), which is named by the layer it leaves. */
function matrixEntry(symbol: string, said: string, context: Parameters<Notation['symbol']>[0], index: number): Words {
  const { layer, to, ...place } = parameterAt(context.network, index)
  const from = place.kind === 'bias' ? 0 : place.from + 1
  const pair = indices([to + 1, from], largestIndex(context))
  return { tex: `${symbol}^{(${layer + 1})}_{${pair}}`, text: `${said} ${to + 1} ${from} of layer ${layer + 1}` }
}
