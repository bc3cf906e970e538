import { useSyncExternalStore } from 'react'
import { subscribeTheme } from './theme-colors'

/** Size of the small text in px: larger in the lecture mode. */
export function useTextPx(): number {
  return useSyncExternalStore(subscribeTheme, smallTextPx)
}

function smallTextPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--text-s')) || 12
}
