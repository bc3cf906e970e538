import type { PenaltySpec } from '../../engine/step/penalties'
import type { StepContext } from '../context'
import { optimizerOf } from '../kinds/optimizers'
import { PENALTIES } from '../kinds/penalties'
import { float } from '../python'

/** The gradient with its penalty, the optimizer's memory, the change and the new values, all in one order of the parameters. */
export function updateLines({ trace, penalty, trainBiases, trainingRows }: StepContext): string[] {
  const penalized = penalty.kind !== 'none'
  const { python, decays } = optimizerOf(trace)
  return [
    'flat = lambda W, b: np.concatenate([part.ravel() for pair in zip(W, b) for part in pair])',
    'old, gradient = flat(W, b), flat(dW, db)',
    ...(penalized || decays || !trainBiases
      ? ['weight = flat([w == w for w in W], [v != v for v in b])  # true for weights, false for biases']
      : []),
    ...(penalized ? penaltyLines(penalty, trainingRows) : []),
    `total = ${totalOf(penalized, trainBiases)}`,
    ...python,
    ...(trainBiases ? [] : ['update = np.where(weight, update, 0)']),
    penalty.kind === 'l1' && penalty.form === 'orthant'
      ? 'new = np.where(weight & (old * (old + update) < 0), 0, old + update)  # a weight does not pass 0'
      : 'new = old + update',
  ]
}

function totalOf(penalized: boolean, trainBiases: boolean): string {
  const all = penalized ? 'gradient + np.where(weight, slopes, 0)' : 'gradient'
  return trainBiases ? all : `np.where(weight, ${all}, 0)  # biases stay as they are`
}

function penaltyLines(penalty: Exclude<PenaltySpec, { kind: 'none' }>, trainingRows: number): string[] {
  const lambda = float(penalty.lambda)
  const c =
    penalty.form === 'nielsen'
      ? `${lambda} / ${trainingRows}`
      : penalty.form === 'plain' && penalty.kind === 'l2'
        ? `2 * ${lambda}`
        : lambda
  const { pythonSize, pythonSlope } = PENALTIES[penalty.kind]
  const slopes = penalty.form === 'orthant' ? `np.where(old == 0, 0 - np.clip(gradient, -c, c), ${pythonSlope})` : pythonSlope
  return [
    `c = ${c}  # of the weight penalty`,
    `penalty, slopes = ${pythonSize}, ${slopes}`,
    'print("penalty", penalty, "both", loss + penalty, sep="\\t")',
  ]
}
