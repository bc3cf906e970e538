import type { Predict } from '../state/inside-state'
import { attempt, EXERCISES_KEY } from '../state/storage'

/** What is kept of predictions. */
export interface KeptExercises extends Pick<Predict, 'on' | 'exercises'> {
  readonly open: number | null // the step that is walked through
}

export function saveExercises(kept: KeptExercises): void {
  attempt(() => sessionStorage.setItem(EXERCISES_KEY, JSON.stringify(kept)))
}
