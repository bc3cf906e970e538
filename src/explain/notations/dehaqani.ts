import { parameterAt } from '../../engine/network/network'
import { indices, type Words } from '../words'
import { factorIn } from './node-errors'
import { logistic, type Notation, STYLE } from './notation'
import { batchFactor, isOutput, largestIndex, symbolsFrom } from './symbols'

/**
 * net, o, t at the outputs, z^(k), y^(k) below them; the inputs are layer 0. Node errors are minus derivatives, ∂E/∂w and ∂E/∂y are
 * derivatives. The slides lose a sign in the hidden node error; here it is right.
 */
export const dehaqani: Notation = {
  id: 'dehaqani',
  name: 'Dehaqani',
  example: 'net, o, error t − o',
  source: 'Dehaqani, Training Neural Networks',
  difference:
    'The error is t − o and the step is added; w_ij goes from i to j; layer 0 is the inputs; a bias is w_0j with y_0 = 1; ' +
    'o = y and net = z at the outputs.',
  factor: (context, { kind }) => {
    if (kind === 'delta') return factorIn('dehaqani', context)
    return kind === 'back' || kind === 'lossSlope' || kind === 'contribution' ? batchFactor(context) : 1
  },
  style: {
    ...STYLE,
    ranks: { rate: -2, error: 0, slope: 1, delta: 2, weight: 3, input: 4 },
    biasInput: (_, layer) => ({ tex: `y_{0}^{(${layer})}`, text: `y 0 of layer ${layer}` }),
    targetFirst: true,
    sigmoidSlope: 'o(1−o)',
    updateFromNodeErrors: true,
    sigmoid: logistic,
  },
  symbol: symbolsFrom({
    x: (_, unit) => ({ tex: `x_{${unit + 1}}`, text: `x ${unit + 1}` }),
    y: (_, unit) => ({ tex: `t_{${unit + 1}}`, text: `t ${unit + 1}` }),
    z: (context, layer, unit) => {
      if (isOutput(context, layer)) return { tex: `\\mathrm{net}_{${unit + 1}}`, text: `net ${unit + 1}` }
      return inLayer('z', 'z', layer, unit)
    },
    a: (context, layer, unit) => {
      if (isOutput(context, layer)) return { tex: `o_{${unit + 1}}`, text: `o ${unit + 1}` }
      return inLayer('y', 'y', layer, unit)
    },
    delta: (_, layer, unit) => inLayer('\\delta', 'delta', layer, unit),
    parameter: (context, index) => {
      const { layer, to, ...place } = parameterAt(context.network, index)
      const from = place.kind === 'bias' ? 0 : place.from + 1
      return {
        tex: `w_{${indices([from, to + 1], largestIndex(context))}}^{(${layer + 1})}`,
        text: `w ${from} ${to + 1} of layer ${layer + 1}`,
      }
    },
    loss: { tex: 'E', text: 'E' },
    sampleLoss: (_, sample) => ({ tex: `E_{${sample + 1}}`, text: `E of example ${sample + 1}` }),
    perSample: true,
    rate: { tex: '\\eta', text: 'eta' },
    batch: { tex: 'n', text: 'n' },
  }),
  fundamentals: {
    forward: {
      tex: 'z_j^{(k)} = \\sum_i w_{ij}^{(k)}\\,y_i^{(k-1)}, \\quad y_j^{(k)} = f_k\\left(z_j^{(k)}\\right)',
      text: 'z j of layer k equals the sum over i, from 0, of w i j of layer k times y i of layer k minus 1; y j of layer k equals f of z j',
    },
    'output node error': {
      tex: '\\delta_k = \\left(t_k - o_k\\right)o_k\\left(1 - o_k\\right)',
      text: 'delta k equals t k minus o k, times o k times 1 minus o k',
    },
    'hidden node error': {
      tex: '\\delta_j = o_j\\left(1 - o_j\\right)\\sum_k \\delta_k\\,w_{jk}',
      text: 'delta j equals o j times 1 minus o j, times the sum over k of delta k times w j k',
    },
    'bias gradient': {
      tex: '\\frac{\\partial E_d}{\\partial w_{0j}} = -\\delta_j\\,y_0, \\quad y_0 = 1',
      text: 'the derivative of E d with respect to w 0 j equals minus delta j times y 0, which is 1',
    },
    'weight gradient': {
      tex: '\\frac{\\partial E_d}{\\partial w_{ij}} = -\\delta_j\\,x_i',
      text: 'the derivative of E d with respect to w i j equals minus delta j times x i',
    },
    update: {
      tex: '{w_{ij}}^{\\text{new}} = w_{ij} + \\Delta w_{ij}, \\quad \\Delta w_{ij} = \\eta\\,\\delta_j\\,x_i',
      text: 'new w i j equals w i j plus delta w i j, which is eta times delta j times x i',
    },
  },
  errata: [
    {
      kinds: ['loss', 'batch-loss'],
      applies: ({ loss }) => loss === 'bce',
      text: 'the slide of the cross-entropy lacks the minus in front; made smaller, that one would lead outputs to the wrong label.',
    },
    {
      kinds: ['output-error'],
      text: 'one slide sets this δ equal to ∂E/∂net; it is minus that. The step made of it is right.',
    },
    {
      kinds: ['hidden-error'],
      text: 'the slides have a minus inside this sum, and hidden weights would go uphill. The loss still falls, as the outputs learn alone.',
    },
    {
      kinds: ['contribution'],
      text: 'one slide takes the value of the same layer for what goes into a weight; it is that of the layer below.',
    },
  ],
}

function inLayer(symbol: string, said: string, layer: number, unit: number): Words {
  return { tex: `${symbol}_{${unit + 1}}^{(${layer + 1})}`, text: `${said} ${unit + 1} of layer ${layer + 1}` }
}
