import type { Exercise, Inside, Predict } from '../state/inside-state'
import { type PageState, page } from '../state/page-state'

export const NO_EXERCISE: Exercise = { of: '', last: Number.MAX_SAFE_INTEGER, place: 0, furthest: -1, typed: '', answers: {} }

/** What was predicted of a step so far. */
export function exerciseOf({ key }: Pick<Inside, 'key'>, { exercises }: Predict = page.getState().predict): Exercise {
  return exercises[key] ?? NO_EXERCISE
}

/** Whether the result of the last operation has been on the screen. Of a pass outside training nothing is to be predicted. */
export function isFinished(inside: Inside, predict?: Predict): boolean {
  if (inside.context.trace.ends) return true
  const { furthest, last } = exerciseOf(inside, predict)
  return furthest >= last
}

/** Whether results of the step that is walked through are still to be predicted. */
export function isPredicting({ inside, predict }: PageState): boolean {
  return predict.on && inside !== null && !isFinished(inside, predict)
}
