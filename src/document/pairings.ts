import type { Task } from '../data/dataset'
import type { Activation } from '../engine/network/activations'
import type { Loss } from '../engine/network/loss-kinds'

/** Whether a loss and an output activation go together: cce only with softmax, bce only with sigmoid, perceptron and step with each other. */
export function pairs(loss: Loss, output: Activation): boolean {
  if (loss === 'cce') return output === 'softmax'
  if (loss === 'bce') return output === 'sigmoid'
  if (loss === 'perceptron' || output === 'step') return loss === 'perceptron' && output === 'step'
  return true
}

/** Whether the targets suit the loss: cross-entropies need targets that are classes. */
export function suitsTask(loss: Loss, task: Task): boolean {
  if (loss === 'cce') return task === 'classes'
  if (loss === 'bce') return task !== 'regression'
  if (loss === 'perceptron') return task === 'binary'
  return true
}

/** The loss to offer with a new output activation: the present one where it goes with it. */
export function lossForOutput(output: Activation, loss: Loss): Loss {
  if (pairs(loss, output)) return loss
  if (output === 'softmax') return 'cce'
  if (output === 'step') return 'perceptron'
  return output === 'sigmoid' ? 'bce' : 'mse_half'
}

/** The output activation to offer with a new loss: the present one where it goes with it. */
export function outputForLoss(loss: Loss, output: Activation): Activation {
  if (pairs(loss, output)) return output
  if (loss === 'cce') return 'softmax'
  return loss === 'perceptron' ? 'step' : 'sigmoid'
}
