import { digits } from '../../src/data/digits/held'
import { loadDigits } from '../../src/data/digits/load'
import { createGenerator } from '../../src/engine/arithmetic/random'
import { initialize } from '../../src/engine/network/initializers'
import type { ByteMatrix } from '../../src/engine/network/matrix'
import { createNetwork } from '../../src/engine/network/network'
import { createOptimizerState } from '../../src/engine/step/optimizers'
import { createStepper } from '../../src/engine/step/step'
import type { StepContext } from '../../src/explain/context'
import { PACKED } from './packed-digits'

/** One step of 784-30-10 on the first digits of MNIST, with its record and what it was made from. */
export async function digitStep(batch = 10) {
  const choice = { training: 100, test: 0 }
  await loadDigits(choice, PACKED)
  const { X, Y, inputNames, outputNames } = digits(choice)
  const network = createNetwork([784, 30, 10], ['sigmoid', 'softmax'])
  const parameters = initialize(network, { kind: 'scaled' }, createGenerator(3))
  const before = parameters.slice()
  const rows = Int32Array.from({ length: batch }, (_, k) => k)
  const optimizer = { kind: 'sgd' } as const
  const stepper = createStepper(network, X, Y, batch)
  const settings = { loss: 'cce', optimizer, penalty: { kind: 'none' }, keep: 1, trainBiases: true, trainingRows: 100 } as const
  stepper.begin(parameters, rows, settings, null, { record: true })
  stepper.accumulate(0, batch)
  stepper.apply(createOptimizerState(optimizer, parameters.length), 0.5)
  const trace = stepper.trace(0, 'all')
  const context: StepContext = {
    network,
    trace,
    loss: 'cce',
    penalty: { kind: 'none' },
    trainBiases: true,
    trainingRows: 100,
    inputNames,
    outputNames,
  }
  return { network, X: X as ByteMatrix, Y, rows, before, trace, context }
}
