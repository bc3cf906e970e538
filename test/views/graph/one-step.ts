import type { Matrix } from '../../../src/engine/network/matrix'
import { createNetwork } from '../../../src/engine/network/network'
import { createOptimizerState, type OptimizerSpec } from '../../../src/engine/step/optimizers'
import { probe } from '../../../src/engine/step/probe'
import { createStepper } from '../../../src/engine/step/step'
import type { StepSettings } from '../../../src/engine/step/step-settings'
import type { Frame } from '../../../src/trainer/protocol'

const NETWORK = createNetwork([2, 2, 2], ['sigmoid', 'sigmoid'])
const GIVEN = [0.15, 0.2, 0.25, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6]
const X: Matrix = { rows: 3, columns: 2, values: Float64Array.of(0.05, 0.1, 0.9, -0.4, 0.3, 0.7) }
const Y: Matrix = { rows: 3, columns: 2, values: Float64Array.of(0.01, 0.99, 1, 0, 0.5, 0.5) }
const SGD: OptimizerSpec = { kind: 'sgd' }

/** The frame after one real step of the 2-2-2 network at rate 0.5, its biases fixed, with the batch `rows`, or before any step when it is empty. */
export function frameAfter(rows: readonly number[], sample: number, masks: readonly number[] | null = null): Frame {
  const parameters = Float64Array.from(GIVEN)
  const steps = rows.length > 0 ? 1 : 0
  const trace = steps === 0 ? null : step(parameters, rows, sample, masks)
  return {
    run: 1,
    exact: true,
    position: { step: steps, epoch: 1, batch: 1, batches: 1 },
    training: {} as Frame['training'],
    parameters,
    trace,
    probe: probe(NETWORK, parameters, X, Y, sample, 'sse_half', steps),
    row: null,
    rows: [],
    rowsReset: false,
    trajectory: { parameters: [], stride: 1, reset: false, points: new Float64Array(0) },
    field: null,
    outputs: null,
    revisit: null,
    unit: null,
    next: null,
    order: { used: 0, batch: 1, of: 1, from: 0, rows: Int32Array.of(0) },
  }
}

function step(parameters: Float64Array, rows: readonly number[], sample: number, masks: readonly number[] | null) {
  const stepper = createStepper(NETWORK, X, Y, rows.length)
  const keep = masks ? 0.5 : 1
  const settings: StepSettings = {
    loss: 'sse_half',
    optimizer: SGD,
    penalty: { kind: 'none' },
    keep,
    trainBiases: false,
    trainingRows: 3,
  }
  stepper.begin(parameters, Int32Array.from(rows), settings, masks ? [masks] : null, { record: true })
  stepper.accumulate(0, rows.length)
  stepper.apply(createOptimizerState(SGD, parameters.length), 0.5)
  const place = rows.indexOf(sample)
  return stepper.trace(0, Int32Array.from(place < 0 ? [] : [place]), true)
}
