import { useState } from 'react'
import { saveDigits, savedDigits } from '../../page/inside/keep'

const CHOICES = ['4', '6', '9', '12', '17'] as const

export type Digits = (typeof CHOICES)[number]

export const DIGITS = CHOICES.map((value) => ({ value, label: value === '17' ? 'all' : value }))

/** Significant digits of formulas, kept as the notation is. */
export function useDigits(): readonly [Digits, (digits: Digits) => void] {
  const [digits, set] = useState(() => CHOICES.find((value) => value === savedDigits()) ?? '4')
  return [
    digits,
    (next) => {
      saveDigits(next)
      set(next)
    },
  ]
}

export function digitsOf(digits: Digits): number {
  return Number(digits)
}
