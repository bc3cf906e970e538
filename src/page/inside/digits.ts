import { createStore, useStore } from 'zustand'
import { attempt } from '../state/storage'

const KEY = 'downhill.digits'
const CHOICES = ['4', '6', '9', '12', '17'] as const

/** Significant digits, as they are chosen; '17' is all of a number. */
export type Digits = (typeof CHOICES)[number]

export const DIGITS = CHOICES.map((value) => ({ value, label: value === '17' ? 'all' : value }))

const digits = createStore<{ readonly chosen: Digits }>()(() => ({ chosen: kept() ?? '4' }))

/** Significant digits of formulas, of their explanations and of the values so far; kept in this browser as the notation is. */
export function useDigits(): Digits {
  return useStore(digits, ({ chosen }) => chosen)
}

export function setDigits(chosen: Digits): void {
  digits.setState({ chosen })
  attempt(() => localStorage.setItem(KEY, chosen))
}

function kept(): Digits | undefined {
  const text = attempt(() => localStorage.getItem(KEY))
  return CHOICES.find((value) => value === text)
}
