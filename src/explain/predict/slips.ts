import { exp } from '../../engine/arithmetic/real'
import { activate, derivative } from '../../engine/network/activations'
import type { StepContext } from '../context'
import { ACTIVATIONS } from '../kinds/activations'
import { lookUp, type PerQuantity, type Quantity } from '../quantity'
import { dataLossSlips, lossAfterSlips, lossSlopeSlips, penaltySlips, sampleLossSlips, totalLossSlips } from './loss-slips'
import { nodeErrorSlips, slopeAtZ } from './node-error-slips'
import {
  afterSlips,
  contributionSlips,
  gradientSlips,
  penaltyGradientSlips,
  stateSlips,
  totalGradientSlips,
  updateSlips,
} from './parameter-slips'
import { FEW, type Slip, slip } from './slip'

/** What common mistakes would give in place of a quantity, the likeliest first; none for what is given. */
export function slipsOf(context: StepContext, quantity: Quantity): Slip[] {
  return lookUp(SLIPS, context, quantity)
}

const none = () => []

const SLIPS: PerQuantity<Slip[]> = {
  x: none,
  y: none,
  mask: none,
  batchSize: none,
  learningRate: none,
  before: none,
  state: (context, { name, parameter }) => stateSlips(context, parameter, name),
  stateBefore: none,
  z: (context, { sample, layer, unit }) => sumSlips(context, sample, layer, unit),
  a: (context, { kind, sample, layer, unit }) => unitSlips(context, kind, sample, layer, unit),
  slope: (context, { kind, sample, layer, unit }) => unitSlips(context, kind, sample, layer, unit),
  dropped: (context, { kind, sample, layer, unit }) => unitSlips(context, kind, sample, layer, unit),
  back: (context, { sample, layer, unit }) => backSlips(context, sample, layer, unit),
  delta: (context, { sample, layer, unit }) => nodeErrorSlips(context, sample, layer, unit),
  lossSlope: (context, { sample, unit }) => lossSlopeSlips(context, sample, unit),
  sampleLoss: (context, { sample }) => sampleLossSlips(context, sample),
  dataLoss: dataLossSlips,
  penalty: penaltySlips,
  totalLoss: totalLossSlips,
  zAfter: none,
  aAfter: none,
  sampleLossAfter: none,
  lossAfter: lossAfterSlips,
  contribution: (context, { sample, parameter }) => contributionSlips(context, parameter, sample),
  dataGradient: (context, { parameter }) => gradientSlips(context, parameter),
  penaltyGradient: (context, { parameter }) => penaltyGradientSlips(context, parameter),
  totalGradient: (context, { parameter }) => totalGradientSlips(context, parameter),
  update: (context, { parameter }) => updateSlips(context, parameter),
  after: (context, { parameter }) => afterSlips(context, parameter),
}

function sumSlips({ network, trace }: StepContext, sample: number, layer: number, unit: number): Slip[] {
  const { in: n, out, W, b } = network.layers[layer]!
  const sent = layer === 0 ? trace.x : (trace.dropped[layer - 1] ?? trace.a[layer - 1]!)
  const total = (bias: number, term: (from: number, input: number) => number) => {
    let sum = bias
    for (let from = 0; from < n; from++) sum += term(from, sent[sample * n + from]!)
    return sum
  }
  const row = W + unit * n
  const bias = trace.before[b + unit]!
  const weight = (from: number) => trace.before[row + from]!
  const right = trace.z[layer]![sample * out + unit]!
  const slips = [
    slip(
      'forgot-bias',
      total(0, (from, input) => weight(from) * input),
      'You forgot the bias.',
    ),
    slip('gave-activation', trace.a[layer]![sample * out + unit]!, 'That is the activation {a}. The weighted sum {z} comes before it.'),
    slip(
      'bias-subtracted',
      total(-bias, (from, input) => weight(from) * input),
      'You subtracted the bias. It is added.',
    ),
    slip(
      'added',
      total(bias, (from, input) => weight(from) + input),
      'You added weight and input. Each pair is multiplied.',
    ),
    slip(
      'new-weight',
      total(trace.after[b + unit]!, (from, input) => trace.after[row + from]! * input),
      'You used the weights after the update.',
    ),
    slip('wrong-sign', -right, 'Right size, wrong sign: look at the signs of the weights and inputs.'),
  ]
  if (layer > 0) {
    const z = trace.z[layer - 1]!
    slips.push(
      slip(
        'z-for-a',
        total(bias, (from) => weight(from) * z[sample * n + from]!),
        'You used {below_z} of the layer below in place of its activation {below_a}.',
      ),
    )
    const a = trace.a[layer - 1]!
    if (trace.dropped[layer - 1]) {
      slips.push(
        slip(
          'forgot-mask',
          total(bias, (from) => weight(from) * a[sample * n + from]!),
          'You forgot the mask and its scale.',
        ),
      )
    }
  }
  if (n > 1 && n <= FEW) {
    for (let k = 0; k < n; k++)
      slips.push(slip('one-term', bias + weight(k) * sent[sample * n + k]!, 'That is one product only. Add those of all that comes in.'))
  }
  for (let other = 0; other < out && out <= FEW; other++) {
    if (other === unit) continue
    const beside = total(trace.before[b + other]!, (from, input) => trace.before[W + other * n + from]! * input)
    slips.push(slip('wrong-unit', beside, 'You used the weights of another unit.'))
  }
  if (n === 2) {
    const crossed = total(bias, (from) => weight(from) * sent[sample * n + 1 - from]!)
    slips.push(slip('crossed', crossed, 'You paired each weight with the other input.'))
  }
  if (layer > 0 && n === network.sizes[0]) {
    const inputs = total(bias, (from) => weight(from) * trace.x[sample * n + from]!)
    slips.push(slip('wrong-input', inputs, 'You used the inputs of the network. Take {below_a} of the layer below.'))
  }
  if (n === out && n > 1) {
    const turned = total(bias, (from, input) => trace.before[W + from * n + unit]! * input)
    slips.push(slip('transposed', turned, 'You used the weights out of a unit. Take those that come into it.'))
  }
  return slips
}

function unitSlips(context: StepContext, kind: 'a' | 'slope' | 'dropped', sample: number, layer: number, unit: number): Slip[] {
  const { trace } = context
  const { out, activation } = context.network.layers[layer]!
  const at = sample * out + unit
  const z = trace.z[layer]![at]!
  const a = trace.a[layer]![at]!
  if (kind === 'dropped') {
    const mask = trace.mask[layer]?.[at] ?? Number.NaN
    return [
      slip('forgot-mask', a, 'That is {a}. The mask and its scale are still to come.'),
      slip('forgot-scale', a * mask, 'You forgot to divide by the share that is kept.'),
      slip('forgot-scale', a * mask * trace.keep, 'You multiplied by the share that is kept. Divide by it.'),
    ]
  }
  if (activation === 'softmax') {
    return [
      slip('z-for-a', z, 'That is {z}. Put it through the softmax.'),
      slip('forgot-sum', exp(z), 'You forgot to divide by the sum over all outputs.'),
    ]
  }
  const slope = derivative(activation, z, a)
  if (kind === 'a') {
    const others = (['sigmoid', 'tanh', 'relu'] as const).filter((other) => other !== activation && activate(other, z) !== a)
    return [
      slip('z-for-a', z, 'That is {z}. Put it through the activation.'),
      slip('gave-slope', slope, 'That is the slope {slope}. The activation itself is asked.'),
      slip('wrong-sign', activate(activation, -z), 'You took {z} with the wrong sign.'),
      slip('forgot-bias', activate(activation, z - trace.before[context.network.layers[layer]!.b + unit]!), 'Your {z} lacks the bias.'),
      ...others.map((other) =>
        slip('wrong-function', activate(other, z), `That is ${ACTIVATIONS[other].name}. This unit has ${ACTIVATIONS[activation].name}.`),
      ),
    ]
  }
  return [
    slip('gave-activation', a, 'That is the activation. Its slope is asked.'),
    ...slopeAtZ(activation, z, 1),
    slip('wrong-sign', -slope, 'Right size, wrong sign.'),
  ]
}

function backSlips({ network, trace }: StepContext, sample: number, layer: number, unit: number): Slip[] {
  const next = network.layers[layer + 1]
  if (!next) return []
  const total = (term: (k: number, error: number) => number) => {
    let sum = 0
    for (let k = 0; k < next.out; k++) sum += term(k, trace.delta[layer + 1]![sample * next.out + k]!)
    return sum
  }
  const at = (k: number) => next.W + k * next.in + unit
  const right = total((k, error) => trace.before[at(k)]! * error)
  const updated = total((k, error) => trace.after[at(k)]! * error)
  return [
    slip('new-weight', updated, 'You used the weight after the update. The node error needs the old weight.'),
    slip(
      'added',
      total((k, error) => trace.before[at(k)]! + error),
      'You added weight and node error. Each pair is multiplied.',
    ),
    slip('wrong-sign', -right, 'Right size, wrong sign: look at the signs of the outgoing weights and node errors.'),
  ]
}
