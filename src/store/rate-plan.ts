import type { Change } from '../document/types'
import type { Frame } from '../trainer/protocol'
import { planEnd, type RatePlan, ratePlan, scheduleStart } from '../trainer/rate-plan'

const POINTS = 200

/** The learning rates that the settings in force at a frame plan for the steps ahead; `plan:<step>/rate/<update>` names one of them. */
export function planAhead({ training, position: { step } }: Frame, changes: readonly Change[]): RatePlan {
  const start = scheduleStart(changes, step)
  return ratePlan(training, start, step, planEnd(training, start, step), POINTS)
}
