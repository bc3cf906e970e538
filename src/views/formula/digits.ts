import { useState } from 'react'

export type Digits = '4' | '6' | '9' | '12' | '17'

let chosen: Digits = '4'

/** Significant digits of formulas, kept while the page is open. */
export function useDigits(): readonly [Digits, (digits: Digits) => void] {
  const [digits, set] = useState(chosen)
  return [
    digits,
    (next) => {
      chosen = next
      set(next)
    },
  ]
}

export function digitsOf(digits: Digits): number {
  return Number(digits)
}
