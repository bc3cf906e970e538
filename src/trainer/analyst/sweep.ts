import { isFullBatch } from '../../document/batch'
import { type BuiltScenario, buildNetwork, buildScenario } from '../../document/build'
import type { Document, Scenario } from '../../document/types'
import { curvature } from '../../engine/objective/rate-limit'
import { rateLimitFactor } from '../../engine/step/optimizers'
import type { RateLimit, SweepEvaluation, SweepPoint, SweepQuestion, SweepResult } from '../protocol'
import { applyDue } from '../run/change-log'
import { Machine } from '../run/machine'
import { createEvaluator } from '../run/metrics'
import { takeSteps } from '../run/replay'
import { chunkRows, type Sliced } from '../slices'

/** Points of a run's history beside the first. */
const POINTS = 10
/** Between two answers; the page has no use for more. */
const ANSWER_MS = 100

/**
 * Runs each document from its first weights to its step, just as a session does, one after the other; answers while it goes on.
 * @throws DocumentError when a document does not fit together
 */
export function* sweepAnswers(asked: SweepQuestion, emit: (answer: SweepEvaluation) => void, now: () => number): Sliced<void> {
  const { run, request, documents } = asked
  const results: SweepResult[] = []
  const allSteps = documents.reduce((sum, { step }) => sum + step, 0)
  const build = createBuilder()
  const limit = asked.limit && documents[0] ? yield* limitOf(documents[0].scenario, build(documents[0].scenario)) : null
  let stepsBefore = 0
  let answeredMs = now()

  function answer(steps: number, done: boolean): void {
    answeredMs = now()
    emit({ type: 'sweep', run, request, results: [...results], progress: allSteps === 0 ? 1 : steps / allSteps, limit, done })
  }

  for (const document of documents) {
    const before = stepsBefore
    const onStep = (step: number) => {
      if (now() - answeredMs >= ANSWER_MS) answer(before + step, false)
    }
    results.push(yield* runDocument(document, build(document.scenario), onStep))
    stepsBefore += document.step
    onStep(document.step)
    yield
  }
  answer(allSteps, true)
}

/** Builds scenarios; the data of the one before is used again where it is the very same object. */
function createBuilder(): (scenario: Scenario) => BuiltScenario {
  let last: { readonly scenario: Scenario; readonly built: BuiltScenario } | null = null
  return (scenario) => {
    const same = last?.scenario.data === scenario.data && last.scenario.split === scenario.split ? last.built : null
    const built = same ? { dataset: same.dataset, split: same.split, ...buildNetwork(scenario) } : buildScenario(scenario)
    last = { scenario, built }
    return built
  }
}

function* runDocument({ scenario, changes, step }: Document, built: BuiltScenario, onStep: (step: number) => void): Sliced<SweepResult> {
  const { dataset, split, network, parameters } = built
  const { training } = scenario
  const machine = new Machine({ dataset, train: split.train, network, parameters, training, activations: scenario.network.activations })
  const evaluator = createEvaluator(dataset, split, network)
  const chunk = chunkRows(parameters.length)
  const stride = Math.max(1, Math.ceil(step / POINTS))
  const history: SweepPoint[] = []
  let diverged = false

  function* measure(): Sliced<void> {
    evaluator.begin(machine.network, machine.parameters, machine.training.loss)
    while (!evaluator.accumulate(chunk)) yield
    const { trainLoss, testLoss } = evaluator.metrics()
    history.push({ step: machine.step, trainLoss, testLoss })
    yield
  }

  for (;;) {
    applyDue(machine, changes)
    if (machine.step % stride === 0 || machine.step === step) yield* measure()
    if (machine.step >= step) break
    const measured = machine.step + stride - (machine.step % stride)
    diverged = !(yield* takeSteps(machine, Math.min(step, measured, changes[machine.changesApplied]?.step ?? step)))
    if (diverged) break
    onStep(machine.step)
  }
  if (history[history.length - 1]?.step !== machine.step) yield* measure()
  return { history, diverged }
}

/** The largest stable rate: exact for steps on the full batch at a constant rate. */
function* limitOf({ training }: Scenario, { dataset, split, network }: BuiltScenario): Sliced<RateLimit | null> {
  const { optimizer, schedule, loss, penalty, trainBiases } = training
  const factor = rateLimitFactor(optimizer)
  if (!isFullBatch(training, split.train.length) || Number.isNaN(factor) || schedule.kind !== 'constant') return null
  const found = yield* curvature({ network, X: dataset.X, rows: split.train, loss, penalty, trainBiases })
  return found && { ...found, factor, rate: factor * (2 / found.largest) }
}
