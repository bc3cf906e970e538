import { parameterAt } from '../../engine/network/network'
import type { StepContext } from '../context'
import { belowTex, texOf, type Words } from '../words'
import { type Notation, STYLE } from './notation'
import { drawnName, isOutput, symbolsFrom } from './symbols'

const LOSS: Words = { tex: texOf('loss'), text: 'the loss' }

/** Words more than symbols: node value × slope. */
export const datacamp: Notation = {
  id: 'datacamp',
  name: 'DataCamp',
  example: 'slopes in words',
  source: 'Optimizing a Neural Network with Backward Propagation',
  difference:
    'Slopes instead of δ, with the same numbers: the slope of a weight is the node value that goes in × the slope at the node it feeds; ' +
    'error = predicted − actual; the course has no biases.',
  factor: () => 1,
  style: {
    ...STYLE,
    ranks: { rate: -2, error: 0, input: 1, weight: 2, delta: 3, slope: 4 },
    leavesOutZeroBiases: true,
    times: { symbols: ' \\times ', numbers: ' \\times ' },
    sigmoid: ({ tex, text }) => ({ tex: `\\text{sigmoid}\\left(${tex}\\right)`, text: `sigmoid of ${text}` }),
  },
  symbol: symbolsFrom({
    x: (context, unit) => value(drawnName(context, -1, unit)),
    y: (context, unit) => of('actual', 'actual value', drawnName(context, context.network.layers.length - 1, unit)),
    z: (context, layer, unit) => of('input', 'input', drawnName(context, layer, unit)),
    a: (context, layer, unit) => {
      const name = drawnName(context, layer, unit)
      return isOutput(context, layer) ? of('predicted', 'predicted value', name) : value(name)
    },
    delta: (context, layer, unit) => of('slope at input', 'slope at the input', drawnName(context, layer, unit)),
    parameter: (context, index) =>
      of(parameterAt(context.network, index).kind, parameterAt(context.network, index).kind, ...ends(context, index)),
    loss: LOSS,
    sampleLoss: (context, sample) =>
      context.trace.rows.length === 1
        ? { tex: texOf('loss of the point'), text: 'loss of the point' }
        : { tex: `\\text{loss}_{\\text{point }${sample + 1}}`, text: `loss of point ${sample + 1}` },
    perSample: false,
    rate: { tex: texOf('learning rate'), text: 'learning rate' },
    batch: { tex: texOf('number of points'), text: 'number of points' },
    slope: (context, layer, unit) => of('activation slope', 'activation slope', drawnName(context, layer, unit)),
    back: (context, layer, unit) => of('slope', 'slope', drawnName(context, layer, unit)),
    lossSlope: (context, unit) => of('slope', 'slope', drawnName(context, context.network.layers.length - 1, unit)),
    gradient: (context, index) => ofParameter(context, index),
    contribution: (context, sample, index) => {
      if (context.trace.rows.length === 1) return ofParameter(context, index)
      const { tex, text } = ofParameter(context, index, `,\\ \\text{point }${sample + 1}`)
      return { tex, text: `${text} at point ${sample + 1}` }
    },
    update: ({ tex, text }) => ({ tex: `\\text{change of }${tex}`, text: `change of ${text}` }),
    after: ({ tex, text }) => ({ tex: `\\text{new }${tex}`, text: `new ${text}` }),
  }),
  fundamentals: {
    forward: {
      tex: '\\text{input} = \\sum \\text{value} \\times \\text{weight}, \\quad \\text{value} = f\\left(\\text{input}\\right)',
      text: 'input of a node equals the sum of value times weight; value of the node equals the activation of its input',
    },
    'output node error': {
      tex: '\\text{slope at input} = \\text{slope of the loss} \\times \\text{activation slope}',
      text: 'slope at the input of the output equals slope of the loss at the prediction times activation slope',
    },
    'hidden node error': {
      tex: '\\text{slope at input} = \\left(\\sum \\text{weight} \\times \\text{slope at the next input}\\right) \\times \\text{activation slope}',
      text: 'slope at the input of a node equals the sum, over the weights that go out, of weight times slope at the input of the next node, times activation slope',
    },
    'bias gradient': {
      tex: '\\text{slope of the bias} = \\text{slope at input}',
      text: 'slope of the bias equals slope at the input of its node; the course itself has no biases',
    },
    'weight gradient': {
      tex: '\\text{slope of the weight} = \\text{node value} \\times \\text{slope at the input it feeds}',
      text: 'slope of the weight equals node value times slope at the input it feeds',
    },
    update: {
      tex: '\\text{new weight} = \\text{weight} - \\text{learning rate} \\times \\text{slope of the weight}',
      text: 'new weight equals weight minus learning rate times slope of the weight',
    },
  },
  errata: [
    {
      kinds: ['hidden-error'],
      text: 'one line adds up the slopes of the weights that go out; it must be each weight × the slope at the node it feeds.',
    },
    {
      kinds: ['contribution'],
      applies: ({ network }, { layer }) => layer !== network.layers.length - 1,
      text: 'one line takes the slope at the output node; it is the slope at the node that the weight feeds.',
    },
  ],
}

function of(what: string, said: string, name: string, tex = belowTex(name)): Words {
  return { tex: `${texOf(what)}_{${tex}}`, text: `${said} ${/weight|bias/.test(said) ? '' : 'of '}${name}` }
}

function value(name: string): Words {
  return of('value', 'value', name)
}

/** The slope of a weight has both its ends; that of a bias says so, since its unit has slopes of its own. */
function ofParameter(context: StepContext, index: number, more = ''): Words {
  const { kind } = parameterAt(context.network, index)
  const [name, tex] = ends(context, index)
  return of(kind === 'bias' ? 'slope of bias' : 'slope', `slope of ${kind}`, name, `${tex}${more}`)
}

/** A weight's units or a bias's unit, spoken and as a subscript. */
function ends(context: StepContext, index: number): [string, string] {
  const place = parameterAt(context.network, index)
  const to = drawnName(context, place.layer, place.to)
  if (place.kind === 'bias') return [to, belowTex(to)]
  const from = drawnName(context, place.layer - 1, place.from)
  return [`${from} to ${to}`, `${belowTex(from)} \\to ${belowTex(to)}`]
}
