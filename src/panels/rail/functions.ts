import { lossForOutput, outputForLoss } from '../../document/pairings'
import type { DataSpec, NetworkSpec } from '../../document/types'
import type { Activation } from '../../engine/activations'
import type { Loss } from '../../engine/losses'
import { app } from '../../store'

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
