import type { Predict } from '../state/inside-state'
import { attempt, EXERCISES_KEY } from '../state/storage'

const DIGITS_KEY = 'downhill.digits'

/** What is kept of predictions. */
export interface KeptExercises extends Pick<Predict, 'on' | 'exercises'> {
  readonly open: number | null // the step that is walked through
}

export function saveExercises(kept: KeptExercises): void {
  attempt(() => sessionStorage.setItem(EXERCISES_KEY, JSON.stringify(kept)))
}

/** Keep the digits of formulas, as the notation is kept. */
export function saveDigits(digits: string): void {
  attempt(() => localStorage.setItem(DIGITS_KEY, digits))
}

export function savedDigits(): string | null {
  return attempt(() => localStorage.getItem(DIGITS_KEY))
}
