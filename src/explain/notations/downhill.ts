import { parameterAt } from '../../engine/network/network'
import type { StepContext } from '../context'
import { belowTex, type Words } from '../words'
import { type Notation, STYLE } from './notation'
import { drawnName, inputName, symbolsFrom } from './symbols'

/** The program's own: the units as they are drawn, the records as they are. */
export const downhill: Notation = {
  id: 'downhill',
  name: 'Downhill',
  example: 'δ = ∂L/∂z',
  source: 'This program',
  difference: 'The step is subtracted; units and weights have the names in the picture.',
  factor: () => 1,
  style: STYLE,
  symbol: symbolsFrom({
    x: inputName,
    y: (context, unit) => drawn('t', 'target', drawnName(context, context.network.layers.length - 1, unit)),
    z: (context, layer, unit) => drawn('z', 'z', drawnName(context, layer, unit)),
    a: (context, layer, unit) => drawn('a', 'a', drawnName(context, layer, unit)),
    delta: (context, layer, unit) => drawn('\\delta', 'delta', drawnName(context, layer, unit)),
    parameter,
    loss: { tex: 'L', text: 'the loss' },
    sampleLoss: (context, sample) =>
      context.trace.rows.length === 1
        ? { tex: 'L_1', text: 'loss of the sample' }
        : { tex: `L_{${sample + 1}}`, text: `loss of sample ${sample + 1}` },
    perSample: false,
    rate: { tex: '\\eta', text: 'eta' },
    batch: { tex: 'm', text: 'm' },
    gradient: (context, index) => gradient(parameter(context, index)),
    contribution: (context, sample, index) => {
      const g = gradient(parameter(context, index))
      if (context.trace.rows.length === 1) return g
      return { tex: `\\left[${g.tex}\\right]_{${sample + 1}}`, text: `part of sample ${sample + 1} in ${g.text}` }
    },
  }),
  fundamentals: {
    forward: {
      tex: 'z_u = b_u + \\sum_v w_{v \\to u}\\,a_v, \\quad a_u = f\\left(z_u\\right)',
      text: 'z of u equals b of u plus the sum over v of weight v to u times a of v; a of u equals f of z of u',
    },
    'output node error': {
      tex: "\\delta_u = \\frac{\\partial L}{\\partial a_u}\\,f'\\left(z_u\\right)",
      text: 'delta of output u equals the derivative of the loss with respect to a of u, times f prime at z of u',
    },
    'hidden node error': {
      tex: "\\delta_v = \\left(\\sum_u w_{v \\to u}\\,\\delta_u\\right)f'\\left(z_v\\right)",
      text: 'delta of hidden v equals the sum over u of weight v to u times delta of u, times f prime at z of v',
    },
    'bias gradient': {
      tex: '\\frac{\\partial L}{\\partial b_u} = \\sum_{\\text{samples}} \\delta_u',
      text: 'the derivative of the loss with respect to b of u equals the sum over samples of delta of u',
    },
    'weight gradient': {
      tex: '\\frac{\\partial L}{\\partial w_{v \\to u}} = \\sum_{\\text{samples}} \\delta_u\\,a_v',
      text: 'the derivative of the loss with respect to weight v to u equals the sum over samples of delta of u times a of v',
    },
    update: {
      tex: '{w}^{\\text{new}} = w + \\Delta w, \\quad \\Delta w = -\\eta\\,\\frac{\\partial L}{\\partial w}',
      text: 'new w equals w plus its change; the change is minus eta times the derivative of the loss with respect to w',
    },
  },
  errata: [],
}

function parameter(context: StepContext, index: number): Words {
  const place = parameterAt(context.network, index)
  const to = drawnName(context, place.layer, place.to)
  if (place.kind === 'bias') return drawn('b', 'b', to)
  const from = drawnName(context, place.layer - 1, place.from)
  return { tex: `w_{${belowTex(from)} \\to ${belowTex(to)}}`, text: `weight ${from} to ${to}` }
}

function gradient(of: Words): Words {
  return { tex: `\\frac{\\partial L}{\\partial ${of.tex}}`, text: `gradient of ${of.text}` }
}

function drawn(symbol: string, said: string, name: string): Words {
  return { tex: `${symbol}_{${belowTex(name)}}`, text: `${said} of ${name}` }
}
