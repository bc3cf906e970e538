import type { Activation } from '../../engine/network/activations'
import { pinsWithin } from '../pins'
import type { Scenario } from '../types'
import { difference, merge } from './difference'

/**
 * The scenario of another run when that of the first one changes: it keeps its differences from the first. Layers that the first run
 * gets it gets too, unless its own were others already; given first weights and pins stay as far as they fit.
 */
export function scenarioAfter(old: Scenario, now: Scenario, other: Scenario): Scenario {
  const { features: _, ...rest } = merge(now, difference(old, other)) as Scenario
  const columns = difference([old.features], [other.features]) === undefined ? now.features : other.features
  const merged = { ...rest, ...(columns && { features: columns }) }
  const reshaped = now.network.hidden.join() !== old.network.hidden.join()
  if (!reshaped) return merged
  const own = other.network.hidden.join() !== old.network.hidden.join()
  const network = own ? other.network : { hidden: now.network.hidden, activations: activationsAfter(old, now, other) }
  const { kind } = merged.initialization
  return {
    ...merged,
    network,
    initialization: kind === 'given' ? now.initialization : merged.initialization,
    training: { ...merged.training, pins: pinsWithin(merged.training.pins, network.hidden) },
  }
}

/** Its own activations for the new layers: those that it did not have get that of its last hidden one. */
function activationsAfter(old: Scenario, now: Scenario, other: Scenario): readonly Activation[] {
  if (difference(old.network.activations, other.network.activations) === undefined) return now.network.activations
  const hidden = other.network.activations.slice(0, -1)
  const output = other.network.activations.at(-1)!
  return [...now.network.hidden.map((_, layer) => hidden[layer] ?? hidden.at(-1) ?? now.network.activations[layer]!), output]
}
