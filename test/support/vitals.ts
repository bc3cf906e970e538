import { trainingAt } from '../../src/document/training-at'
import type { Document } from '../../src/document/types'
import { createNetwork } from '../../src/engine/network/network'
import type { StepTrace } from '../../src/engine/step/step-trace'
import { lastChanges, type Vitals } from '../../src/health/finding'
import { raiseIn } from '../../src/health/raise'
import { addCounts, countUnits } from '../../src/health/unit-counts'
import { createDriver, type Driver, openIn } from './session-driver'

/** What a page would know of run 1, paused: its rows, its newest frame, and the traces of its last steps. */
function vitalsOf(driver: Driver, document: Document, batches = 4): Vitals {
  const frame = driver.lastFrame()
  const opened = driver.of('opened').at(-1)!
  const { split } = opened
  const { activations } = trainingAt(document.scenario, document.changes, frame.position.step)
  const network = createNetwork(opened.network.sizes, activations)
  const kept = driver.of('frame').flatMap((event) => event.frame.rows)
  const { row } = frame
  const rows = row && row.step > (kept.at(-1)?.step ?? -1) ? [...kept, row] : kept
  const traces = Array.from({ length: Math.min(batches, frame.position.step) }, (_, k) => traceOf(driver, frame.position.step - 1 - k))
  const counts = traces.map((trace) => countUnits(network, trace))
  return {
    step: frame.position.step,
    scenario: { ...document.scenario, training: frame.training, network: { ...document.scenario.network, activations } },
    network,
    trainingRows: split.train.length,
    parameters: frame.parameters,
    trace: frame.trace,
    rows,
    ...lastChanges(document.changes, frame.position.step),
    raise: raiseIn(document, rows, frame.position.step),
    resting: true,
    units: counts.length > 0 ? counts.reduce(addCounts) : null,
    revisit: frame.revisit,
    diverged: driver.lastStatus().diverged,
  }
}

/** A fresh run after so many steps. */
export function vitalsAfter(document: Document, steps: number, batches = 4): Vitals {
  const driver = createDriver()
  openIn(driver, 1, document)
  driver.send({ type: 'step', steps })
  for (let k = 0; k < 400 && driver.session.work(5) !== Number.POSITIVE_INFINITY; k++) driver.send({ type: 'painted', run: 1 })
  driver.settle()
  return vitalsOf(driver, document, batches)
}

function traceOf(driver: Driver, step: number): StepTrace {
  driver.send({ type: 'trace', run: 1, step, request: step })
  driver.settle()
  const { trace } = driver.of('trace').at(-1)!
  if (!trace) throw new Error(`no trace of step ${step}`)
  return trace
}
