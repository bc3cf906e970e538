import type { Quantity } from '../../explain/quantity'
import type { Given, Inside, Predict } from '../state/inside-state'
import { isOpen } from './exercise'
import { exerciseOf } from './predicting'

/** How the predictions of a step went. */
export interface Summary {
  readonly atOnce: number
  readonly later: number
  readonly shown: number
  readonly passedOver: readonly number[] // operations
  readonly mistakes: readonly Mistake[] // the most frequent first
}

interface Mistake {
  readonly text: string
  readonly times: number
  readonly at: readonly { readonly index: number; readonly quantity: Quantity }[] // of numbers: the operations
}

/** The answers about numbers: which weight moves most is asked beside them and not counted. */
function answersIn(inside: Inside, predict?: Predict): readonly Given[] {
  return Object.entries(exerciseOf(inside, predict).answers).flatMap(([key, given]) => (isOperation(key) ? given : []))
}

function isOperation(key: string): boolean {
  return /^\d+$/.test(key)
}

/** Questions answered so far, and how many of them at once. */
export function scoreOf(inside: Inside, predict?: Predict): { readonly atOnce: number; readonly done: number } {
  const outcomes = answersIn(inside, predict).flatMap(({ outcome }) => outcome ?? [])
  return { atOnce: outcomes.filter((outcome) => outcome === 'at once').length, done: outcomes.length }
}

/** Questions that were gone past without an answer. */
export function skippedOf(inside: Inside, predict?: Predict): number {
  const { furthest } = exerciseOf(inside, predict)
  let skipped = 0
  for (let index = 0; index <= furthest; index++) if (isOpen(inside, index, predict)) skipped += 1
  return skipped
}

export function summaryOf(inside: Inside, predict?: Predict): Summary {
  const { operations } = inside
  const answers = answersIn(inside, predict)
  const count = (wanted: Given['outcome']) => answers.filter(({ outcome }) => outcome === wanted).length
  const passedOver: number[] = []
  for (let index = 0; index < operations.count('operation'); index++) if (isOpen(inside, index, predict)) passedOver.push(index)
  return { atOnce: count('at once'), later: count('later'), shown: count('shown'), passedOver, mistakes: mistakesIn(inside, predict) }
}

function mistakesIn(inside: Inside, predict?: Predict): Mistake[] {
  const made = new Map<string, { times: number; places: Set<number> }>()
  for (const [key, { mistakes }] of Object.entries(exerciseOf(inside, predict).answers)) {
    for (const text of mistakes) {
      const entry = made.get(text) ?? { times: 0, places: new Set() }
      made.set(text, entry)
      entry.times += 1
      if (isOperation(key)) entry.places.add(Number(key))
    }
  }
  const at = (index: number) => ({ index, quantity: inside.operations.at(index).result! })
  return [...made].map(([text, { times, places }]) => ({ text, times, at: [...places].map(at) })).sort((a, b) => b.times - a.times)
}
