import { parameterAt } from '../../engine/network/network'
import { indices, type Words } from '../words'
import { factorIn } from './node-errors'
import { type Notation, STYLE } from './notation'
import { isNodeError, largestIndex, symbolsFrom } from './symbols'

/** w^l_jk from unit k of layer l − 1 to unit j of layer l; the inputs are layer 1. δ = ∂C_x/∂z of one training input. */
export const nielsen: Notation = {
  id: 'nielsen',
  name: 'Nielsen',
  example: 'w to, from; cost C',
  source: 'Kim after Nielsen, Neural Networks and Deep Learning',
  difference:
    'δ belongs to one input’s C_x, and 1/m comes with the gradient; w^l_jk goes from k to j, the receiving unit first; the inputs are layer 1.',
  factor: (context, quantity) => (isNodeError(quantity) ? factorIn('nielsen', context) : 1),
  style: { ...STYLE, ranks: { rate: -2, error: 0, weight: 1, input: 2, delta: 3, slope: 4 }, biasLast: true },
  symbol: symbolsFrom({
    x: (_, unit) => inLayer('a', 'a', -1, unit),
    y: (_, unit) => ({ tex: `y_{${unit + 1}}`, text: `y ${unit + 1}` }),
    z: (_, layer, unit) => inLayer('z', 'z', layer, unit),
    a: (_, layer, unit) => inLayer('a', 'a', layer, unit),
    delta: (_, layer, unit) => inLayer('\\delta', 'delta', layer, unit),
    parameter: (context, index) => {
      const { layer, to, ...place } = parameterAt(context.network, index)
      if (place.kind === 'bias') return inLayer('b', 'b', layer, to)
      const pair = indices([to + 1, place.from + 1], largestIndex(context))
      return { tex: `w^{${layer + 2}}_{${pair}}`, text: `w ${to + 1} ${place.from + 1} of layer ${layer + 2}` }
    },
    loss: { tex: 'C', text: 'C' },
    sampleLoss: (_, sample) => ({ tex: `C_{X_{${sample + 1}}}`, text: `C of training input ${sample + 1}` }),
    perSample: true,
    rate: { tex: '\\eta', text: 'eta' },
    batch: { tex: 'm', text: 'm' },
    slope: (_, layer, unit) => {
      const z = inLayer('z', 'z', layer, unit)
      return { tex: `\\sigma'\\left(${z.tex}\\right)`, text: `sigma prime at ${z.text}` }
    },
  }),
  fundamentals: {
    forward: {
      tex: 'z^l_j = \\sum_k w^l_{jk}\\,a^{l-1}_k + b^l_j, \\quad a^l_j = \\sigma\\left(z^l_j\\right)',
      text: 'z j of layer l equals the sum over k of w j k of layer l times a k of layer l minus 1, plus b j; a j equals sigma of z j',
    },
    'output node error': {
      tex: "\\delta^L_j = \\frac{\\partial C}{\\partial a^L_j}\\,\\sigma'\\left(z^L_j\\right) \\quad \\text{(BP1)}",
      text: 'BP1: delta j of the last layer equals the derivative of C with respect to a j, times sigma prime at z j',
    },
    'hidden node error': {
      tex: "\\delta^l_j = \\left(\\sum_k w^{l+1}_{kj}\\,\\delta^{l+1}_k\\right)\\sigma'\\left(z^l_j\\right) \\quad \\text{(BP2)}",
      text: 'BP2: delta j of layer l equals the sum over k of w k j of layer l plus 1 times delta k of layer l plus 1, times sigma prime at z j',
    },
    'bias gradient': {
      tex: '\\frac{\\partial C}{\\partial b^l_j} = \\delta^l_j \\quad \\text{(BP3)}',
      text: 'BP3: the derivative of C with respect to b j of layer l equals delta j of layer l',
    },
    'weight gradient': {
      tex: '\\frac{\\partial C}{\\partial w^l_{jk}} = a^{l-1}_k\\,\\delta^l_j \\quad \\text{(BP4)}',
      text: 'BP4: the derivative of C with respect to w j k of layer l equals a k of layer l minus 1 times delta j of layer l',
    },
    update: {
      tex: 'w \\rightarrow w_{\\text{new}} = w - \\frac{\\eta}{m} \\sum_j \\frac{\\partial C_{X_j}}{\\partial w}',
      text: 'w becomes w minus eta over m times the sum over training inputs of the derivative of C with respect to w',
    },
  },
  errata: [
    {
      kinds: ['after'],
      text: 'one line says that the steps go to the global minimum; they go downhill from where they are, and may end in a local one.',
    },
  ],
}

/** Weight layer 0 receives in layer 2. */
function inLayer(symbol: string, said: string, layer: number, unit: number): Words {
  return { tex: `${symbol}^{${layer + 2}}_{${unit + 1}}`, text: `${said} ${unit + 1} of layer ${layer + 2}` }
}
