import { parameterAt } from '../../engine/network/network'
import { isPlain, type StateName } from '../../engine/step/optimizers'
import { penaltyCoefficient } from '../../engine/step/penalties'
import type { StepTrace } from '../../engine/step/step-trace'
import { number } from '../build-expression'
import type { StepContext } from '../context'
import { contributionOf, sentBy } from '../contributions'
import { evaluate } from '../derive/evaluate'
import { optimizerOf } from '../kinds/optimizers'
import { nodeErrorSlips } from './node-error-slips'
import { FEW, type Slip, slip } from './slip'

export function contributionSlips(context: StepContext, parameter: number, sample: number): Slip[] {
  const { network, trace } = context
  const place = parameterAt(network, parameter)
  const { layer, to } = place
  const { out, in: n } = network.layers[layer]!
  const { value: input } = sentBy(context, parameter, sample)
  const delta = trace.delta[layer]![sample * out + to]!
  const slips = nodeErrorSlips(context, sample, layer, to)
    .filter(({ id }) => id !== 'swapped') // that is the sign alone, which has more likely causes here
    .map((one) => ({ ...one, value: one.value * input }))
  if (place.kind === 'bias') return slips
  slips.push(slip('gave-node-error', delta, 'You left out what the sender sends: multiply the node error by it.'))
  slips.push(slip('added', delta + input, 'You added the factors. The chain rule multiplies them.'))
  slips.push(
    slip(
      'wrong-end',
      delta * trace.a[layer]![sample * out + to]!,
      'You used the activation of the receiving unit. Take what the sender sends.',
    ),
  )
  for (let other = 0; other < n && n <= FEW; other++) {
    if (other === place.from) continue
    const sent = sentBy(context, parameter - place.from + other, sample).value
    slips.push(slip('wrong-unit', delta * sent, 'You used what another unit sends.'))
  }
  for (let other = 0; other < out && out <= FEW; other++) {
    if (other !== to)
      slips.push(slip('wrong-unit', trace.delta[layer]![sample * out + other]! * input, 'You used the node error of another unit.'))
  }
  slips.push(slip('weight-for-input', delta * trace.before[parameter]!, 'You multiplied by the weight. Take what the sender sends.'))
  if (layer > 0) {
    const inputs = network.sizes[0]!
    for (let k = 0; k < Math.min(inputs, FEW); k++)
      slips.push(
        slip('wrong-input', delta * trace.x[sample * inputs + k]!, 'You used an input of the network. Take what the sender sends.'),
      )
    const below = trace.z[layer - 1]![sample * n + place.from]!
    slips.push(slip('z-for-a', delta * below, 'You used {below_z} of the sender. Take {below_a}.'))
    if (trace.dropped[layer - 1]) {
      const whole = trace.a[layer - 1]![sample * n + place.from]!
      slips.push(slip('forgot-mask', delta * whole, 'You forgot the mask and its scale: take what the sender sends.'))
    }
  }
  slips.push(slip('wrong-sign', -delta * input, 'Right size, wrong sign: node error times input.'))
  return slips
}

/** The slips of each sample's part, added over the batch. */
export function gradientSlips(context: StepContext, parameter: number): Slip[] {
  const { trace } = context
  const [first = [], ...others] = Array.from(trace.included, (_, sample) => contributionSlips(context, parameter, sample))
  const { learningRate, dataGradient: gradient } = trace
  const slips = [
    slip('gave-update', -learningRate * gradient[parameter]!, 'That is the update. The gradient has no learning rate in it.'),
    ...first.map((one, k) => ({ ...one, value: others.reduce((sum, list) => sum + list[k]!.value, one.value) })),
  ]
  if (trace.included.length > 1) {
    slips.push(slip('forgot-sum', contributionOf(context, parameter, 0), 'That is the part of the first sample. Add those of all.'))
  }
  return slips
}

export function penaltyGradientSlips({ trace, penalty, trainingRows }: StepContext, parameter: number): Slip[] {
  const right = trace.penaltyGradient[parameter]!
  if (penalty.kind === 'none') return []
  const w = trace.before[parameter]!
  const c = penaltyCoefficient(penalty, trainingRows)
  const slips = [
    slip('forgot-lambda', right / c, 'You forgot the factor λ.'),
    slip('wrong-sign', -right, 'Right size, wrong sign: it has the sign of the weight.'),
  ]
  if (penalty.kind === 'l1') return [...slips, slip('forgot-slope', c * w, 'You used the weight. The slope of |w| is its sign alone.')]
  return [
    ...slips,
    slip('forgot-slope', c * w * w, 'You used w². The slope of the penalty is asked.'),
    slip('extra-two', right * 2, 'That is twice as much: the ½ of the penalty cancels the 2.'),
    slip('forgot-two', right / 2, 'That is half as much: the slope of w² is 2w.'),
  ]
}

export function totalGradientSlips(context: StepContext, parameter: number): Slip[] {
  const { network, trace, trainBiases } = context
  const gradient = trace.dataGradient[parameter]!
  if (parameterAt(network, parameter).kind === 'bias' && !trainBiases) {
    return [slip('fixed-bias', gradient, 'This bias is fixed: its gradient counts as 0.')]
  }
  const penalty = trace.penaltyGradient[parameter]!
  const slips = gradientSlips(context, parameter).map((one) => ({ ...one, value: one.value + penalty }))
  return [
    slip('forgot-penalty', gradient, 'You forgot the penalty.'),
    slip('wrong-sign', gradient - penalty, 'The penalty is added, not taken away.'),
    ...slips,
    slip('wrong-sign', -trace.totalGradient[parameter]!, 'Right size, wrong sign.'),
  ]
}

/** A number that the optimizer keeps. */
export function stateSlips(context: StepContext, parameter: number, name: StateName): Slip[] {
  const { trace } = context
  const g = trace.totalGradient[parameter]!
  const old = trace.stateBefore[name]![parameter]!
  const { name: called, made } = optimizerOf(trace).states[name]!
  const of = (before: number, gradient: number) => evaluate(context, made(number(before), number(gradient)))
  return [
    slip('gave-before', old, `That is the old ${called}.`),
    slip('gave-gradient', g, `That is the gradient. The ${called} is made with it.`),
    ...(old === 0 ? [] : [slip('forgot-memory', of(0, g), `You left out the old ${called}.`)]),
    slip('wrong-sign', of(old, -g), 'The gradient is added, not taken away.'),
    slip('forgot-share', old + g, `You added gradient and old ${called}: each counts with its share.`),
    ...shareSlips(trace, called, name, old, g),
  ]
}

/** Of a running mean: its two shares swapped, or that of the new part forgotten. */
function shareSlips({ optimizer }: StepTrace, called: string, name: StateName, old: number, g: number): Slip[] {
  const share = 'rho' in optimizer ? optimizer.rho : 'beta1' in optimizer ? (name === 'moment1' ? optimizer.beta1 : optimizer.beta2) : null
  if (share === null) return []
  const part = name === 'moment1' ? g : g * g
  const symbol = 'rho' in optimizer ? 'ρ' : name === 'moment1' ? 'β1' : 'β2'
  return [
    slip(
      'swapped-shares',
      (1 - share) * old + share * part,
      `You swapped ${symbol} and 1 − ${symbol}: ${symbol} is the share of the old ${called}.`,
    ),
    slip('forgot-share', share * old + part, `You forgot the factor 1 − ${symbol}.`),
    ...(name === 'moment1' ? [] : [slip('forgot-square', share * old + (1 - share) * g, 'You forgot to square the gradient.')]),
  ]
}

/** Adam's moments as they are, not divided by 1 − βᵗ: both, or one of them. */
function uncorrectedSlips(context: StepContext, parameter: number): Slip[] {
  const { optimizer, products } = context.trace
  if (optimizer.kind !== 'adam' && optimizer.kind !== 'adamw') return []
  const [first = 0, second = 0] = products
  const at = (one: number, other: number) =>
    evaluate(context, optimizerOf({ optimizer, products: [one, other] }).update(context, parameter))
  const both = 'You forgot the bias correction: divide each moment by 1 − βᵗ.'
  return [
    slip('forgot-correction', at(0, 0), both),
    slip('forgot-correction', at(0, second), 'You forgot to divide the first moment by 1 − β1ᵗ.'),
    slip('forgot-correction', at(first, 0), 'You forgot to divide the second moment by 1 − β2ᵗ.'),
  ]
}

export function updateSlips(context: StepContext, parameter: number): Slip[] {
  const { network, trace, trainBiases } = context
  const { learningRate: rate, optimizer } = trace
  const total = trace.totalGradient[parameter]!
  const fixed = parameterAt(network, parameter).kind === 'bias' && !trainBiases
  if (fixed) return [slip('fixed-bias', -rate * trace.dataGradient[parameter]!, 'This bias is fixed: its update is 0.')]
  const first = [
    slip('forgot-rate', -total, 'You forgot the learning rate.'),
    slip('forgot-rate', total, 'That is the gradient. The update is minus the learning rate times the gradient.'),
    slip('wrong-sign', -trace.update[parameter]!, 'Wrong sign: the update goes against the gradient.'),
    slip('gave-after', trace.after[parameter]!, 'That is the weight after the update. Its change is asked.'),
  ]
  if (!isPlain(optimizer))
    return [
      ...first,
      ...uncorrectedSlips(context, parameter),
      slip('forgot-rate', trace.update[parameter]! / rate, 'You forgot the learning rate.'),
      slip('plain-descent', -rate * total, 'That is plain descent. This optimizer also uses its state.'),
    ]
  const gradients = totalGradientSlips(context, parameter).filter(({ id }) => id !== 'gave-update')
  return [...first, ...gradients.map((one) => ({ ...one, value: -rate * one.value }))]
}

export function afterSlips(context: StepContext, parameter: number): Slip[] {
  const { trace } = context
  const before = trace.before[parameter]!
  const update = trace.update[parameter]!
  const updates = updateSlips(context, parameter).filter(({ id }) => id !== 'gave-after')
  const total = trace.totalGradient[parameter]!
  return [
    slip('gave-before', before, 'That is the weight before the update.'),
    slip('gave-update', update, 'That is the change alone. Add it to the weight.'),
    slip(
      'forgot-rate',
      before + total,
      'You forgot the learning rate. The sign is wrong, too: the update goes against the gradient.',
      true,
    ),
    ...updates.map((one) => ({ ...one, value: before + one.value })),
  ]
}
