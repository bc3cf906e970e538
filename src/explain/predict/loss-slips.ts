import { log } from '../../engine/arithmetic/real'
import { isFused, isMean } from '../../engine/network/loss-kinds'
import { binaryCrossEntropy, outputSlope, sampleLoss } from '../../engine/network/losses'
import { penaltyValue } from '../../engine/step/penalties'
import type { StepContext } from '../context'
import { LOSSES } from '../kinds/losses'
import { meanSlips, twoSlip } from './node-error-slips'
import { type Slip, slip } from './slip'

export function lossSlopeSlips(context: StepContext, sample: number, unit: number): Slip[] {
  const { network, trace, loss } = context
  const last = network.layers.length - 1
  const at = sample * network.layers[last]!.out + unit
  const right = outputSlope(loss, trace.z[last]![at]!, trace.a[last]![at]!, trace.y[at]!, trace.rows.length)
  const swapped = slip('swapped', -right, 'You swapped output and target: the slope is that of {error}, not {reversed}.')
  if (isFused(loss)) return [swapped, ...meanSlips(context, right)]
  return [swapped, twoSlip(loss, right), ...meanSlips(context, right)]
}

export function sampleLossSlips({ network, trace, loss }: StepContext, sample: number): Slip[] {
  const last = network.layers.length - 1
  const { out } = network.layers[last]!
  const right = trace.sampleLoss[sample]!
  const at = (k: number) => sample * out + k
  const output = (k: number) => trace.a[last]![at(k)]!
  const target = (k: number) => trace.y[at(k)]!
  const units = Array.from({ length: out }, (_, k) => k)
  const sum = (term: (k: number) => number) => units.reduce((total, k) => total + term(k), 0)
  const slips: Slip[] = []
  if (loss === 'bce') {
    slips.push(
      slip(
        'swapped',
        sum((k) => binaryCrossEntropy(trace.z[last]![at(k)]!, 1 - target(k))),
        'You swapped the classes: ln {o} belongs to the target 1.',
      ),
    )
  }
  const { square } = LOSSES[loss]
  if (square !== null) {
    slips.push(
      square === 1
        ? slip('extra-half', right / 2, 'You took half. This loss has no ½.')
        : slip('forgot-half', right * 2, 'You forgot the ½ of this loss.'),
      slip('forgot-square', square * sum((k) => Math.abs(output(k) - target(k))), 'You forgot to square the differences.'),
      slip(
        'added',
        square * sum((k) => (output(k) + target(k)) * (output(k) + target(k))),
        'You added target and output. Take their difference.',
      ),
    )
  }
  if (loss === 'bce' || loss === 'cce') {
    slips.push(
      slip('wrong-log', right / log(10), 'You took the logarithm to base 10. The loss has the natural one.'),
      slip('wrong-log', right / log(2), 'You took the logarithm to base 2. The loss has the natural one.'),
    )
  }
  if (out > 1) slips.push(slip('extra-mean', right / out, 'You took the mean over the outputs. This loss is their sum.'))
  if (out > 1 && out <= 3 && loss !== 'cce' && loss !== 'perceptron') {
    for (const k of units)
      slips.push(
        slip(
          'one-output',
          sampleLoss(loss, trace.z[last]!, trace.a[last]!, at(k), trace.y, at(k), 1),
          'That is one output only. Add the parts of all.',
        ),
      )
  }
  slips.push(slip('wrong-sign', -right, 'Right size, wrong sign: a loss is never below 0.'))
  return slips
}

/** The loss of the batch. */
export function dataLossSlips(context: StepContext): Slip[] {
  const { trace } = context
  const slips = meanSlips(context, trace.dataLoss)
  if (trace.rows.length === 1) return sampleLossSlips(context, 0)
  if (trace.rows.length > 1) slips.push(slip('forgot-sum', trace.sampleLoss[0]!, 'That is the loss of the first sample alone.'))
  return slips
}

export function lossAfterSlips({ trace }: StepContext): Slip[] {
  return [trace.totalLoss, trace.dataLoss].map((loss) => slip('gave-before', loss, 'That is the loss before the update.'))
}

export function totalLossSlips({ trace, loss }: StepContext): Slip[] {
  const m = trace.rows.length
  const slips = [slip('forgot-penalty', trace.dataLoss, 'You forgot the penalty.')]
  if (isMean(loss) && m > 1) {
    slips.push(slip('forgot-mean', trace.dataLoss * m + trace.penalty, 'You forgot 1/m of the mean over the batch.'))
  }
  return slips
}

export function penaltySlips({ trace, penalty, network, trainingRows }: StepContext): Slip[] {
  if (penalty.kind === 'none') return []
  const slips = [slip('forgot-lambda', trace.penalty / penalty.lambda, 'You forgot λ.')]
  if (penalty.kind === 'l2') slips.push(slip('forgot-half', trace.penalty * 2, 'That is twice the penalty: look at its ½.'))
  // the penalty of a network whose biases are weights
  const last = network.layers[network.layers.length - 1]!
  const all = { ...network, layers: [{ ...last, W: 0, b: network.parameterCount }] }
  slips.push(
    slip(
      'counted-biases',
      penaltyValue(penalty, all, trace.before, trainingRows),
      'You counted the biases. The penalty is on the weights only.',
    ),
  )
  return slips
}
