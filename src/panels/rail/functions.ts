import { shapeOf } from '../../document/data-shape'
import { lossForOutput, outputForLoss } from '../../document/pairings'
import type { DataSpec } from '../../document/types'
import type { Activation } from '../../engine/network/activations'
import type { Loss } from '../../engine/network/loss-kinds'

interface Functions {
  readonly activations: readonly Activation[]
  readonly loss: Loss
}

/** The functions after a change of the output activation, with a loss that goes with it. */
export function withOutput(activations: readonly Activation[], loss: Loss, output: Activation): Functions {
  return { activations: [...activations.slice(0, -1), output], loss: lossForOutput(output, loss) }
}

/** The functions after a change of the loss, with an output activation that goes with it. */
export function withLoss(activations: readonly Activation[], loss: Loss): Functions {
  const output = activations[activations.length - 1]!
  return { activations: [...activations.slice(0, -1), outputForLoss(loss, output)], loss }
}

/** The output activation and loss that new data asks for: probabilities for classes, a plain number for a regression. */
export function functionsForData(data: DataSpec, activations: readonly Activation[]): Functions {
  const hidden = activations.slice(0, -1)
  switch (shapeOf(data).task) {
    case 'regression':
      return { activations: [...hidden, 'linear'], loss: 'mse_half' }
    case 'classes':
      return { activations: [...hidden, 'softmax'], loss: 'cce' }
    case 'binary':
      return { activations: [...hidden, 'sigmoid'], loss: 'bce' }
  }
}
