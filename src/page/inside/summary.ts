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

/** Questions answered so far, and how many of them at once. */
export function scoreOf(inside: Inside, predict?: Predict): { readonly atOnce: number; readonly done: number } {
  const outcomes = Object.values(exerciseOf(inside, predict).answers).flatMap(({ outcome }) => outcome ?? [])
  return { atOnce: outcomes.filter((outcome) => outcome === 'at once').length, done: outcomes.length }
}

export function summaryOf(inside: Inside, predict?: Predict): Summary {
  const { operations } = inside
  const answers = Object.entries(exerciseOf(inside, predict).answers)
  const count = (wanted: Given['outcome']) => answers.filter(([, { outcome }]) => outcome === wanted).length
  const passedOver: number[] = []
  for (let index = 0; index < operations.count('operation'); index++) if (isOpen(inside, index, predict)) passedOver.push(index)
  return { atOnce: count('at once'), later: count('later'), shown: count('shown'), passedOver, mistakes: mistakesIn(inside, answers) }
}

function mistakesIn({ operations }: Inside, answers: readonly (readonly [string, Given])[]): Mistake[] {
  const made = new Map<string, { times: number; places: Set<number> }>()
  for (const [key, { mistakes }] of answers) {
    for (const text of mistakes) {
      const entry = made.get(text) ?? { times: 0, places: new Set() }
      made.set(text, entry)
      entry.times += 1
      if (/^\d+$/.test(key)) entry.places.add(Number(key))
    }
  }
  const at = (index: number) => ({ index, quantity: operations.at(index).result! })
  return [...made].map(([text, { times, places }]) => ({ text, times, at: [...places].map(at) })).sort((a, b) => b.times - a.times)
}
