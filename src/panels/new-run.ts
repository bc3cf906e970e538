import { pinsWithin } from '../document/pins'
import type { Scenario, Training } from '../document/types'
import { type Side, say, scenarioInForce, useSide } from '../store'

type Patch = Partial<Pick<Scenario, 'data' | 'split' | 'network' | 'initialization'>> & { readonly training?: Partial<Training> }

/** The function that starts a new run on the side whose settings are shown. */
export function useStartNewRun(): (patch: Patch) => string | null {
  const side = useSide()
  return (patch) => startNewRun(side, patch)
}

/**
 * Starts a new run with other data, shape, initialization or seeds, keeping the training settings in force.
 * Answers with a sentence when the scenario is refused; the old run then stays.
 */
function startNewRun(side: Side, { training, ...patch }: Patch): string | null {
  const scenario = scenarioInForce(side.app.getState())
  const shapeChanged = patch.data !== undefined || (patch.network && patch.network.hidden.join() !== scenario.network.hidden.join())
  const redraw = shapeChanged && scenario.initialization.kind === 'given' && patch.initialization === undefined
  const problem = side.openScenario({
    ...scenario,
    ...(shapeChanged ? { id: 'own', name: 'Own run', summary: 'Your own choice of data and network.' } : {}),
    ...patch,
    training: { ...scenario.training, pins: pinsWithin(scenario.training.pins, (patch.network ?? scenario.network).hidden), ...training },
    ...(redraw ? { initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 } } : {}),
  })
  if (problem) return problem.message
  if (redraw) say('info', 'The given weights do not fit the new shape: new ones were drawn.')
  return null
}
