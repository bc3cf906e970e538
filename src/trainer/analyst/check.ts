import type { Dataset, Split } from '../../data/dataset'
import { networkOf } from '../../document/pins'
import { trainingAt } from '../../document/training-at'
import { type Network, parameterAt } from '../../engine/network/network'
import { checkGradient } from '../../engine/objective/gradient-check'
import type { CheckEvaluation, CheckQuestion } from '../protocol'
import { chunkRows, type Sliced } from '../slices'

/** The data of a document and the network of its shape. */
export interface BuiltData {
  readonly dataset: Dataset
  readonly split: Split
  readonly network: Network
}

/**
 * Central differences of the total loss of the step's batch, with the loss, activations and penalty in force at that step.
 * @throws RangeError when the question does not fit the document
 */
export function* checkAnswer(asked: CheckQuestion, { dataset, split, network }: BuiltData): Sliced<CheckEvaluation> {
  const { run, request, document, step, rows, masks, keep, before, parameter, totalGradient: gradient, hs } = asked
  const { training, activations } = trainingAt(document.scenario, document.changes, step)
  const batch = {
    network: networkOf(network.sizes, activations, training.pins),
    X: dataset.X,
    Y: dataset.Y,
    rows,
    dropout: masks && { keep, masks },
    loss: training.loss,
    penalty: training.penalty,
    trainingRows: split.train.length,
  }
  const check = yield* checkGradient(batch, before, parameter, gradient, hs, chunkRows(network.parameterCount))
  const fixed = !training.trainBiases && parameterAt(network, parameter).kind === 'bias'
  return { type: 'check', run, request, step, parameter, totalGradient: gradient, fixed, ...check }
}
