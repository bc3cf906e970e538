import { useState } from 'react'

/** What was chosen last, for when a view comes back after another tab was shown in its place. */
export interface Remembered<T> {
  value: T
}

/** State that outlives its component. */
export function useRemembered<T>(kept: Remembered<T>): readonly [T, (next: T) => void] {
  const [value, setValue] = useState(kept.value)
  return [
    value,
    (next) => {
      kept.value = next
      setValue(next)
    },
  ]
}
