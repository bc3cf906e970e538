import type { Dataset, Split } from '../dataset'
import type { Copies } from './copies'

/** How many images of each part of MNIST, from the first on, and which changed copies of those to train on. */
export interface DigitsChoice {
  readonly training: number
  readonly test: number
  readonly augmentation?: Copies | null
}

const HELD = 2 // choices kept: the data of two runs that are compared

const held = new Map<string, Dataset>()
const failures = new Map<string, string>()
const keyOf = ({ training, test, augmentation = null }: DigitsChoice) => JSON.stringify([training, test, augmentation])

/** The data set of a choice that was loaded; null without one. */
export function heldDigits(choice: DigitsChoice): Dataset | null {
  return held.get(keyOf(choice)) ?? null
}

/** Keeps what a load has led to: the data set, or why there is none. */
export function keep(choice: DigitsChoice, result: Dataset | string): void {
  const key = keyOf(choice)
  held.delete(key)
  failures.delete(key)
  if (typeof result === 'string') failures.set(key, result)
  else held.set(key, result)
  for (const old of [...held.keys()].slice(0, -HELD)) held.delete(old)
}

/** The data set of a choice. @throws Error before it was loaded, saying why where a load has failed */
export function digits(choice: DigitsChoice): Dataset {
  const found = heldDigits(choice)
  if (!found) throw new Error(failures.get(keyOf(choice)) ?? 'The digits have not been loaded.')
  return found
}

/** Its test and training rows, as MNIST parts them, with the changed copies to train on. */
export function digitsSplit({ training, test, augmentation = null }: DigitsChoice): Split {
  const rows = (from: number, count: number) => Int32Array.from({ length: count }, (_, k) => from + k)
  return { train: rows(test, training * (1 + (augmentation?.copies ?? 0))), test: rows(0, test) }
}
