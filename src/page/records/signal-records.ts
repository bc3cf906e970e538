import type { Loss } from '../../engine/network/loss-kinds'
import { logitPoint, timesAsSteep } from '../../explain/signals/logit-slope'
import { strongestPath } from '../../explain/signals/strongest-path'
import type { Frame } from '../../trainer/protocol'
import { plannedRate, scheduleStart } from '../../trainer/run/rate-plan'
import type { RunState } from '../run/run-state'

/** A number of the path of the shown sample: `<row>/product`, `<row>/<weight|slope|factor|product|slopes|bound>/<steps back>`. */
export function pathValue({ network, training }: RunState, { probe, parameters }: Frame, [row, name, back]: readonly string[]): number {
  if (!network || !training || probe.row !== Number(row)) return Number.NaN
  const path = strongestPath(network, training.loss, probe, parameters)
  if (back === undefined) return path.product
  return path.steps[Number(back)]?.[name as 'weight'] ?? Number.NaN
}

/**
 * dL/dz of an output of the shown sample under a loss that need not be the one in force, and that loss: `<slope|loss>/<loss>/<row>/<output>`;
 * `times/<loss>/<row>/<output>`: how many times as steep it is as under the loss in force.
 */
export function logitValue({ network, training }: RunState, { probe }: Frame, [name, loss, row, output]: readonly string[]): number {
  const z = probe.z.at(-1)
  if (!network || !training || !z || probe.row !== Number(row)) return Number.NaN
  const { activation } = network.layers.at(-1)!
  const unit = Number(output)
  if (name === 'times') return timesAsSteep(loss as Loss, training.loss, activation, z, probe.y, unit)
  return logitPoint(loss as Loss, activation, z, probe.y, unit, z[unit]!)[name as 'slope' | 'loss']
}

/** Planned with the settings in force at a frame: `rate/<step>`, the rate of that update; `step/<step>`, the update itself. */
export function planValue({ document }: RunState, { training, position }: Frame, [name, step]: readonly string[]): number {
  if (name === 'step') return Number(step)
  return plannedRate(training, scheduleStart(document.changes, position.step), Number(step))
}
