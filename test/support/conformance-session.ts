import type { Document, Scenario } from '../../src/document/types'
import type { StepTrace } from '../../src/engine/step/step-trace'
import type { Event, Frame } from '../../src/trainer/protocol'
import { createSession } from '../../src/trainer/session/session'
import { type Check, close } from './check'
import { optimizerOf, parametersOf, penaltyOf, scheduleOf, type TraceCase, type TraceRun } from './traces'

/** The runs of a case that a Scenario can express, played step by step through a Session. */
export function* sessionChecks(given: TraceCase): Generator<Check> {
  for (const run of given.runs) {
    const scenario = scenarioOf(given, run)
    if (scenario) yield* runChecks(given, run, scenario)
  }
}

function* runChecks(given: TraceCase, run: TraceRun, scenario: Scenario): Generator<Check> {
  const name = `${given.id} ${run.optimizer.name} in a session`
  const steps = run.lr.length
  const played = play(scenario, steps)
  if (played.problem !== null) {
    yield { name, passed: false, detail: played.problem }
    return
  }
  const { traces, frames } = played
  const { expected } = given
  const first = traces[0]
  yield close(`${name}: z`, first?.z ?? [], expected.z)
  yield close(`${name}: a`, first?.a ?? [], expected.a)
  yield close(`${name}: delta`, first?.delta ?? [], expected.delta)
  yield close(`${name}: dW and db`, first?.dataGradient ?? [], parametersOf({ W: expected.dW, b: expected.db }))
  yield close(
    `${name}: lr`,
    traces.map((trace) => trace?.learningRate ?? Number.NaN),
    run.lr,
  )
  yield close(
    `${name}: batchTotalLoss`,
    traces.map((trace) => trace?.totalLoss ?? Number.NaN),
    run.batchTotalLoss,
  )
  if (run.batchDataLoss)
    yield close(
      `${name}: batchDataLoss`,
      traces.map((trace) => trace?.dataLoss ?? Number.NaN),
      run.batchDataLoss,
    )
  yield close(`${name}: after step 1`, frames[1]?.parameters ?? [], parametersOf(run.afterStep1))
  yield close(`${name}: after step ${steps}`, frames[steps]?.parameters ?? [], parametersOf(run.afterStep5))
  yield close(`${name}: finalDataLossAllSamples`, frames[steps]?.row?.trainLoss ?? Number.NaN, run.finalDataLossAllSamples)
}

/** Null where the case needs what a Scenario does not have: given masks, batches out of the listed order, another n, targets of no task. */
export function scenarioOf(given: TraceCase, run: TraceRun): Scenario | null {
  const { data, network, regularization } = given
  const task = taskOf(given)
  const batchSize = listedBatchSize(run, data.X.length)
  if (given.dropout !== null || task === null || batchSize === null) return null
  if ((regularization.n ?? data.X.length) !== data.X.length) return null
  return {
    id: 'own',
    name: given.id,
    summary: given.title,
    data: { kind: 'rows', task, X: data.X, Y: data.Y },
    split: { testFraction: 0, seed: 1 },
    network: { hidden: network.sizes.slice(1, -1), activations: network.activations },
    initialization: { kind: 'given', parameters: [...parametersOf(given.initial)] },
    training: {
      loss: given.loss,
      optimizer: optimizerOf(run.optimizer),
      learningRate: run.optimizer.lr,
      schedule: scheduleOf(run.schedule),
      penalty: penaltyOf(regularization),
      dropout: 0,
      maskPer: 'sample',
      pins: [],
      batchSize,
      order: 'listed',
      trainBiases: true,
      stopping: { kind: 'none' },
      shuffleSeed: 1,
      dropoutSeed: 1,
    },
  }
}

function taskOf({ loss, data: { Y } }: TraceCase): 'regression' | 'binary' | 'classes' | null {
  if (loss !== 'bce' && loss !== 'cce') return 'regression'
  const bits = Y.every((y) => y.every((value) => value === 0 || value === 1))
  if (loss === 'bce' && bits && Y[0].length === 1) return 'binary'
  const oneHot = bits && Y[0].length > 1 && Y.every((y) => y.filter((value) => value === 1).length === 1)
  return oneHot ? 'classes' : null
}

/** The size of consecutive batches through the rows, beginning again after the last row; null for another order. */
function listedBatchSize({ stepBatches }: TraceRun, rows: number): number | 'full' | null {
  if (!stepBatches) return 'full'
  const size = stepBatches[0].length
  let from = 0
  for (const batch of stepBatches) {
    const to = Math.min(from + size, rows)
    if (batch.length !== to - from || batch.some((row, k) => row !== from + k)) return null
    from = to === rows ? 0 : to
  }
  return size
}

interface Played {
  readonly problem: string | null
  readonly traces: (StepTrace | null)[] // of steps 0, 1, ...
  readonly frames: (Frame | undefined)[] // exact frames by step
}

/** Opens the scenario, makes single steps, and asks for the full trace of each. */
function play(scenario: Scenario, steps: number): Played {
  const run = 1
  const frames: (Frame | undefined)[] = []
  const traces: (StepTrace | null)[] = []
  let problem: string | null = null
  let clock = 0
  const events: Event[] = []
  const session = createSession({ emit: (event) => events.push(event), now: () => (clock += 0.01) })
  const settle = () => {
    while (session.work(5) === 0) receive()
    receive()
  }
  const receive = () => {
    for (const event of events.splice(0)) {
      if (event.type === 'refused') problem = `${event.problem.place}: ${event.problem.message}`
      else if (event.type === 'failed') problem = event.message
      else if (event.type === 'trace') traces[event.request] = event.trace
      else if (event.type === 'frame') {
        if (event.frame.exact) frames[event.frame.position.step] = event.frame
        session.handle({ type: 'painted', run })
      }
    }
  }
  const document: Document = {
    scenario,
    changes: [],
    step: 0,
    view: { selection: { kind: 'none' }, axes: [0, 1], window: null, sample: 0, lens: 'activations' },
  }
  session.handle({ type: 'open', run, document, watch: { sample: 0, parameters: [0, 1], fieldSide: 0 } })
  settle()
  for (let step = 0; step < steps && problem === null; step++) {
    session.handle({ type: 'step', steps: 1 })
    settle()
    session.handle({ type: 'trace', run, step, request: step })
    settle()
  }
  return { problem, traces, frames }
}
