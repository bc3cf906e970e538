import { shapeOf } from '../../document/data-shape'
import { functionsForTask, lossForOutput, outputForLoss } from '../../document/pairings'
import { FIRST_SPLIT } from '../../document/presets/scenario'
import type { DataSpec, Scenario } from '../../document/types'
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

/** How a scenario differs with other data: they may need other outputs and another loss; hidden layers and their activations stay. */
export function withData(data: DataSpec, { split, network: { hidden, activations } }: Pick<Scenario, 'split' | 'network'>) {
  const functions = functionsForData(data, activations)
  const drawn = 'seed' in split ? {} : { split: FIRST_SPLIT } // row numbers are of the rows before
  return { data, ...drawn, network: { hidden, activations: functions.activations }, training: { loss: functions.loss } }
}

/** The output activation and loss that new data asks for. */
function functionsForData(data: DataSpec, activations: readonly Activation[]): Functions {
  const { output, loss } = functionsForTask(shapeOf(data).task)
  return { activations: [...activations.slice(0, -1), output], loss }
}
