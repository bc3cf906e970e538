import type { Scenario } from '../document/types'
import type { Loss } from '../engine/losses'
import { app, openScenario, say } from '../store'

type Patch = Partial<Pick<Scenario, 'data' | 'split' | 'network' | 'initialization'>> & { readonly loss?: Loss }

/**
 * Starts a new run with other data, shape or initialization, keeping the training settings in force.
 * Answers with a sentence when the scenario is refused; the old run then stays.
 */
export function startNewRun({ loss, ...patch }: Patch): string | null {
  const { document, training, activations } = app.getState()
  const { scenario } = document
  const network = patch.network ?? { ...scenario.network, activations: activations ?? scenario.network.activations }
  const shapeChanged = patch.data !== undefined || network.hidden.join() !== scenario.network.hidden.join()
  const given = scenario.initialization.kind === 'given' && patch.initialization === undefined && shapeChanged
  const problem = openScenario({
    ...scenario,
    ...patch,
    training: { ...(training ?? scenario.training), ...(loss ? { loss } : {}) },
    network,
    ...(given ? { initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 } } : {}),
  })
  if (problem) return problem.message
  if (given) say('info', 'The given weights do not fit the new shape: new ones were drawn.')
  return null
}
