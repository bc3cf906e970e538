import { pinsWithin } from '../document/pins'
import type { Scenario, Training } from '../document/types'
import { app, openScenario, type Side, say, scenarioInForce, useSide } from '../store'

type Patch = Partial<Pick<Scenario, 'data' | 'split' | 'network' | 'initialization'>> & { readonly training?: Partial<Training> }
/** What a new run has otherwise than a scenario. */
type PatchOf = (scenario: Scenario) => Patch

/** The function that starts a new run on the side whose settings are shown. */
export function useStartNewRun(): (patchOf: PatchOf) => string | null {
  const side = useSide()
  return (patchOf) => startNewRun(side, patchOf)
}

/**
 * Starts a new run with other data, shape, initialization or seeds, keeping the training settings in force. Two runs that are
 * compared have the same data: a change of data or split is made in both, and each keeps its own settings.
 * Answers with a sentence when the scenario is refused; the old run then stays.
 */
function startNewRun(side: Side, patchOf: PatchOf): string | null {
  const [scenario, patch] = patched(side, patchOf)
  const { comparison } = app.getState()
  const both = comparison !== null && (patch.data ?? patch.split) !== undefined
  const problem = both
    ? openScenario(patched({ app }, patchOf)[0], { beside: patched(comparison.beside, patchOf)[0] })
    : side.openScenario(scenario)
  if (problem) return problem.message
  if (both) say('info', 'The data are those of both runs: both begin again at step 0.')
  else if (redraws(scenarioInForce(side.app.getState()), patch))
    say('info', 'The given weights do not fit the new shape: new ones were drawn.')
  return null
}

function patched({ app }: Pick<Side, 'app'>, patchOf: PatchOf): readonly [Scenario, Patch] {
  const scenario = scenarioInForce(app.getState())
  const patch = patchOf(scenario)
  const { training, ...rest } = patch
  const next: Scenario = {
    ...scenario,
    ...(shapeChanges(scenario, patch) ? { id: 'own', name: 'Own run', summary: 'Your own choice of data and network.' } : {}),
    ...rest,
    training: { ...scenario.training, pins: pinsWithin(scenario.training.pins, (patch.network ?? scenario.network).hidden), ...training },
    ...(redraws(scenario, patch) ? { initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 } } : {}),
  }
  return [next, patch]
}

function shapeChanges({ network }: Scenario, patch: Patch): boolean {
  return patch.data !== undefined || (patch.network !== undefined && patch.network.hidden.join() !== network.hidden.join())
}

/** Given weights do not fit a new shape. */
function redraws(scenario: Scenario, patch: Patch): boolean {
  return shapeChanges(scenario, patch) && scenario.initialization.kind === 'given' && patch.initialization === undefined
}
