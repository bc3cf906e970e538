import { type Activation, derivative } from '../../engine/network/activations'
import { keepOf } from '../../engine/network/dropout'
import { isFused, isMean, type Loss } from '../../engine/network/loss-kinds'
import { outputSlope } from '../../engine/network/losses'
import type { StepContext } from '../context'
import { ACTIVATIONS } from '../kinds/activations'
import { LOSSES } from '../kinds/losses'
import { FEW, type Slip, slip } from './slip'

/** A slip in one node error; the list has the same slips in the same order for every sample of a batch. */
export function nodeErrorSlips(context: StepContext, sample: number, layer: number, unit: number): Slip[] {
  const { network, trace } = context
  const { out, activation } = network.layers[layer]!
  const at = sample * out + unit
  const delta = trace.delta[layer]![at]!
  const output = layer === network.layers.length - 1
  const slips = output ? outputSlips(context, sample, unit, delta) : hiddenSlips(context, sample, layer, unit, delta)
  if (activation !== 'softmax') {
    const slope = derivative(activation, trace.z[layer]![at]!, trace.a[layer]![at]!)
    slips.push(slip('gave-slope', slope, 'You took {slope} alone for the node error: it is only one of its factors.'))
  }
  slips.push(
    slip('gave-activation', trace.a[layer]![at]!, 'That is {a}. The node error is the slope of the loss by {z}.'),
    ...meanSlips(context, delta),
    slip('extra-rate', delta * trace.learningRate, 'The learning rate comes in with the update only.'),
  )
  return [...slips, ...twice(context, slips)]
}

/** The same slips with the sign wrong as well, or 1/m forgotten as well. */
function twice(context: StepContext, slips: readonly Slip[]): Slip[] {
  const sign = slips
    .filter(({ id }) => id !== 'swapped' && id !== 'wrong-sign')
    .map(({ id, value, sentence }) => slip(id, -value, `${sentence} The sign is wrong, too.`, true))
  const m = context.trace.rows.length
  if (m === 1 || !isMean(context.loss)) return sign
  const mean = slips
    .filter(({ id }) => id !== 'forgot-mean')
    .map(({ id, value, sentence }) => slip(id, value * m, `${sentence} 1/{m} is missing, too.`, true))
  return [...sign, ...mean]
}

/** The same slips with 1/m forgotten, or put where the loss has none. */
export function meanSlips({ loss, trace }: StepContext, value: number): Slip[] {
  const m = trace.rows.length
  if (m === 1) return []
  return isMean(loss)
    ? [slip('forgot-mean', value * m, `You forgot 1/{m}: the loss is the mean over ${m} samples.`)]
    : [slip('extra-mean', value / m, 'You divided by {m}. This loss is the sum over the batch.')]
}

function outputSlips(context: StepContext, sample: number, unit: number, delta: number): Slip[] {
  const { network, trace, loss } = context
  const last = network.layers.length - 1
  const { out, activation } = network.layers[last]!
  const at = sample * out + unit
  const z = trace.z[last]![at]!
  const a = trace.a[last]![at]!
  const y = trace.y[at]!
  const m = trace.rows.length
  const swapped = slip('swapped', -delta, 'You swapped output and target: the node error starts from {error}, not {reversed}.')
  const lossGiven = slip('gave-loss', trace.sampleLoss[sample]!, 'That is the loss. The node error is its slope.')
  if (isFused(loss)) {
    return [
      slip('extra-slope', delta * (a * (1 - a)), 'You multiplied by {slope}. Here it cancels: {error} alone.'),
      swapped,
      slip('z-for-a', (z - y) / m, 'You used {z} in place of {a}.'),
      lossGiven,
    ]
  }
  const lossSlope = outputSlope(loss, z, a, y, m)
  const two = twoSlip(loss, delta)
  const forgot = slip('forgot-slope', lossSlope, 'You forgot {slope}: multiply the slope of the loss by it.')
  if (activation === 'softmax') {
    const own = slip('own-slope', lossSlope * (a * (1 - a)), 'You used {a}(1 − {a}) alone. Each output depends on every {z}.')
    return [forgot, own, swapped, two, lossGiven]
  }
  const slope = derivative(activation, z, a)
  return [
    forgot,
    swapped,
    two,
    slip('added', lossSlope + slope, 'You added the factors. The chain rule multiplies them.'),
    ...slopeAtZ(activation, z, lossSlope),
    slip('z-for-a', outputSlope(loss, z, z, y, m) * slope, 'You used {z} in place of {a}.'),
    lossGiven,
  ]
}

function hiddenSlips(context: StepContext, sample: number, layer: number, unit: number, delta: number): Slip[] {
  const { network, trace, loss } = context
  const { out, activation } = network.layers[layer]!
  const next = network.layers[layer + 1]!
  const at = sample * out + unit
  const z = trace.z[layer]![at]!
  const slope = derivative(activation, z, trace.a[layer]![at]!)
  const mask = trace.mask[layer]?.[at]
  const scale = mask === undefined ? 1 : mask / keepOf(trace, layer, unit)
  const beyond = (k: number) => trace.delta[layer + 1]![sample * next.out + k]!
  const weight = (k: number) => trace.before[next.W + k * next.in + unit]!
  const updated = (k: number) => trace.after[next.W + k * next.in + unit]!
  const total = (term: (k: number) => number) => {
    let sum = 0
    for (let k = 0; k < next.out; k++) sum += term(k)
    return sum
  }
  const back = total((k) => weight(k) * beyond(k))
  const slips = [
    slip(
      'new-weight',
      total((k) => updated(k) * beyond(k)) * scale * slope,
      'You used the weight after the update. The node error needs the old weight.',
    ),
    slip('forgot-slope', back * scale, 'You forgot {slope}: multiply the sum over the outgoing weights by it.'),
    slip('wrong-sign', -delta, 'Right size, wrong sign: look at the signs of the outgoing weights and node errors.'),
    ...slopeAtZ(activation, z, back * scale),
    slip('added', back * scale + slope, 'You added the factors. The chain rule multiplies them.'),
    slip('added', total((k) => weight(k) + beyond(k)) * scale * slope, 'You added weight and node error. Each pair is multiplied.'),
    slip('forgot-weight', total(beyond) * scale * slope, 'You forgot the weights: each node error comes back times its weight.'),
  ]
  if (mask !== undefined) {
    slips.push(slip('forgot-mask', back * slope, 'You forgot the mask and its scale: the node error passes both.'))
    if (keepOf(trace, layer, unit) < 1)
      slips.push(slip('forgot-scale', back * mask * slope, 'You forgot to divide by the share that is kept.'))
  }
  const squared = !isFused(loss)
  if (squared && layer + 2 === network.layers.length && next.activation !== 'softmax') {
    const raw = total((k) => {
      const o = sample * next.out + k
      return weight(k) * outputSlope(loss, trace.z[layer + 1]![o]!, trace.a[layer + 1]![o]!, trace.y[o]!, trace.rows.length)
    })
    slips.push(slip('forgot-slope', raw * scale * slope, 'You forgot {output_slope} at the outputs: use their node errors.'))
  }
  if (next.out === next.in && next.out > 1) {
    const turned = total((k) => trace.before[next.W + unit * next.in + k]! * beyond(k))
    slips.push(slip('transposed', turned * scale * slope, 'You used the weights into a unit. Take those out of it.'))
  }
  for (let other = 0; other < out && out <= FEW; other++) {
    if (other === unit) continue
    const beside = total((k) => trace.before[next.W + k * next.in + other]! * beyond(k))
    slips.push(slip('wrong-unit', beside * scale * slope, 'You used the weights out of another unit.'))
  }
  if (next.out > 1 && next.out <= FEW) {
    for (let k = 0; k < next.out; k++) {
      slips.push(slip('one-term', weight(k) * beyond(k) * scale * slope, 'That is one outgoing weight only. Add the terms of all.'))
    }
    for (let some = 1; some < 2 ** next.out - 1; some++) {
      const mixed = total((k) => (Math.floor(some / 2 ** k) % 2 === 1 ? updated(k) : weight(k)) * beyond(k))
      slips.push(slip('mixed-weights', mixed * scale * slope, 'Some of your weights are new ones. The node error needs the old ones.'))
    }
  }
  return slips
}

/** z(1 − z) for a(1 − a), 1 − z² for 1 − a². */
export function slopeAtZ(activation: Activation, z: number, factor: number): Slip[] {
  const { slopeSlip } = ACTIVATIONS[activation]
  return slopeSlip ? [slip('slope-at-z', factor * slopeSlip.at(z), slopeSlip.text)] : []
}

/** The 2 of the slope of (a − y)², forgotten or kept where a ½ cancels it. */
export function twoSlip(loss: Loss, right: number): Slip {
  return LOSSES[loss].square === 1
    ? slip('forgot-two', right / 2, 'You forgot the 2 of the slope of {square}.')
    : slip('extra-two', right * 2, 'You kept a 2: the ½ of this loss cancels it.')
}
