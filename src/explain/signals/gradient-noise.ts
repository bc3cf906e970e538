import type { Network } from '../../engine/network/network'
import type { StepTrace } from '../../engine/step/step-trace'
import { contributionOf } from '../contributions'
import { updateParts } from './update-parts'

/** The gradients of a batch's samples in two parameters, at the scale of a step. Without penalty, momentum and the like. */
export interface GradientNoise {
  readonly steps: Float64Array // [recorded sample][axis]: −rate · m · its part of the gradient, the step of a batch of nothing but it
  readonly mean: readonly [number, number] // −rate · gradient of the data loss: the mean over the whole batch
  readonly shown: number // samples recorded
  readonly of: number // samples in the batch
  readonly meanLength: number // of the steps of the recorded samples
  readonly lengthOfMean: number
  readonly against: number // share of the recorded samples that point more than 90° off the mean; NaN where the mean is 0
}

export type NoiseNumber = 'shown' | 'of' | 'meanLength' | 'lengthOfMean' | 'against'

/** How the samples of a step's batch pull at two parameters, and how far they agree. Of a bias that is not trained nothing counts. */
export function gradientNoise(network: Network, trace: StepTrace, axes: readonly [number, number]): GradientNoise {
  const rates = axes.map((axis) => (updateParts(trace, axis).fixed ? 0 : trace.learningRate))
  const m = trace.rows.length
  const shown = trace.included.length
  const steps = new Float64Array(2 * shown)
  const mean = [0 - rates[0]! * trace.dataGradient[axes[0]]!, 0 - rates[1]! * trace.dataGradient[axes[1]]!] as const
  let lengths = 0
  let against = 0
  for (let s = 0; s < shown; s++) {
    for (const k of [0, 1] as const) steps[2 * s + k] = 0 - rates[k]! * (m * contributionOf({ network, trace }, axes[k], s))
    const [x, y] = [steps[2 * s]!, steps[2 * s + 1]!]
    lengths += Math.sqrt(x * x + y * y)
    if (x * mean[0] + y * mean[1] < 0) against += 1
  }
  const lengthOfMean = Math.sqrt(mean[0] * mean[0] + mean[1] * mean[1])
  return {
    steps,
    mean,
    shown,
    of: m,
    meanLength: lengths / shown,
    lengthOfMean,
    against: lengthOfMean === 0 ? Number.NaN : against / shown,
  }
}
