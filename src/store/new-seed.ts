import type { Scenario } from '../document/types'
import type { Problem } from '../trainer/protocol'
import { app, say } from './app-store'
import { openDocument, scenarioInForce, typedWeights } from './documents'
import { chosenSide, type Side } from './side'

/**
 * A new run with other first weights, another order of the rows and other dropout, of the side whose settings are shown.
 * Given first weights stay. Run B gets seeds of its own; those of run A are also B's, but where B has its own.
 */
export function newSeed(): void {
  const side = chosenSide()
  const scenario = scenarioInForce(side.app.getState())
  const { initialization } = scenario
  const drawn = initialization.kind === 'drawn'
  const next = {
    ...scenario,
    initialization: drawn ? { ...initialization, seed: randomSeed() } : initialization,
    training: { ...scenario.training, shuffleSeed: randomSeed(), dropoutSeed: randomSeed() },
  }
  const problem = side.mark === 'A' ? openReseeded(next) : side.openScenario(next)
  if (problem) say('error', problem.message)
  else say('info', seedWords(drawn, app.getState().comparison === null ? null : side.mark))
}

/** First weights that were given stay with those typed before the first step. */
function openReseeded(scenario: Scenario): Problem | null {
  const { document } = app.getState()
  const changes = scenario.initialization.kind === 'drawn' ? [] : typedWeights(document)
  return openDocument({ scenario, changes, step: 0, view: document.view })
}

function seedWords(drawn: boolean, of: Side['mark'] | null): string {
  const what = drawn
    ? 'a new run with other first weights and another order of the rows.'
    : 'the given first weights stay, the order of the rows changes.'
  return of === null ? `New seeds: ${what}` : `New seeds for run ${of}: ${what} Both runs begin again at step 0.`
}

/** A whole number that is easy to read out: 0..999,999. */
function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000
}
