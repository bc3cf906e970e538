import type { StepTrace } from '../../engine/step/step-trace'
import type { CheckEvaluation } from '../../trainer/protocol'
import { firstRun } from '../state/runs'
import { analystIfLoaded, hearAnalyst, loadAnalyst } from '../workers/shared-analyst'
import { checkQuestionOf, holdsBatch } from './check-question'

/** What the newest check is about. */
interface Subject {
  readonly run: number
  readonly trace: StepTrace
  readonly parameter: number
}

const listeners = new Set<() => void>()
let subject: Subject | null = null
let newest: CheckEvaluation | null = null
let problem: string | null = null

hearAnalyst('check', receive, ({ message }) => fail(message))

/** The answer to the newest request; null until there is one, and after the run is gone. */
export function latestCheck(): CheckEvaluation | null {
  return newest?.run === firstRun.state.getState().run ? newest : null
}

/** Why the newest request has no answer; null while it may still get one. */
export function checkProblem(): string | null {
  return problem
}

/** Call back when latestCheck() or checkProblem() has changed. Return the function that ends it. */
export function subscribeCheck(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Checks the gradient of a parameter by central differences on the batch of the step, just as the step saw it. The newest request wins. */
export function requestCheck(trace: StepTrace, parameter: number): void {
  const { run } = firstRun.state.getState()
  if (subject?.run === run && subject.trace === trace && subject.parameter === parameter && problem === null) return
  subject = { run, trace, parameter }
  settle(null, null)
  void ask(subject)
}

/** Ends the request: its answer is forgotten, or not computed any further. */
export function cancelCheck(): void {
  if (!subject) return
  subject = null
  analystIfLoaded()?.check(null)
  settle(null, null)
}

async function ask(asked: Subject): Promise<void> {
  try {
    const [analyst, full] = await Promise.all([
      loadAnalyst(),
      holdsBatch(asked.trace) ? asked.trace : firstRun.traces.request(asked.trace.step),
    ])
    if (subject !== asked) return
    if (!full) return fail(`Step ${asked.trace.step} could not be made again for the check.`)
    analyst.check(checkQuestionOf(asked.run, firstRun.state.getState().document, full, asked.parameter))
  } catch {
    if (subject === asked) fail('The gradient could not be checked: its program could not be loaded.')
  }
}

function receive(evaluation: CheckEvaluation): void {
  if (subject?.run === evaluation.run && subject.trace.step === evaluation.step && subject.parameter === evaluation.parameter) {
    settle(evaluation, null)
  }
}

function fail(message: string): void {
  if (subject) settle(null, message)
}

function settle(evaluation: CheckEvaluation | null, message: string | null): void {
  if (newest === evaluation && problem === message) return
  newest = evaluation
  problem = message
  for (const listener of listeners) listener()
}
