import type { Exercise, Given } from '../state/inside-state'
import { page } from '../state/page-state'
import { currentDocument } from '../state/runs'
import { cover } from './exercise'
import { openAgain } from './inside'
import type { KeptExercises } from './keep'

/** Takes the exercises up that this tab had before a reload; goes back into the step that was open, or that the browser's history is at. */
export function resume(saved: unknown, inside = false): void {
  if (isKept(saved)) {
    const { on, open, exercises } = saved
    page.setState({ predict: { on, covered: on && open !== null, exercises } })
    if (on && open !== null && currentDocument().step === open + 1) {
      openAgain()
      return
    }
  }
  if (inside) openAgain()
  else cover()
}

function isKept(saved: unknown): saved is KeptExercises {
  if (!isRecord(saved) || !isRecord(saved.exercises)) return false
  return typeof saved.on === 'boolean' && isStep(saved.open) && Object.values(saved.exercises).every(isExercise)
}

function isExercise(one: unknown): one is Exercise {
  if (!isRecord(one) || !isRecord(one.answers)) return false
  const numbers = [one.last, one.place, one.furthest]
  return (
    typeof one.of === 'string' &&
    typeof one.typed === 'string' &&
    numbers.every(Number.isSafeInteger) &&
    Object.values(one.answers).every(isGiven)
  )
}

function isGiven(one: unknown): one is Given {
  if (!isRecord(one) || typeof one.answer !== 'string' || typeof one.soFar !== 'string' || !Array.isArray(one.mistakes)) return false
  const outcomes: readonly unknown[] = ['at once', 'later', 'shown', null]
  return outcomes.includes(one.outcome) && Number.isSafeInteger(one.wrong) && one.mistakes.every((text) => typeof text === 'string')
}

function isStep(value: unknown): value is number | null {
  return value === null || Number.isSafeInteger(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
