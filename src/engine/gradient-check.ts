import type { Objective } from './objective'

/** (L(p + h) − L(p − h)) / 2h along one parameter; the parameters are left as they were. */
export function centralDifference(objective: Objective, parameters: Float64Array, index: number, h: number): number {
  const kept = parameters[index]
  parameters[index] = kept + h
  const above = objective.loss(parameters)
  const high = parameters[index]
  parameters[index] = kept - h
  const below = objective.loss(parameters)
  const low = parameters[index]
  parameters[index] = kept
  return (above - below) / (high - low) // the true distance: kept ± h are rounded
}
