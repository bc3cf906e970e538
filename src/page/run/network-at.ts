import { networkOf } from '../../document/pins'
import { trainingAt } from '../../document/training-at'
import type { Network } from '../../engine/network/network'
import type { RunState } from './run-state'

/** The network of the step that starts at parameters `step`: its functions and pins may have been changed since. Null before a run is open. */
export function networkAt({ document, network }: Pick<RunState, 'document' | 'network'>, step: number): Network | null {
  if (!network) return null
  const { activations, training } = trainingAt(document.scenario, document.changes, step)
  return networkOf(network.sizes, activations, training.pins)
}
