import type { Split } from '../src/data/dataset'
import { type DigitsChoice, digits } from '../src/data/digits/held'
import { loadDigits } from '../src/data/digits/load'
import { createGenerator, shuffle } from '../src/engine/arithmetic/random'
import { createWorkspace } from '../src/engine/network/backprop'
import { accuracy } from '../src/engine/network/classes'
import { datasetLoss } from '../src/engine/network/evaluate'
import { type InitializerSpec, initialize } from '../src/engine/network/initializers'
import type { Loss } from '../src/engine/network/loss-kinds'
import { createNetwork } from '../src/engine/network/network'
import { createOptimizerState, type OptimizerSpec } from '../src/engine/step/optimizers'
import { createStepper } from '../src/engine/step/step'
import type { StepSettings } from '../src/engine/step/step-settings'
import { PACKED } from '../test/support/packed-digits'

/** How 784-30-10, sigmoid throughout, is trained on batches of 10. */
export interface Study {
  readonly loss: Loss
  readonly learningRate: number
  readonly initializer: InitializerSpec
  readonly seed: number
  readonly epochs: number
}

export interface Epoch {
  readonly trainLoss: number
  readonly testLoss: number
  readonly trainAccuracy: number
  readonly testAccuracy: number
}

const BATCH = 10
const PLAIN: OptimizerSpec = { kind: 'sgd' }

/**
 * The rows of the reference: the first 10,000 training images in the order of their digits (those of a digit in their own order),
 * of which every fifth is for the test; `small`: every tenth to train on.
 */
export async function referenceRows(small: boolean): Promise<Split> {
  await loadDigits({ training: 10_000, test: 0 }, PACKED)
  const { Y } = digits({ training: 10_000, test: 0 })
  const label = (row: number) => Y.values.subarray(row * 10, row * 10 + 10).indexOf(1)
  const rows = Array.from({ length: 10_000 }, (_, row) => row).sort((a, b) => label(a) - label(b) || a - b)
  const pick = (wanted: (k: number) => boolean) => Int32Array.from(rows.filter((_, k) => wanted(k)))
  return { train: pick((k) => (small ? k % 10 === 0 : k % 5 !== 4)), test: pick((k) => k % 5 === 4) }
}

/** Trains on rows of a choice of digits; yields what each epoch comes to. */
export function* study(choice: { training: number; test: number }, split: Split, spec: Study): Generator<Epoch, void, void> {
  const { X, Y } = digits(choice)
  const network = createNetwork([784, 30, 10], ['sigmoid', 'sigmoid'])
  const parameters = initialize(network, spec.initializer, createGenerator(spec.seed))
  const order = createGenerator(spec.seed + 1_000)
  const stepper = createStepper(network, X, Y, BATCH)
  const state = createOptimizerState(PLAIN, network.parameterCount)
  const settings: StepSettings = {
    loss: spec.loss,
    optimizer: PLAIN,
    penalty: { kind: 'none' },
    keep: 1,
    trainBiases: true,
    trainingRows: split.train.length,
  }
  const workspace = createWorkspace(network, 64)
  const outputs = new Float64Array(Y.values.length)
  const measure = (rows: Int32Array) => {
    const loss = datasetLoss(network, parameters, X, Y, rows, spec.loss, workspace, outputs)
    return { loss, accuracy: accuracy(outputs, Y, rows) }
  }
  const rows = Int32Array.from(split.train)
  for (let epoch = 0; epoch < spec.epochs; epoch++) {
    rows.set(split.train)
    shuffle(order, rows)
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.subarray(from, from + BATCH)
      stepper.begin(parameters, batch, settings, null)
      stepper.accumulate(0, batch.length)
      stepper.apply(state, spec.learningRate)
    }
    const train = measure(split.train)
    const test = measure(split.test)
    yield { trainLoss: train.loss, testLoss: test.loss, trainAccuracy: train.accuracy, testAccuracy: test.accuracy }
  }
}

/** Loads a choice of digits. */
export const loadChoice = (choice: DigitsChoice) => loadDigits(choice, PACKED)
export { digitsSplit } from '../src/data/digits/held'
