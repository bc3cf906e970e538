import { useSyncExternalStore } from 'react'
import type { Loss } from '../../engine'
import { firstRun, usePage } from '../../page'
import type { CurveTab } from './series'

/** Short enough for two of them in a line or two. */
const NAMES: Readonly<Record<Loss, string>> = {
  bce: 'cross-entropy',
  cce: 'categorical cross-entropy',
  perceptron: 'perceptron rule',
  mse: 'squared error',
  mse_half: '½ squared error',
  sse_half: '½ sum of squares',
}

/** Says that the losses of two runs are of two kinds; empty where there is nothing to say. */
export function useLossNote(tab: CurveTab): string {
  const beside = usePage(({ runs }) => (runs[1] ?? firstRun).state)
  const a = useSyncExternalStore(firstRun.state.subscribe, () => firstRun.state.getState().training?.loss)
  const b = useSyncExternalStore(beside.subscribe, () => beside.getState().training?.loss)
  return tab === 'loss' && a && b && a !== b ? `A ${NAMES[a]}, B ${NAMES[b]}: not comparable.` : ''
}
