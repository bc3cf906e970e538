import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import type { Document } from '../../../src/document/types'
import type { StepContext } from '../../../src/explain/context'
import { createOperations } from '../../../src/explain/operations/operations'
import { numberOf } from '../../../src/explain/value'
import { tries } from '../../support/proof'
import { createChance, documentWith } from '../../support/run-documents'
import { createDriver, openIn, WATCH } from '../../support/session-driver'

const STEPS = 160
const REWINDS = tries(200, 1000)

/** Bits of every operation's result, in order. */
function resultsOf(context: StepContext): Float64Array {
  const operations = createOperations(context)
  return Float64Array.from({ length: operations.count('operation') }, (_, index) => {
    const { result } = operations.at(index)
    return result === null ? 0 : numberOf(context, result)
  })
}

function began(document: Document) {
  const driver = createDriver()
  openIn(driver, 1, document, WATCH)
  driver.send({ type: 'seek', step: STEPS })
  driver.settle()
  const { network, split, dataset } = driver.of('opened')[0]
  const { training } = document.scenario
  let requests = 0
  return (step: number): StepContext => {
    requests += 1
    driver.send({ type: 'trace', run: 1, step, request: requests })
    driver.settle()
    const { trace } = driver.of('trace').find(({ request }) => request === requests)!
    return {
      network,
      trace: trace!,
      loss: training.loss,
      penalty: training.penalty,
      trainBiases: training.trainBiases,
      trainingRows: split.train.length,
      inputNames: dataset.inputNames,
      outputNames: dataset.outputNames,
    }
  }
}

test.each([
  { name: 'the 2-2-2 network', document: presetDocument('two-two-two') },
  {
    name: 'moons with dropout and Adam',
    document: documentWith('moons', { dropout: 0.3, optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 } }),
  },
])(
  '$name: random rewinds give every operation the number of the first pass, to the bit',
  ({ document }) => {
    const contextAt = began(document)
    const first = Array.from({ length: STEPS }, (_, step) => resultsOf(contextAt(step)))
    const chance = createChance(5)
    for (let k = 0; k < REWINDS; k++) {
      const step = chance.below(STEPS)
      expect(resultsOf(contextAt(step))).toEqual(first[step])
    }
  },
  30_000,
)
