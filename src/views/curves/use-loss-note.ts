import { useSyncExternalStore } from 'react'
import { LOSSES } from '../../explain/kinds/losses'
import { firstRun, usePage } from '../../page'
import type { CurveTab } from '../../page/state/page-state'

/** Says that the losses of two runs are of two kinds; empty where there is nothing to say. */
export function useLossNote(tab: CurveTab): string {
  const second = usePage(({ runs }) => (runs[1] ?? firstRun).state)
  const a = useSyncExternalStore(firstRun.state.subscribe, () => firstRun.state.getState().training?.loss)
  const b = useSyncExternalStore(second.subscribe, () => second.getState().training?.loss)
  return tab === 'loss' && a && b && a !== b ? `A ${LOSSES[a].besideOther}, B ${LOSSES[b].besideOther}: not comparable.` : ''
}
