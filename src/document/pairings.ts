import type { Task } from '../data/dataset'
import type { Activation } from '../engine/network/activations'
import { goTogether, type Loss, outputMadeFor } from '../engine/network/loss-kinds'

/** Where an activation may stand, and the loss to offer with it at the output. */
export const ACTIVATIONS: Readonly<Record<Activation, { readonly hidden: boolean; readonly loss: Loss }>> = {
  linear: { hidden: true, loss: 'mse_half' },
  sigmoid: { hidden: true, loss: 'bce' },
  tanh: { hidden: true, loss: 'mse_half' },
  relu: { hidden: true, loss: 'mse_half' },
  leaky_relu: { hidden: true, loss: 'mse_half' },
  elu: { hidden: true, loss: 'mse_half' },
  softplus: { hidden: true, loss: 'mse_half' },
  softmax: { hidden: false, loss: 'cce' },
  step: { hidden: false, loss: 'perceptron' },
}

/** The tasks whose targets suit each loss: cross-entropies need targets that are classes. */
const LOSSES: Readonly<Record<Loss, readonly Task[]>> = {
  sse_half: ['regression', 'binary', 'classes'],
  mse_half: ['regression', 'binary', 'classes'],
  mse: ['regression', 'binary', 'classes'],
  bce: ['binary', 'classes'],
  cce: ['classes'],
  perceptron: ['binary'],
}

const OUTPUTS: Readonly<Record<Task, Activation>> = { regression: 'linear', binary: 'sigmoid', classes: 'softmax' }

export const LOSS_KINDS = Object.keys(LOSSES) as readonly Loss[]

/** The losses whose targets suit a task. */
export function lossesFor(task: Task): readonly Loss[] {
  return LOSS_KINDS.filter((loss) => suitsTask(loss, task))
}

/** The output activations that go with a loss and the outputs of a task. */
export function outputsFor(loss: Loss, task: Task): readonly Activation[] {
  return (Object.keys(ACTIVATIONS) as Activation[]).filter((kind) => goTogether(loss, kind) && (kind !== 'softmax' || task === 'classes'))
}

export function suitsTask(loss: Loss, task: Task): boolean {
  return LOSSES[loss].includes(task)
}

/** The output activation and loss to offer for a task: probabilities for classes, a plain number for a regression. */
export function functionsForTask(task: Task): { readonly output: Activation; readonly loss: Loss } {
  const output = OUTPUTS[task]
  return { output, loss: ACTIVATIONS[output].loss }
}

/** The loss to offer with a new output activation: the present one where it goes with it. */
export function lossForOutput(output: Activation, loss: Loss): Loss {
  return goTogether(loss, output) ? loss : ACTIVATIONS[output].loss
}

/** The output activation to offer with a new loss: the present one where it goes with it. */
export function outputForLoss(loss: Loss, output: Activation): Activation {
  return goTogether(loss, output) ? output : (outputMadeFor(loss) ?? 'sigmoid')
}
