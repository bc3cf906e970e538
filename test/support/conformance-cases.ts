import { createWorkspace } from '../../src/engine/network/backprop'
import { denseBackward } from '../../src/engine/network/dense'
import { datasetLoss } from '../../src/engine/network/evaluate'
import { createNetwork } from '../../src/engine/network/network'
import { createOptimizerState } from '../../src/engine/step/optimizers'
import { penaltyCoefficient } from '../../src/engine/step/penalties'
import { scheduledRate } from '../../src/engine/step/schedules'
import type { GivenMasks, StepSettings } from '../../src/engine/step/step-settings'
import { createStepper } from '../../src/kernels/door'
import { type Check, close } from './check'
import { matrixOf, optimizerOf, parametersOf, penaltyOf, type Shaped, scheduleOf, type TraceCase, type TraceRun } from './traces'

/** Every expected value of one case, from the engine's record, and every run, by the kernels where they are loaded. */
export function* caseChecks(given: TraceCase): Generator<Check> {
  yield* expectedChecks(given)
  for (const run of given.runs) yield* runChecks(given, run)
}

function* expectedChecks(given: TraceCase): Generator<Check> {
  const { id, expected } = given
  const { layers } = networkOf(given)
  const run = machine(given, given.runs[0], true)
  run.advance(0)
  const trace = run.stepper.trace(0, 'all')
  yield close(`${id} z`, trace.z, expected.z)
  yield close(`${id} a`, trace.a, expected.a)
  if (expected.aDropped)
    yield close(`${id} aDropped`, trace.dropped.slice(0, expected.aDropped.length) as Float64Array[], expected.aDropped)
  yield close(`${id} delta`, trace.delta, expected.delta)
  yield close(`${id} dW and db`, trace.dataGradient, parametersOf({ W: expected.dW, b: expected.db }))
  const samples = trace.included.length
  const slopes = new Float64Array(samples * layers[0].in)
  denseBackward(trace.before, layers[0].W, layers[0].in, layers[0].out, trace.delta[0], slopes, samples)
  yield close(`${id} dX`, slopes, expected.dX)
  yield close(`${id} dataLoss`, trace.dataLoss, expected.dataLoss)
  yield close(`${id} penalty`, trace.penalty, expected.penalty)
  yield close(`${id} totalLoss`, trace.totalLoss, expected.totalLoss)
  if (expected.dWTotal) yield close(`${id} dWTotal`, trace.totalGradient, parametersOf({ W: expected.dWTotal, b: expected.db }))
  const { gradCoefficient, n } = given.regularization
  if (gradCoefficient !== undefined) {
    yield close(`${id} gradCoefficient`, penaltyCoefficient(penaltyOf(given.regularization), n ?? given.data.X.length), gradCoefficient)
  }
}

function* runChecks(given: TraceCase, run: TraceRun): Generator<Check> {
  const name = `${given.id} ${run.optimizer.name}`
  const { X, Y, parameters, advance } = machine(given, run, false)
  const rates: number[] = []
  const totals: number[] = []
  const datas: number[] = []
  const checkpoints: Record<string, Shaped> = { 1: run.afterStep1, 5: run.afterStep5 }
  for (let t = 0; t < run.lr.length; t++) {
    const { rate, dataLoss, totalLoss } = advance(t)
    rates.push(rate)
    datas.push(dataLoss)
    totals.push(totalLoss)
    const want = checkpoints[t + 1]
    if (want) yield close(`${name} after step ${t + 1}`, parameters, parametersOf(want))
  }
  yield close(`${name} lr`, rates, run.lr)
  yield close(`${name} batchTotalLoss`, totals, run.batchTotalLoss)
  if (run.batchDataLoss) yield close(`${name} batchDataLoss`, datas, run.batchDataLoss)
  const network = networkOf(given)
  const final = datasetLoss(network, parameters, X, Y, allRows(given), given.loss, createWorkspace(network, 3))
  yield close(`${name} finalDataLossAllSamples`, final, run.finalDataLossAllSamples)
}

/** A Stepper set to the case at its initial parameters; advance(t) makes update t of the run. */
function machine(given: TraceCase, run: TraceRun, record: boolean) {
  const network = networkOf(given)
  const X = matrixOf(given.data.X)
  const Y = matrixOf(given.data.Y)
  const parameters = parametersOf(given.initial)
  const stepper = createStepper(network, X, Y, X.rows)
  const settings: StepSettings = {
    loss: given.loss,
    optimizer: optimizerOf(run.optimizer),
    penalty: penaltyOf(given.regularization),
    keep: given.dropout?.keep ?? 1,
    trainBiases: true,
    trainingRows: given.regularization.n ?? X.rows,
  }
  const state = createOptimizerState(settings.optimizer, parameters.length)
  const schedule = scheduleOf(run.schedule)
  const advance = (t: number) => {
    const rows = run.stepBatches ? Int32Array.from(run.stepBatches[t]) : allRows(given)
    const rate = scheduledRate(schedule, run.optimizer.lr, t)
    stepper.begin(parameters, rows, settings, masksOf(given, t), { record })
    const middle = rows.length >> 1
    stepper.accumulate(0, middle) // in two chunks: a step is resumable
    stepper.accumulate(middle, rows.length)
    return { ...stepper.apply(state, rate), rate }
  }
  return { X, Y, parameters, stepper, advance }
}

function masksOf(given: TraceCase, step: number): GivenMasks | null {
  return given.dropout ? given.dropout.masks[step].map((layer) => layer.flat()) : null
}

function networkOf({ network }: TraceCase) {
  return createNetwork(network.sizes, network.activations)
}

function allRows(given: TraceCase): Int32Array {
  return Int32Array.from(given.data.X, (_, row) => row)
}
