import type { Change, Training } from '../../document/types'
import { scheduledRate, scheduleSpan } from '../../engine/step/schedules'

/** The learning rates that the settings in force will give, as long as nobody changes them. */
export interface RatePlan {
  readonly from: number // step of the first update planned
  readonly stride: number // steps between two points
  readonly rates: Float64Array // of the updates from, from + stride, ...
}

/** The step that a schedule counts from: the last change of the rate or the schedule up to `step`, as in Machine.change. */
export function scheduleStart(changes: readonly Change[], step: number): number {
  return changes.findLast((change) => change.step <= step && (change.field === 'learningRate' || change.field === 'schedule'))?.step ?? 0
}

/** The rate of update `step`, by the engine's schedule: the one that the machine will use. */
export function plannedRate({ schedule, learningRate }: Training, start: number, step: number): number {
  return scheduledRate(schedule, learningRate, step - start)
}

/** The rates of at most `points` updates from `from` up to `to`. */
export function ratePlan(training: Training, start: number, from: number, to: number, points: number): RatePlan {
  const stride = Math.max(1, Math.ceil((to - from) / points))
  const count = Math.floor((to - from) / stride) + 1
  return { from, stride, rates: Float64Array.from({ length: count }, (_, k) => plannedRate(training, start, from + k * stride)) }
}

/** Update up to which a plan is worth drawing: half as far again as the run has come, and the whole of a schedule that has an end. */
export function planEnd({ schedule }: Training, start: number, step: number): number {
  const span = scheduleSpan(schedule)
  return Math.max(Math.ceil(Math.max(50, 1.5 * step)), span > 0 ? start + span : 0)
}
