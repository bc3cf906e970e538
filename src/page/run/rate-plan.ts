import { trainingAt } from '../../document/training-at'
import type { Change, Document } from '../../document/types'
import type { Frame } from '../../trainer/protocol'
import { planEnd, plannedRate, type RatePlan, ratePlan, scheduleStart } from '../../trainer/run/rate-plan'

const POINTS = 200

/** The learning rate of update `step` by the changes that are logged up to it. */
export function rateAt({ scenario, changes }: Document, step: number): number {
  return plannedRate(trainingAt(scenario, changes, step).training, scheduleStart(changes, step), step)
}

/** The learning rate of the update that comes next; `plan:<step>/rate/<step>` names it. */
export function rateInForce({ training, position: { step } }: Frame, changes: readonly Change[]): number {
  return plannedRate(training, scheduleStart(changes, step), step)
}

/** The learning rates that the settings in force at a frame plan for the steps ahead; `plan:<step>/rate/<update>` names one of them. */
export function planAhead({ training, position: { step } }: Frame, changes: readonly Change[]): RatePlan {
  const start = scheduleStart(changes, step)
  return ratePlan(training, start, step, planEnd(training, start, step), POINTS)
}
