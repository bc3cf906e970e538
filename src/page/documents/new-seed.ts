import type { Scenario } from '../../document/types'
import type { Problem } from '../../trainer/protocol'
import { scenarioInForce } from '../run/run-state'
import { isCompared, say } from '../state/page-state'
import { chosenRun, firstRun } from '../state/runs'
import { openDocument, openScenario, typedWeights } from './documents'

/**
 * A new run with other first weights, another order of the rows and other dropout, of the run whose settings are shown.
 * Given first weights stay. Run B gets seeds of its own; those of run A are also B's, but where B has its own.
 */
export function newSeed(): void {
  const run = chosenRun()
  const scenario = scenarioInForce(run.state.getState())
  const { initialization } = scenario
  const drawn = initialization.kind === 'drawn'
  const next = {
    ...scenario,
    initialization: drawn ? { ...initialization, seed: randomSeed() } : initialization,
    training: { ...scenario.training, shuffleSeed: randomSeed(), dropoutSeed: randomSeed() },
  }
  const problem = run === firstRun ? openReseeded(next) : openScenario(next, run)
  if (problem) say('error', problem.message)
  else say('info', seedWords(drawn, isCompared() ? run.mark : null))
}

/** First weights that were given stay with those typed before the first step. */
function openReseeded(scenario: Scenario): Problem | null {
  const { document } = firstRun.state.getState()
  const changes = scenario.initialization.kind === 'drawn' ? [] : typedWeights(document)
  return openDocument({ scenario, changes, step: 0, view: document.view })
}

function seedWords(drawn: boolean, of: string | null): string {
  const what = drawn
    ? 'a new run with other first weights and another order of the rows.'
    : 'the given first weights stay, the order of the rows changes.'
  return of === null ? `New seeds: ${what}` : `New seeds for run ${of}: ${what} Both runs begin again at step 0.`
}

/** A whole number that is easy to read out: 0..999,999. */
function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000
}
